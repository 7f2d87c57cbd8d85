package dev.snapstart.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that Lambda showed for a function's settings, in canonical form: what Lambda leaves
 * out because it is the default is present, what could not be read is absent.
 *
 * <p>Immutable.
 */
public final class SettingValues {
  private final Map<FunctionSetting<?>, Object> values;

  private SettingValues(Map<FunctionSetting<?>, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Starts a set of values.
   *
   * @return an empty builder
   */
  public static Builder builder() {
    return new Builder(new LinkedHashMap<>());
  }

  /**
   * Returns a builder with these values.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    return new Builder(new LinkedHashMap<>(values));
  }

  /**
   * Returns one value.
   *
   * @param setting the setting
   * @param <T> its type
   * @return the value, or empty if it could not be read
   */
  @SuppressWarnings("unchecked") // only Builder.put writes, with matching types
  public <T> Optional<T> get(FunctionSetting<T> setting) {
    return Optional.ofNullable((T) values.get(setting));
  }

  /**
   * Shows one value to people.
   *
   * @param setting the setting
   * @param <T> its type
   * @return its short form, or {@code unknown}
   */
  public <T> String show(FunctionSetting<T> setting) {
    return get(setting).map(setting::show).orElse("unknown");
  }

  /**
   * Returns the settings that have a value.
   *
   * @return an unmodifiable set
   */
  public Set<FunctionSetting<?>> settings() {
    return values.keySet();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SettingValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (FunctionSetting<?> setting : FunctionSetting.all()) {
      if (values.containsKey(setting)) {
        text.append(text.length() > 1 ? ", " : "").append(setting).append('=');
        text.append(show(setting));
      }
    }
    return text.append('}').toString();
  }

  /** Collects values; not thread-safe. */
  public static final class Builder {
    private final Map<FunctionSetting<?>, Object> values;

    private Builder(Map<FunctionSetting<?>, Object> values) {
      this.values = values;
    }

    /**
     * Sets a value.
     *
     * @param setting the setting
     * @param value its value, or null if Lambda did not say
     * @param <T> the type
     * @return this builder
     */
    public <T> Builder put(FunctionSetting<T> setting, @Nullable T value) {
      if (value == null) {
        values.remove(setting);
      } else {
        values.put(setting, value);
      }
      return this;
    }

    /**
     * Builds the values.
     *
     * @return an immutable copy
     */
    public SettingValues build() {
      return new SettingValues(values);
    }
  }
}
