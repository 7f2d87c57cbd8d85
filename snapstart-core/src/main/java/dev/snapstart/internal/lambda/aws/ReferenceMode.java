package dev.snapstart.internal.lambda.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;

/**
 * Adds {@code S3ObjectStorageMode=REFERENCE} to one request, because the SDK's model does not have
 * that member yet. It is added to the marshalled body, which is signed afterwards.
 */
final class ReferenceMode implements SdkPlugin, ExecutionInterceptor {
  private static final String MEMBER = "\"S3ObjectStorageMode\":\"REFERENCE\",";

  /** No value can hold this text: quotation marks in values are escaped. */
  private static final String CODE = "\"Code\":{";

  @Override
  public void configureClient(SdkServiceClientConfiguration.Builder config) {
    ClientOverrideConfiguration before = config.overrideConfiguration();
    ClientOverrideConfiguration.Builder override =
        before == null ? ClientOverrideConfiguration.builder() : before.toBuilder();
    config.overrideConfiguration(override.addExecutionInterceptor(this).build());
  }

  @Override
  public Optional<RequestBody> modifyHttpContent(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return Optional.of(
        RequestBody.fromBytes(
            withMember(body(context), context.request() instanceof CreateFunctionRequest)
                .getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    int longer = MEMBER.length();
    return context.httpRequest().toBuilder()
        .putHeader(
            "Content-Length",
            context
                .httpRequest()
                .firstMatchingHeader("Content-Length")
                .map(length -> Long.toString(Long.parseLong(length) + longer))
                .orElse(""))
        .build();
  }

  static String withMember(String body, boolean creates) {
    String begin = creates ? CODE : "{";
    int at = body.indexOf(begin);
    if (at < 0) {
      // Without the member Lambda would silently make a copy.
      throw new IllegalStateException("the request has no place for the storage mode");
    }
    int after = at + begin.length();
    return body.substring(0, after) + MEMBER + body.substring(after);
  }

  private static String body(Context.ModifyHttpRequest context) {
    RequestBody body =
        context
            .requestBody()
            .orElseThrow(() -> new IllegalStateException("the request has no body"));
    try (InputStream content = body.contentStreamProvider().newStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
