package dev.snapstart;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.FunctionStatus;
import dev.snapstart.plan.DeploymentPlan;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** PLACEHOLDER: signatures are final, bodies are being written. */
@SuppressWarnings("DoNotCallSuggester")
public final class SnapStart implements AutoCloseable {
  SnapStart() {}

  public static Builder builder() {
    return new Builder();
  }

  public static SnapStart create() {
    return builder().build();
  }

  /** The region that calls go to. */
  public String region() {
    throw new UnsupportedOperationException();
  }

  public DeploymentPlan plan(DeploymentRequest request) {
    throw new UnsupportedOperationException();
  }

  public DeploymentResult deploy(DeploymentRequest request) {
    throw new UnsupportedOperationException();
  }

  /** As {@code deploy(request)}, with a listener beside the builder's for this run alone. */
  public DeploymentResult deploy(
      DeploymentRequest request, dev.snapstart.event.DeploymentListener listener) {
    throw new UnsupportedOperationException();
  }

  /** Cancelling the future ends the run. */
  public CompletableFuture<DeploymentResult> deployAsync(DeploymentRequest request) {
    throw new UnsupportedOperationException();
  }

  public FunctionStatus status(String function) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}

  @SuppressWarnings("DoNotCallSuggester")
  public static final class Builder {
    Builder() {}

    public Builder region(@Nullable String region) {
      return this;
    }

    public Builder profile(@Nullable String profile) {
      return this;
    }

    /** Loopback endpoints always get dummy credentials and, if none is given, a default region. */
    public Builder endpoint(java.net.@Nullable URI endpoint) {
      return this;
    }

    public Builder credentials(String accessKeyId, String secretAccessKey, @Nullable String token) {
      return this;
    }

    public Builder proxy(@Nullable HttpProxy proxy) {
      return this;
    }

    public Builder clients(AwsClients clients) {
      return this;
    }

    public Builder listener(dev.snapstart.event.DeploymentListener listener) {
      return this;
    }

    public SnapStart build() {
      throw SnapStartException.of(ErrorCode.REGION_MISSING, "").build();
    }
  }
}
