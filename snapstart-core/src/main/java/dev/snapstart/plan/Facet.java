package dev.snapstart.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.KmsGrantView;
import dev.snapstart.model.KmsKeyView;
import dev.snapstart.traffic.GateResult;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One part of the world that can be looked at with one read.
 *
 * @param kind what is looked at
 * @param name which one, if there are several of the kind: a version's number, a gate's name
 * @param <T> what is there to see
 */
@SuppressWarnings("UnusedTypeParameter") // what World.observed answers with
public record Facet<T>(Kind kind, @Nullable String name) {
  /** {@code $LATEST}. */
  public static final Facet<FunctionState> LATEST = new Facet<>(Kind.LATEST, null);

  /** The alias of the request. */
  public static final Facet<AliasState> ALIAS = new Facet<>(Kind.ALIAS, null);

  /** The caller's account, asked for when no function tells it. */
  public static final Facet<String> IDENTITY = new Facet<>(Kind.IDENTITY, null);

  /** Whether the package already is in the staging bucket. */
  public static final Facet<String> STAGED_PACKAGE = new Facet<>(Kind.STAGED_PACKAGE, null);

  /** The hash that an S3 object would have as a function's code. */
  public static final Facet<String> OBJECT_HASH = new Facet<>(Kind.OBJECT_HASH, null);

  /** The key that is to encrypt environment variables and snapshots. */
  public static final Facet<KmsKeyView> KMS_KEY = new Facet<>(Kind.KMS_KEY, null);

  /** The key that is to encrypt the package. */
  public static final Facet<KmsKeyView> SOURCE_KMS_KEY = new Facet<>(Kind.SOURCE_KMS_KEY, null);

  /** Whether the credentials may let Lambda use the function's key. */
  public static final Facet<KmsGrantView> KMS_GRANT = new Facet<>(Kind.KMS_GRANT, null);

  /** The function's provisioned concurrency, on any qualifier. */
  public static final Facet<Set<String>> PROVISIONED_CONCURRENCY =
      new Facet<>(Kind.PROVISIONED_CONCURRENCY, null);

  /**
   * Returns the facet of what a gate said.
   *
   * @param name the gate's name
   * @return its facet
   */
  public static Facet<GateResult> gate(String name) {
    return new Facet<>(Kind.GATE, name);
  }

  /**
   * Returns the number of the version that this facet is about.
   *
   * @return the number, or null if it is about something else
   */
  public @Nullable String version() {
    return kind == Kind.VERSION ? name : null;
  }

  /**
   * Returns the facet of a published version.
   *
   * @param number the version
   * @return its facet
   */
  public static Facet<FunctionState> version(String number) {
    return new Facet<>(Kind.VERSION, number);
  }

  /** What can be looked at. */
  public enum Kind {
    /** {@code $LATEST}. */
    LATEST,
    /** One published version. */
    VERSION,
    /** The alias. */
    ALIAS,
    /** The caller's account. */
    IDENTITY,
    /** The package in the staging bucket. */
    STAGED_PACKAGE,
    /** The hash of an S3 object. */
    OBJECT_HASH,
    /** The function's KMS key. */
    KMS_KEY,
    /** The package's KMS key. */
    SOURCE_KMS_KEY,
    /** The permission to grant the use of the function's KMS key. */
    KMS_GRANT,
    /** The qualifiers that have provisioned concurrency. */
    PROVISIONED_CONCURRENCY,
    /** What a gate said of the version that traffic is to move to. */
    GATE
  }
}
