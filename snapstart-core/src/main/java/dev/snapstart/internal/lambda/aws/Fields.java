package dev.snapstart.internal.lambda.aws;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Copies members of the same name between the SDK's shapes: answers to writes repeat the members of
 * another shape in classes without a common type.
 */
final class Fields {
  private Fields() {}

  static <B extends SdkPojo> B copyInto(SdkPojo from, B to) {
    Map<String, SdkField<?>> source =
        from.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, field -> field));
    for (SdkField<?> target : to.sdkFields()) {
      SdkField<?> field = source.get(target.memberName());
      Object value = field == null ? null : field.getValueOrDefault(from);
      if (value != null) {
        target.set(to, value);
      }
    }
    return to;
  }
}
