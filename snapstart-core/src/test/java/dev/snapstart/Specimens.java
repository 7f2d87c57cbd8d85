package dev.snapstart;

import dev.snapstart.access.AccessPolicy;
import dev.snapstart.access.AccessScope;
import dev.snapstart.access.AccessStatement;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.coldstart.MeasurementRequest;
import dev.snapstart.cost.CostAssumptions;
import dev.snapstart.cost.Rates;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.code.TemporaryCopy;
import dev.snapstart.internal.deploy.Deployment;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.Environment;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.Payload;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.SettingValues;
import dev.snapstart.model.VersionGoal;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.readiness.Eligibility;
import dev.snapstart.readiness.EligibilityRule;
import dev.snapstart.readiness.Fact;
import dev.snapstart.readiness.FunctionFacts;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Makes an instance of any type, with a secret wherever its type may hold one: in environments, in
 * bytes, and in texts whose names say so.
 */
final class Specimens {
  static final String SECRET = "canary9f3b71c0d2";

  private static final String SECRET_NAMES = "(?i).*(password|secret|token|payload).*";

  /** What checks its arguments, or is no record. */
  private static final Map<Class<?>, Supplier<?>> OWN = new HashMap<>();

  static {
    OWN.put(Environment.class, () -> Environment.of(Map.of("NAME", SECRET)));
    OWN.put(
        FunctionSettings.class,
        () -> FunctionSettings.builder().environment(Map.of("NAME", SECRET)).build());
    OWN.put(
        SettingValues.class,
        () ->
            SettingValues.builder()
                .put(FunctionSetting.ENVIRONMENT, Environment.of(Map.of("NAME", SECRET)))
                .build());
    OWN.put(Payload.class, () -> Payload.of(SECRET));
    OWN.put(InvokeRequest.class, () -> InvokeRequest.of("orders", "live", "\"" + SECRET + "\""));
    OWN.put(
        InvokeOutcome.class,
        () ->
            new InvokeOutcome(
                "orders",
                200,
                "1",
                Optional.empty(),
                Payload.of(SECRET),
                List.of(SECRET),
                Optional.empty(),
                Optional.empty()));
    OWN.put(
        MeasurementRequest.class,
        () ->
            MeasurementRequest.of("orders", "live").withPayload(Payload.of("\"" + SECRET + "\"")));
    OWN.put(
        LogRequest.class, () -> new LogRequest("orders", null, Duration.ofMinutes(1), 10, null));
    OWN.put(FunctionId.class, () -> FunctionId.parse("orders"));
    OWN.put(FunctionSetting.class, () -> FunctionSetting.ENVIRONMENT);
    OWN.put(AliasGoal.class, () -> AliasGoal.named("live"));
    OWN.put(VersionGoal.Existing.class, () -> new VersionGoal.Existing("1"));
    OWN.put(Facet.class, () -> Facet.LATEST);
    OWN.put(ShiftStrategy.class, () -> ShiftStrategy.canary(10, Duration.ofMinutes(1)));
    OWN.put(CodeDeploy.class, () -> new CodeDeploy("app", "group", null, false, false, null, null));
    OWN.put(
        TrafficShift.class,
        () ->
            new TrafficShift(
                ShiftStrategy.ALL_AT_ONCE,
                List.of(new TrafficGate.SmokeTest("\"" + SECRET + "\"", "/status", SECRET))));
    OWN.put(TrafficGate.ErrorRate.class, () -> new TrafficGate.ErrorRate(1));
    OWN.put(
        TrafficGate.SmokeTest.class,
        () -> new TrafficGate.SmokeTest("\"" + SECRET + "\"", "/status", SECRET));
    OWN.put(AccessScope.class, AccessScope::unknown);
    OWN.put(AccessStatement.class, () -> AccessStatement.allowing("lambda:GetFunction", "*"));
    OWN.put(
        AccessPolicy.class,
        () ->
            AccessPolicy.forRequests(
                AccessScope.unknown(),
                DeploymentRequest.forFunction("orders")
                    .settings(it -> it.environment(Map.of("NAME", SECRET)))
                    .build()));
    OWN.put(Step.DeleteVersion.class, () -> new Step.DeleteVersion("1"));
    OWN.put(
        CallFailure.class,
        () ->
            new CallFailure(
                CallFailure.Kind.values()[0], "action", "code", "why", null, null, null));
    // They have no text form of their own.
    OWN.put(Deployment.class, () -> null);
    OWN.put(TemporaryCopy.class, () -> null);
    // A command line for people, of names and ARNs only.
    OWN.put(named("dev.snapstart.internal.trigger.AwsCommand"), () -> "aws lambda");
    OWN.put(
        SnapStartException.class,
        () -> SnapStartException.of(ErrorCode.INVALID_REQUEST, "summary").advice("do").build());
    OWN.put(EligibilityRule.class, () -> Eligibility.rules().get(0));
    OWN.put(FunctionFacts.class, FunctionFacts::none);
    OWN.put(Fact.class, () -> Fact.RUNTIME);
    OWN.put(String.class, () -> "text");
    OWN.put(int.class, () -> 1);
    OWN.put(long.class, () -> 1L);
    OWN.put(double.class, () -> 1.0);
    OWN.put(boolean.class, () -> true);
    OWN.put(byte[].class, () -> SECRET.getBytes(StandardCharsets.UTF_8));
    OWN.put(Integer.class, () -> 1);
    OWN.put(Double.class, () -> 1.0);
    OWN.put(Boolean.class, () -> true);
    OWN.put(OptionalDouble.class, OptionalDouble::empty);
    OWN.put(OptionalLong.class, OptionalLong::empty);
    OWN.put(Object.class, () -> Environment.of(Map.of("NAME", SECRET)));
    OWN.put(Path.class, () -> Path.of("code.zip"));
    OWN.put(URI.class, () -> URI.create("http://localhost"));
    OWN.put(Instant.class, () -> Instant.EPOCH);
    OWN.put(LocalDate.class, () -> LocalDate.EPOCH);
    OWN.put(BigDecimal.class, () -> BigDecimal.ONE);
    OWN.put(Long.class, () -> 1L);
    OWN.put(CostAssumptions.class, CostAssumptions::none);
    OWN.put(Rates.class, Rates::builtIn);
    OWN.put(PruneGoal.class, () -> PruneGoal.keeping(1));
    OWN.put(Duration.class, () -> Duration.ofSeconds(1));
    OWN.put(LocalDate.class, () -> LocalDate.EPOCH);
    OWN.put(BigDecimal.class, () -> BigDecimal.ONE);
    OWN.put(Clock.class, Clock::systemUTC);
    OWN.put(Throwable.class, () -> new IllegalStateException("why"));
  }

  private Specimens() {}

  private static Class<?> named(String type) {
    try {
      return Class.forName(type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static Object of(Class<?> type) {
    return of(type, "");
  }

  private static Object of(Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      return container(generic, name);
    }
    if (!(type instanceof Class<?> plain)) {
      return type instanceof WildcardType wildcard
          ? of(wildcard.getUpperBounds()[0], name)
          : of(Object.class, name);
    }
    if (plain == String.class && name.matches(SECRET_NAMES)) {
      return SECRET;
    }
    Supplier<?> own = OWN.get(plain);
    return own == null ? made(plain) : own.get();
  }

  private static Object container(ParameterizedType type, String name) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] inner = type.getActualTypeArguments();
    if (raw == List.class) {
      return List.of(of(inner[0], name));
    }
    if (raw == SortedSet.class) {
      return new TreeSet<>(List.of("text"));
    }
    if (raw == Set.class) {
      return Set.of(of(inner[0], name));
    }
    if (raw == Map.class) {
      return Map.of(of(inner[0], ""), of(inner[1], name));
    }
    if (raw == Optional.class) {
      return Optional.of(of(inner[0], name));
    }
    return of(raw, name);
  }

  private static Object made(Class<?> type) {
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isSealed()) {
      // The last ones are those with content.
      Class<?>[] permitted = type.getPermittedSubclasses();
      return of(permitted[permitted.length - 1], "");
    }
    if (type.isInterface()) {
      return Proxy.newProxyInstance(
          type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> "proxy");
    }
    if (type.isRecord()) {
      return record(type);
    }
    throw new IllegalStateException(
        "Say here how to make a " + type.getName() + " that holds a secret if it can");
  }

  private static Object record(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    Object[] values =
        Arrays.stream(parts).map(it -> of(it.getGenericType(), it.getName())).toArray();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Say here how to make a " + type.getName(), e);
    }
  }
}
