package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.ARN;
import static dev.snapstart.local.state.Scenario.NAME;
import static dev.snapstart.local.state.Scenario.OTHER_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every call in every situation a function can be in: refused exactly where the table says so. */
class RefusalTableTest {
  private static final String BUSY = "ResourceConflictException";
  private static final String UNSUITED = "InvalidParameterValueException";
  private static final String MISSING = "ResourceNotFoundException";
  private static final Set<String> WRITES_OF_LATEST =
      Set.of("UpdateFunctionCode", "UpdateFunctionConfiguration", "PublishVersion", "TagResource");

  private static final Map<String, String> NOTHING_ATTACHED =
      Stream.of(
              "GetEventSourceMapping",
              "UpdateEventSourceMapping",
              "DeleteEventSourceMapping",
              "GetFunctionUrlConfig",
              "UpdateFunctionUrlConfig",
              "DeleteFunctionUrlConfig",
              "UpdateFunctionEventInvokeConfig",
              "GetFunctionEventInvokeConfig",
              "DeleteFunctionEventInvokeConfig")
          .collect(Collectors.toMap(name -> name, name -> MISSING));

  /** The situations, each with what it refuses; whatever is not named is accepted. */
  private static final Map<String, Map<String, String>> TABLE = new LinkedHashMap<>();

  static {
    Map<String, String> noFunction = new LinkedHashMap<>();
    calls().keySet().forEach(operation -> noFunction.put(operation, MISSING));
    noFunction
        .keySet()
        .removeAll(
            Set.of(
                "CreateFunction",
                "ListFunctions",
                "ListEventSourceMappings",
                "GetAccountSettings"));
    Map<String, String> nothingPublished = new LinkedHashMap<>(NOTHING_ATTACHED);
    for (String needsVersion :
        List.of(
            "CreateAlias",
            "UpdateAlias",
            "GetAlias",
            "GetPolicy",
            "RemovePermission",
            "Invoke",
            "PutProvisionedConcurrencyConfig",
            "GetProvisionedConcurrencyConfig",
            "DeleteProvisionedConcurrencyConfig")) {
      nothingPublished.put(needsVersion, MISSING);
    }
    nothingPublished.put("CreateFunction", BUSY);
    Map<String, String> pending = new LinkedHashMap<>(nothingPublished);
    WRITES_OF_LATEST.forEach(write -> pending.put(write, BUSY));
    Map<String, String> published = new LinkedHashMap<>(NOTHING_ATTACHED);
    published.put(
        "GetProvisionedConcurrencyConfig", "ProvisionedConcurrencyConfigNotFoundException");
    published.put("CreateFunction", BUSY);
    published.put("DeleteFunction of the version", BUSY);
    published.put("CreateAlias", BUSY);
    Map<String, String> updating = new LinkedHashMap<>(published);
    WRITES_OF_LATEST.forEach(write -> updating.put(write, BUSY));
    Map<String, String> failed = new LinkedHashMap<>(published);
    failed.put("UpdateAlias", BUSY);
    failed.put("Invoke", BUSY);
    failed.put("PutProvisionedConcurrencyConfig", UNSUITED);
    Map<String, String> beingMade = new LinkedHashMap<>(published);
    beingMade.put("Invoke", BUSY);
    beingMade.put("PutProvisionedConcurrencyConfig", UNSUITED);
    TABLE.put("no function", noFunction);
    TABLE.put("a function under creation", pending);
    TABLE.put("a settled function", nothingPublished);
    TABLE.put("an aliased version", published);
    TABLE.put("an aliased version and an update under way", updating);
    TABLE.put("an aliased version whose snapshot is being made", beingMade);
    TABLE.put("an aliased version whose snapshot failed", failed);
  }

  private static Scenario situation(String name) {
    Scenario scenario = new Scenario();
    if (name.equals("no function")) {
      return scenario;
    }
    scenario.call(Scenario.create(name.contains("snapshot")));
    if (name.equals("a function under creation")) {
      return scenario;
    }
    scenario.settles();
    if (name.equals("a settled function")) {
      return scenario;
    }
    if (name.endsWith("failed")) {
      scenario.state =
          scenario.state.withPlannedFailure(NAME, new SnapshotFailure("FunctionError", "Broken"));
    }
    scenario.publish();
    scenario.call(new LambdaCall.CreateAlias(NAME, "live", "1", null, null));
    scenario.call(permission("before"));
    if (name.endsWith("failed")) {
      scenario.settles();
    }
    if (name.endsWith("under way")) {
      scenario.call(Scenario.updateCode(OTHER_CODE));
    }
    return scenario;
  }

  private static LambdaCall permission(String id) {
    return Scenario.allow(null, id, "s3.amazonaws.com", null);
  }

  private static List<LambdaCall> attachments() {
    String queue = "arn:aws:sqs:us-east-1:123456789012:q";
    EventSource source = new EventSource(queue, null, null, null, null, null);
    EventSourceSettings settings = EventSourceSettings.ofQueue();
    return List.of(
        new AttachmentCall.CreateEventSourceMapping(NAME, source, settings, null),
        new AttachmentCall.GetEventSourceMapping("none"),
        new AttachmentCall.UpdateEventSourceMapping("none", NAME, settings, null),
        new AttachmentCall.DeleteEventSourceMapping("none"),
        new AttachmentCall.ListEventSourceMappings(NAME, null, null, null),
        new AttachmentCall.CreateFunctionUrlConfig(NAME, null, "NONE", null, null),
        new AttachmentCall.GetFunctionUrlConfig(NAME, null),
        new AttachmentCall.UpdateFunctionUrlConfig(NAME, null, "NONE", null, null),
        new AttachmentCall.DeleteFunctionUrlConfig(NAME, null),
        new AttachmentCall.ListFunctionUrlConfigs(NAME, null, null),
        new AttachmentCall.PutFunctionEventInvokeConfig(NAME, null, 1, null, null),
        new AttachmentCall.UpdateFunctionEventInvokeConfig(NAME, null, 1, null, null),
        new AttachmentCall.GetFunctionEventInvokeConfig(NAME, null),
        new AttachmentCall.DeleteFunctionEventInvokeConfig(NAME, null),
        new AttachmentCall.ListFunctionEventInvokeConfigs(NAME, null, null),
        new AttachmentCall.PutProvisionedConcurrencyConfig(NAME, "1", 1),
        new AttachmentCall.GetProvisionedConcurrencyConfig(NAME, "1"),
        new AttachmentCall.DeleteProvisionedConcurrencyConfig(NAME, "1"),
        new AttachmentCall.ListProvisionedConcurrencyConfigs(NAME, null, null),
        new AttachmentCall.PutFunctionConcurrency(NAME, 1),
        new AttachmentCall.GetFunctionConcurrency(NAME),
        new AttachmentCall.DeleteFunctionConcurrency(NAME),
        new AttachmentCall.GetAccountSettings());
  }

  private static Map<String, LambdaCall> calls() {
    List<LambdaCall> calls = new ArrayList<>();
    calls.add(Scenario.create(false));
    calls.add(new LambdaCall.GetFunction(NAME, null));
    calls.add(new LambdaCall.GetFunctionConfiguration(NAME, null));
    calls.add(new LambdaCall.ListFunctions(null, null, null));
    calls.add(Scenario.updateCode(OTHER_CODE));
    calls.add(Scenario.update(SettingsChange.builder().memorySize(256).build()));
    calls.add(new LambdaCall.PublishVersion(NAME, null, null, null));
    calls.add(new LambdaCall.ListVersionsByFunction(NAME, null, null));
    calls.add(new LambdaCall.DeleteFunction(NAME, null));
    calls.add(new LambdaCall.CreateAlias(NAME, "live", "1", null, null));
    calls.add(new LambdaCall.GetAlias(NAME, "live"));
    calls.add(new LambdaCall.UpdateAlias(NAME, "live", "1", null, null, null));
    calls.add(new LambdaCall.DeleteAlias(NAME, "live"));
    calls.add(new LambdaCall.ListAliases(NAME, null, null, null));
    calls.add(new LambdaCall.TagResource(ARN, Map.of("a", "b")));
    calls.add(new LambdaCall.UntagResource(ARN, List.of("a")));
    calls.add(new LambdaCall.ListTags(ARN));
    calls.add(permission("new"));
    calls.add(new LambdaCall.RemovePermission(NAME, null, "before", null));
    calls.add(new LambdaCall.GetPolicy(NAME, null));
    calls.add(new LambdaCall.Invoke(NAME, "1"));
    calls.add(new LambdaCall.GetFunctionCodeSigningConfig(NAME));
    calls.add(new LambdaCall.GetFunctionRecursionConfig(NAME));
    calls.add(new LambdaCall.GetRuntimeManagementConfig(NAME, null));
    calls.addAll(attachments());
    Map<String, LambdaCall> byName = new LinkedHashMap<>();
    calls.forEach(call -> byName.put(call.operation(), call));
    byName.put("DeleteFunction of the version", new LambdaCall.DeleteFunction(NAME, "1"));
    return byName;
  }

  @TestFactory
  Stream<DynamicTest> everyCallInEverySituation() {
    return TABLE.entrySet().stream()
        .flatMap(
            row ->
                calls().entrySet().stream()
                    .map(
                        call ->
                            DynamicTest.dynamicTest(
                                call.getKey() + " with " + row.getKey(),
                                () -> check(row.getKey(), call.getKey(), row.getValue()))));
  }

  private static void check(String situation, String call, Map<String, String> refused) {
    Scenario scenario = situation(situation);
    LambdaState before = scenario.state;

    LambdaAnswer answer = scenario.call(calls().get(call));

    String expected = refused.get(call);
    if (expected == null) {
      assertThat(answer).isNotInstanceOf(LambdaError.class);
    } else {
      assertThat(answer).isInstanceOf(LambdaError.class);
      assertThat(((LambdaError) answer).type()).isEqualTo(expected);
      assertThat(scenario.state).as("a refusal changes nothing").isEqualTo(before);
    }
  }

  @Test
  void theTableKnowsEveryOperation() {
    Set<String> operations =
        operations().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));

    Set<String> called =
        calls().values().stream()
            .map(LambdaCall::operation)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(called).isEqualTo(operations);
  }

  @Test
  void everyOperationHasARule() {
    Rulebook rules = Rules.all();
    assertThat(operations()).allMatch(rules::has);
  }

  private static Stream<Class<?>> operations() {
    return Stream.of(LambdaCall.class, AttachmentCall.class)
        .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
        .filter(Class::isRecord);
  }
}
