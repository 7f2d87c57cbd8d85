package dev.snapstart.access;

import dev.snapstart.model.Attribute;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.LogSettings;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.TrafficGate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One function and what is wanted of it.
 *
 * @param scope where it is
 * @param function the function
 * @param request what is wanted, or null if it is only looked at
 */
record AccessSubject(AccessScope scope, FunctionId function, @Nullable DeploymentRequest request) {
  /** Account, region and name; a tag or a digest follows. */
  private static final Pattern ECR =
      Pattern.compile("(\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.[^/]+/([^:@]+)");

  static AccessSubject of(AccessScope scope, DeploymentRequest request) {
    return new AccessSubject(scope.of(request.function()), request.function(), request);
  }

  static AccessSubject of(AccessScope scope, FunctionId function) {
    return new AccessSubject(scope.of(function), function, null);
  }

  String functionArn() {
    return arn("lambda", "function:" + function.name());
  }

  /** Which functions they call is not part of their names. */
  String mappingArns() {
    return arn("lambda", "event-source-mapping:*");
  }

  String everyFunctionArn() {
    return arn("lambda", "function:*");
  }

  /** API Gateway's ARNs are without account. */
  String apiArn(String path) {
    return String.join(":", "arn", scope.partition(), "apigateway", scope.regionOrWord(), "", path);
  }

  /** A group that the request does not choose may be another one: settings stay what they are. */
  String logGroupArn() {
    String group =
        value(FunctionSetting.LOGGING)
            .map(LogSettings::logGroup)
            .orElse("/aws/lambda/" + function.name());
    return arn("logs", "log-group:" + group);
  }

  /** The repository of ECR that the image is in. */
  List<String> repository() {
    if (request == null || !(request.code() instanceof CodeSource.Image image)) {
      return List.of();
    }
    Matcher matcher = ECR.matcher(image.uri());
    return matcher.lookingAt()
        ? List.of(
            String.join(
                ":",
                "arn",
                scope.partition(),
                "ecr",
                matcher.group(2),
                matcher.group(1),
                "repository/" + matcher.group(3)))
        : List.of();
  }

  private String arn(String service, String resource) {
    return String.join(
        ":",
        "arn",
        scope.partition(),
        service,
        scope.regionOrWord(),
        scope.accountOrWord(),
        resource);
  }

  /** The role for CodeDeploy, if a deployment group may have to be created. */
  List<String> deployerRole() {
    return Optional.ofNullable(request).stream()
        .flatMap(it -> it.alias().stream())
        .flatMap(it -> Stream.ofNullable(it.shift().codeDeploy()))
        .filter(CodeDeploy::createMissing)
        .flatMap(it -> Stream.ofNullable(it.serviceRoleArn()))
        .toList();
  }

  boolean hasGate(Class<? extends TrafficGate> kind) {
    return wants(
        it ->
            it.alias()
                .filter(alias -> alias.shift().gates().stream().anyMatch(kind::isInstance))
                .isPresent());
  }

  boolean wants(Predicate<DeploymentRequest> what) {
    return request != null && what.test(request);
  }

  <T> Optional<T> value(FunctionSetting<T> setting) {
    return request != null && request.settings().get(setting) instanceof Attribute.Set<T> set
        ? Optional.of(set.value())
        : Optional.empty();
  }

  List<String> key(FunctionSetting<String> setting) {
    return value(setting).filter(arn -> !arn.isEmpty()).map(List::of).orElse(List.of());
  }

  /** The objects that hold, or may come to hold, the package. */
  List<String> packages() {
    if (request == null) {
      return List.of();
    }
    if (request.code() instanceof CodeSource.S3Object object) {
      return List.of(objects(object.bucket()) + literal(object.key()));
    }
    return request.code() instanceof CodeSource.Archive archive
        ? archive
            .stagingPlace()
            .map(place -> List.of(objects(place.bucket()) + literal(place.prefix()) + "*.zip"))
            .orElse(List.of())
        : List.of();
  }

  private String objects(String bucket) {
    return "arn:" + scope.partition() + ":s3:::" + literal(bucket) + "/";
  }

  /** In a policy these characters mean something else, unless they are written as variables. */
  private static String literal(String text) {
    return text.replaceAll("[$*?]", "\\${$0}");
  }
}
