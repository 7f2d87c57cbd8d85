package dev.snapstart.error;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of this library: what went wrong, where, why, and what to do about it.
 *
 * <p>The message never contains environment values, credentials or payloads; after a failed
 * snapshot it ends with {@linkplain LambdaFailure#log() lines of the function's own log}. Instances
 * are immutable.
 */
public final class SnapStartException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String summary;
  private final @Nullable String advice;
  private final @Nullable String function;
  private final @Nullable String step;
  private final @Nullable String requestId;
  private final @Nullable LambdaFailure failure;

  private SnapStartException(Builder builder) {
    super(builder.message(), builder.cause);
    this.code = builder.code;
    this.summary = builder.summary;
    this.advice = builder.advice;
    this.function = builder.function;
    this.step = builder.step;
    this.requestId = builder.requestId;
    this.failure = builder.failure;
  }

  /**
   * Starts an exception.
   *
   * @param code the code
   * @param summary what went wrong, where and why, in one or two sentences
   * @return a builder
   */
  public static Builder of(ErrorCode code, String summary) {
    return new Builder(code, summary);
  }

  /**
   * Returns the code that a program can branch on.
   *
   * @return the code
   */
  public ErrorCode code() {
    return code;
  }

  /**
   * Returns the message without function, step, request id and advice.
   *
   * @return what went wrong
   */
  public String summary() {
    return summary;
  }

  /**
   * Returns what to do about it.
   *
   * @return one sentence, or empty if there is nothing sensible to say
   */
  public Optional<String> advice() {
    return Optional.ofNullable(advice);
  }

  /**
   * Returns the function that the failed run was about.
   *
   * @return the function's name, or empty if none was known yet
   */
  public Optional<String> function() {
    return Optional.ofNullable(function);
  }

  /**
   * Returns the step that was under way.
   *
   * @return a step's name such as {@code UpdateCode}, or empty before the first step
   */
  public Optional<String> step() {
    return Optional.ofNullable(step);
  }

  /**
   * Returns the AWS request id of the failed call.
   *
   * @return the id, or empty if no answer was received
   */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /**
   * Returns why Lambda let something fail that it had accepted.
   *
   * @return present with {@link ErrorCode#SNAPSHOT_FAILED}, {@link ErrorCode#UPDATE_FAILED} and
   *     {@link ErrorCode#FUNCTION_FAILED}
   */
  public Optional<LambdaFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /** Collects the parts of an exception; not thread-safe. */
  public static final class Builder {
    private final ErrorCode code;
    private final String summary;
    private @Nullable String advice;
    private @Nullable String function;
    private @Nullable String step;
    private @Nullable String requestId;
    private @Nullable LambdaFailure failure;
    private @Nullable Throwable cause;

    private Builder(ErrorCode code, String summary) {
      this.code = code;
      this.summary = summary;
    }

    /**
     * Sets what to do about it.
     *
     * @param value one sentence
     * @return this builder
     */
    public Builder advice(@Nullable String value) {
      this.advice = value;
      return this;
    }

    /**
     * Sets the function concerned.
     *
     * @param value the function's name
     * @return this builder
     */
    public Builder function(@Nullable String value) {
      this.function = value;
      return this;
    }

    /**
     * Sets the step that was under way.
     *
     * @param value the step's name
     * @return this builder
     */
    public Builder step(@Nullable String value) {
      this.step = value;
      return this;
    }

    /**
     * Sets the AWS request id of the failed call.
     *
     * @param value the id
     * @return this builder
     */
    public Builder requestId(@Nullable String value) {
      this.requestId = value;
      return this;
    }

    /**
     * Sets why Lambda let something fail that it had accepted.
     *
     * @param value the failure
     * @return this builder
     */
    public Builder failure(@Nullable LambdaFailure value) {
      this.failure = value;
      return this;
    }

    /**
     * Sets the cause.
     *
     * @param value the cause
     * @return this builder
     */
    public Builder cause(@Nullable Throwable value) {
      this.cause = value;
      return this;
    }

    /**
     * Builds the exception.
     *
     * @return the exception, to be thrown
     */
    public SnapStartException build() {
      return new SnapStartException(this);
    }

    private String message() {
      StringBuilder text = new StringBuilder();
      if (function != null) {
        text.append(function).append(": ");
      }
      text.append(summary);
      if (requestId != null) {
        text.append(" (request id ").append(requestId).append(')');
      }
      if (advice != null) {
        text.append(' ').append(advice);
      }
      if (failure != null && !failure.log().isEmpty()) {
        text.append("\nIts last lines:");
        failure.log().forEach(line -> text.append("\n  | ").append(line));
      }
      return text.toString();
    }
  }
}
