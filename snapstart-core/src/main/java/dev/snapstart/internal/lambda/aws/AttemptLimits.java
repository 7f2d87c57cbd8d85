package dev.snapstart.internal.lambda.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Gives every call the time limit that suits it, so that a hung one is noticed soon. */
final class AttemptLimits implements ExecutionInterceptor {
  private final TimeLimits limits;

  AttemptLimits(TimeLimits limits) {
    this.limits = limits;
  }

  @Override
  public SdkRequest modifyRequest(
      Context.ModifyRequest context, ExecutionAttributes executionAttributes) {
    if (!(context.request() instanceof AwsRequest request)) {
      return context.request();
    }
    Duration limit =
        of(request, executionAttributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    AwsRequestOverrideConfiguration.Builder override =
        request
            .overrideConfiguration()
            .map(AwsRequestOverrideConfiguration::toBuilder)
            .orElseGet(AwsRequestOverrideConfiguration::builder);
    return request.toBuilder()
        .overrideConfiguration(override.apiCallAttemptTimeout(limit).build())
        .build();
  }

  Duration of(AwsRequest request, String operation) {
    if (carriesPackage(request)) {
      return limits.upload();
    }
    return operation.matches("(Get|List|Head|Describe|Filter).*") ? limits.read() : limits.write();
  }

  private static boolean carriesPackage(AwsRequest request) {
    if (request instanceof CreateFunctionRequest create) {
      return create.code() != null && create.code().zipFile() != null;
    }
    if (request instanceof UpdateFunctionCodeRequest update) {
      return update.zipFile() != null;
    }
    return request instanceof PutObjectRequest;
  }
}
