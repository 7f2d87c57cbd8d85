package dev.snapstart.readiness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of a function that SnapStart depends on; a fact may be unknown. Immutable. */
public final class FunctionFacts {
  /** The environment variable that rules how long Java 11 remembers a name without an address. */
  public static final String NEGATIVE_DNS_TTL = "AWS_LAMBDA_JAVA_NETWORKADDRESS_CACHE_NEGATIVE_TTL";

  private static final FunctionFacts NONE = new FunctionFacts(Map.of());

  private final Map<Fact<?>, Object> values;

  private FunctionFacts(Map<Fact<?>, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Returns facts of which all are unknown.
   *
   * @return no facts
   */
  public static FunctionFacts none() {
    return NONE;
  }

  /**
   * Returns the facts of a function for which nothing was said when it was created (AWS:
   * "CreateFunction"). Its runtime and package type are unknown.
   *
   * @return Lambda's defaults
   */
  public static FunctionFacts ofNewFunction() {
    return NONE.with(Fact.ARCHITECTURE, "x86_64")
        .with(Fact.EPHEMERAL_STORAGE_MB, 512)
        .with(Fact.FILE_SYSTEMS, List.of())
        .with(Fact.PROVISIONED, Set.of())
        .with(Fact.TENANCY, "")
        .with(Fact.CAPACITY_PROVIDER, "")
        .with(Fact.NEGATIVE_DNS_CACHE, true);
  }

  /**
   * Returns these facts and one more.
   *
   * @param fact the fact
   * @param value its value
   * @param <T> its type
   * @return the facts
   */
  public <T> FunctionFacts with(Fact<T> fact, T value) {
    Map<Fact<?>, Object> more = new HashMap<>(values);
    more.put(fact, value);
    return new FunctionFacts(more);
  }

  /**
   * Returns these facts and one more, if it is known.
   *
   * @param fact the fact
   * @param value its value, or empty if it is unknown
   * @param <T> its type
   * @return the facts
   */
  public <T> FunctionFacts with(Fact<T> fact, Optional<T> value) {
    return value.map(known -> with(fact, known)).orElse(this);
  }

  /**
   * Returns these facts and, of what is unknown here, what others tell.
   *
   * @param others the facts beneath, such as how the function is now
   * @return all of them
   */
  public FunctionFacts over(FunctionFacts others) {
    Map<Fact<?>, Object> all = new HashMap<>(others.values);
    all.putAll(values);
    return new FunctionFacts(all);
  }

  /**
   * Returns the value of a fact.
   *
   * @param fact the fact
   * @param <T> its type
   * @return its value, or empty if it is unknown
   */
  @SuppressWarnings("unchecked") // only with() writes, with matching types
  public <T> Optional<T> get(Fact<T> fact) {
    return Optional.ofNullable((T) values.get(fact));
  }

  /**
   * Tells whether the function is made of a container image.
   *
   * @return false also if that is unknown
   */
  public boolean isImage() {
    return get(Fact.PACKAGE_TYPE).filter("Image"::equals).isPresent();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
