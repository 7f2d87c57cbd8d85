package dev.snapstart.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionState;
import org.jspecify.annotations.Nullable;

/**
 * One part of the world that can be looked at with one read.
 *
 * @param kind what is looked at
 * @param version which version, for {@link Kind#VERSION}
 * @param <T> what is there to see
 */
@SuppressWarnings("UnusedTypeParameter") // what World.observed answers with
public record Facet<T>(Kind kind, @Nullable String version) {
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
    OBJECT_HASH
  }
}
