package dev.snapstart.access;

import dev.snapstart.model.Attribute;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One function and what is wanted of it.
 *
 * @param scope where it is
 * @param function the function
 * @param request what is wanted, or null if it is only looked at
 */
record AccessSubject(AccessScope scope, FunctionId function, @Nullable DeploymentRequest request) {
  static AccessSubject of(AccessScope scope, DeploymentRequest request) {
    return new AccessSubject(scope.of(request.function()), request.function(), request);
  }

  static AccessSubject of(AccessScope scope, FunctionId function) {
    return new AccessSubject(scope.of(function), function, null);
  }

  String functionArn() {
    return String.join(
        ":",
        "arn",
        scope.partition(),
        "lambda",
        scope.regionOrWord(),
        scope.accountOrWord(),
        "function",
        function.name());
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
