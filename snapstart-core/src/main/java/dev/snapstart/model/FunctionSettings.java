package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.readiness.Eligibility;
import dev.snapstart.readiness.Fact;
import dev.snapstart.readiness.FunctionFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about a function's settings: each is left alone, put back to Lambda's
 * default, or set.
 *
 * <p>Immutable. {@code toString} shows environment variables by name only.
 */
public final class FunctionSettings {
  private static final FunctionSettings UNMANAGED = new FunctionSettings(Map.of());

  private final Map<FunctionSetting<?>, Attribute<?>> attributes;

  private FunctionSettings(Map<FunctionSetting<?>, Attribute<?>> attributes) {
    this.attributes = Map.copyOf(attributes);
  }

  /**
   * Returns settings that leave everything alone.
   *
   * @return no managed setting
   */
  public static FunctionSettings unmanaged() {
    return UNMANAGED;
  }

  /**
   * Starts settings.
   *
   * @return a builder in which nothing is managed
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns what is asked of one setting.
   *
   * @param setting the setting
   * @param <T> its type
   * @return unmanaged, clear or set
   */
  @SuppressWarnings("unchecked") // only Builder writes, with matching types
  public <T> Attribute<T> get(FunctionSetting<T> setting) {
    Attribute<?> attribute = attributes.get(setting);
    return attribute == null ? Attribute.unmanaged() : (Attribute<T>) attribute;
  }

  /**
   * Returns the value to reach for one setting.
   *
   * @param setting the setting
   * @param <T> its type
   * @return the value or Lambda's default, or empty if the setting is left alone
   */
  public <T> Optional<T> target(FunctionSetting<T> setting) {
    Attribute<T> attribute = get(setting);
    T defaultValue = setting.defaultValue();
    if (defaultValue == null) {
      return attribute instanceof Attribute.Set<T> set
          ? Optional.of(set.value())
          : Optional.empty();
    }
    return attribute.target(defaultValue);
  }

  /**
   * Returns the settings that the request has an opinion on, in the order in which they are shown.
   *
   * @return an unmodifiable list
   */
  public List<FunctionSetting<?>> managed() {
    return FunctionSetting.all().stream().filter(attributes::containsKey).toList();
  }

  /**
   * Tells whether any setting is managed.
   *
   * @return false if everything is left alone
   */
  public boolean isManaged() {
    return !attributes.isEmpty();
  }

  FunctionFacts facts() {
    return FunctionFacts.none()
        .with(Fact.RUNTIME, target(FunctionSetting.RUNTIME))
        .with(Fact.ARCHITECTURE, target(FunctionSetting.ARCHITECTURE))
        .with(Fact.EPHEMERAL_STORAGE_MB, target(FunctionSetting.EPHEMERAL_STORAGE_MB))
        .with(
            Fact.NEGATIVE_DNS_CACHE,
            target(FunctionSetting.ENVIRONMENT).map(Environment::keepsNegativeDnsCache));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FunctionSettings that && attributes.equals(that.attributes);
  }

  @Override
  public int hashCode() {
    return attributes.hashCode();
  }

  @Override
  public String toString() {
    return attributes.toString();
  }

  /** Collects settings and checks each at once; not thread-safe. */
  public static final class Builder {
    private final Map<FunctionSetting<?>, Attribute<?>> attributes = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Sets a setting.
     *
     * @param setting the setting
     * @param value the value to reach
     * @param <T> its type
     * @return this builder
     * @throws SnapStartException with {@link ErrorCode#INVALID_SETTING}, {@link
     *     ErrorCode#INVALID_KMS_KEY} or {@link ErrorCode#INVALID_DESCRIPTION} if Lambda would not
     *     accept the value
     */
    public <T> Builder set(FunctionSetting<T> setting, T value) {
      String problem = setting.problemWith(value);
      if (problem != null) {
        throw SnapStartException.of(codeFor(setting), setting.name() + ": " + problem + ".")
            .advice("Correct '" + setting.name() + "'.")
            .build();
      }
      attributes.put(setting, Attribute.set(value));
      return this;
    }

    /**
     * Puts a setting back to Lambda's default.
     *
     * @param setting the setting
     * @return this builder
     * @throws SnapStartException with {@link ErrorCode#INVALID_SETTING} if Lambda has no default
     *     for it
     */
    public Builder clear(FunctionSetting<?> setting) {
      if (setting.defaultValue() == null) {
        throw SnapStartException.of(
                ErrorCode.INVALID_SETTING,
                setting.name() + ": cannot be cleared, because Lambda has no default for it.")
            .advice("Leave '" + setting.name() + "' out to keep its value.")
            .build();
      }
      attributes.put(setting, Attribute.clear());
      return this;
    }

    /**
     * Switches SnapStart on or off for versions published from now on.
     *
     * @param on whether versions get a snapshot
     * @return this builder
     */
    public Builder snapStart(boolean on) {
      return set(FunctionSetting.SNAP_START, on);
    }

    /**
     * Sets the key that encrypts environment variables and snapshots.
     *
     * @param arn a KMS key ARN of the function's region
     * @return this builder
     */
    public Builder kmsKeyArn(String arn) {
      return set(FunctionSetting.KMS_KEY_ARN, arn);
    }

    /**
     * Sets the memory.
     *
     * @param mb 128 to 10240 MB
     * @return this builder
     */
    public Builder memoryMb(int mb) {
      return set(FunctionSetting.MEMORY_MB, mb);
    }

    /**
     * Sets the timeout.
     *
     * @param seconds 1 to 900 s
     * @return this builder
     */
    public Builder timeoutSeconds(int seconds) {
      return set(FunctionSetting.TIMEOUT_SECONDS, seconds);
    }

    /**
     * Sets the runtime.
     *
     * @param runtime an identifier such as {@code java21}
     * @return this builder
     */
    public Builder runtime(String runtime) {
      return set(FunctionSetting.RUNTIME, runtime);
    }

    /**
     * Sets the handler.
     *
     * @param handler such as {@code com.example.Orders::handleRequest}
     * @return this builder
     */
    public Builder handler(String handler) {
      return set(FunctionSetting.HANDLER, handler);
    }

    /**
     * Sets the execution role.
     *
     * @param arn a role ARN
     * @return this builder
     */
    public Builder role(String arn) {
      return set(FunctionSetting.ROLE, arn);
    }

    /**
     * Sets the whole environment; variables not named here are removed.
     *
     * @param variables names and values
     * @return this builder
     */
    public Builder environment(Map<String, String> variables) {
      return set(FunctionSetting.ENVIRONMENT, Environment.of(variables));
    }

    /**
     * Builds the settings.
     *
     * @return immutable settings
     * @throws SnapStartException with {@link ErrorCode#INVALID_SETTING} if settings exclude each
     *     other, or {@link ErrorCode#RUNTIME_NOT_SUPPORTED} if SnapStart is on for a runtime that
     *     has none
     */
    public FunctionSettings build() {
      FunctionSettings settings = new FunctionSettings(attributes);
      if (settings.target(FunctionSetting.SNAP_START).orElse(false)) {
        Eligibility.of(settings.facts())
            .error()
            .ifPresent(
                error -> {
                  throw error;
                });
      }
      return settings;
    }

    private static ErrorCode codeFor(FunctionSetting<?> setting) {
      if (setting.equals(FunctionSetting.DESCRIPTION)) {
        return ErrorCode.INVALID_DESCRIPTION;
      }
      return setting.equals(FunctionSetting.KMS_KEY_ARN)
              || setting.equals(FunctionSetting.SOURCE_KMS_KEY_ARN)
          ? ErrorCode.INVALID_KMS_KEY
          : ErrorCode.INVALID_SETTING;
    }
  }
}
