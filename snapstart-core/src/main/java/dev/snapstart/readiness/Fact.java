package dev.snapstart.readiness;

import java.util.List;
import java.util.Set;

/**
 * One thing about a function that SnapStart depends on; immutable.
 *
 * @param <T> the type of its value
 */
@SuppressWarnings("UnusedTypeParameter") // ties a fact to what FunctionFacts keeps for it
public final class Fact<T> {
  /** {@code Zip} or {@code Image}. */
  public static final Fact<String> PACKAGE_TYPE = new Fact<>("package type");

  /** The runtime identifier; container images have none. */
  public static final Fact<String> RUNTIME = new Fact<>("runtime");

  /** Such as {@code arm64}. */
  public static final Fact<String> ARCHITECTURE = new Fact<>("architecture");

  /** Such as {@code eu-west-1}. */
  public static final Fact<String> REGION = new Fact<>("region");

  /** The size of {@code /tmp} in MB. */
  public static final Fact<Integer> EPHEMERAL_STORAGE_MB = new Fact<>("ephemeral storage");

  /** The ARNs of the file systems that are mounted, of EFS or S3 Files. */
  public static final Fact<List<String>> FILE_SYSTEMS = new Fact<>("file systems");

  /** The aliases and versions that have provisioned concurrency. */
  public static final Fact<Set<String>> PROVISIONED = new Fact<>("provisioned concurrency");

  /** The alias that is to point to a version with a snapshot. */
  public static final Fact<String> ALIAS = new Fact<>("alias");

  /** How tenants are kept apart, such as {@code PER_TENANT}; empty if they are not. */
  public static final Fact<String> TENANCY = new Fact<>("tenancy");

  /** The ARN of the capacity provider whose instances run the function; empty if none. */
  public static final Fact<String> CAPACITY_PROVIDER = new Fact<>("capacity provider");

  /** Whether {@value FunctionFacts#NEGATIVE_DNS_TTL} lets Java remember hosts that are unknown. */
  public static final Fact<Boolean> NEGATIVE_DNS_CACHE = new Fact<>("DNS cache");

  private final String label;

  private Fact(String label) {
    this.label = label;
  }

  /**
   * Returns the words for people.
   *
   * @return a label such as {@code ephemeral storage}
   */
  public String label() {
    return label;
  }

  @Override
  public String toString() {
    return label;
  }
}
