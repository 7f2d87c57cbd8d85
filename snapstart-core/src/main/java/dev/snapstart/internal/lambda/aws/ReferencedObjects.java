package dev.snapstart.internal.lambda.aws;

import dev.snapstart.model.CodeLocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Reads {@code Code.ResolvedS3Object} out of an answer to GetFunction, because the SDK's model does
 * not have that member yet.
 */
final class ReferencedObjects implements SdkPlugin, ExecutionInterceptor {
  /** Takes what the answer to one request says; a request without it is left alone. */
  static final ExecutionAttribute<AtomicReference<CodeLocation.@Nullable Referenced>> FOUND =
      new ExecutionAttribute<>("SnapStartReferencedObject");

  /** Quotation marks inside of values are escaped, so no value looks like this. */
  private static final Pattern OBJECT =
      Pattern.compile("\"ResolvedS3Object\"\\s*:\\s*\\{([^{}]*)\\}");

  private static final String VALUE = "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern BUCKET = Pattern.compile("\"S3Bucket" + VALUE);
  private static final Pattern KEY = Pattern.compile("\"S3Key" + VALUE);
  private static final Pattern VERSION = Pattern.compile("\"S3ObjectVersion" + VALUE);
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)");

  @Override
  public void configureClient(SdkServiceClientConfiguration.Builder config) {
    ClientOverrideConfiguration before = config.overrideConfiguration();
    ClientOverrideConfiguration.Builder override =
        before == null ? ClientOverrideConfiguration.builder() : before.toBuilder();
    config.overrideConfiguration(override.addExecutionInterceptor(this).build());
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    AtomicReference<CodeLocation.@Nullable Referenced> found = attributes.getAttribute(FOUND);
    if (found == null || context.responseBody().isEmpty()) {
      return context.responseBody();
    }
    try (InputStream body = context.responseBody().get()) {
      byte[] bytes = body.readAllBytes();
      found.set(parse(new String(bytes, StandardCharsets.UTF_8)));
      return Optional.of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      // As the SDK itself says it: an answer that is cut off is read again.
      throw SdkClientException.create("The answer could not be read to its end", e);
    }
  }

  static CodeLocation.@Nullable Referenced parse(String answer) {
    Matcher object = OBJECT.matcher(answer);
    if (!object.find()) {
      return null;
    }
    String members = object.group(1);
    return new CodeLocation.Referenced(
        value(BUCKET, members), value(KEY, members), value(VERSION, members));
  }

  private static String value(Pattern member, String members) {
    Matcher matcher = member.matcher(members);
    return matcher.find() ? unescaped(matcher.group(1)) : "";
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> Matcher.quoteReplacement(character(escape.group(1))));
  }

  private static String character(String escape) {
    return switch (escape.charAt(0)) {
      case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case 'f' -> "\f";
      default -> escape;
    };
  }
}
