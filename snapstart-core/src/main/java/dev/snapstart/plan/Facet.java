package dev.snapstart.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.KmsGrantView;
import dev.snapstart.model.KmsKeyView;
import dev.snapstart.traffic.GateResult;
import java.util.List;
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

  /** The hash that the code that is named, an S3 object or an image, would have. */
  public static final Facet<String> CODE_HASH = new Facet<>(Kind.CODE_HASH, null);

  /** What S3 says of the object that holds the code; absent if it cannot be asked. */
  public static final Facet<ObjectFacts> S3_OBJECT = new Facet<>(Kind.S3_OBJECT, null);

  /** All published versions, without their states. */
  public static final Facet<Listing<FunctionState>> VERSIONS = new Facet<>(Kind.VERSIONS, null);

  /** All aliases. */
  public static final Facet<Listing<AliasState>> ALIASES = new Facet<>(Kind.ALIASES, null);

  /** The qualifiers that have provisioned concurrency. */
  public static final Facet<Listing<String>> PROVISIONED = new Facet<>(Kind.PROVISIONED, null);

  /** The event source mappings that call the function, an alias or a version of it. */
  public static final Facet<Listing<EventSourceMapping>> MAPPINGS =
      new Facet<>(Kind.MAPPINGS, null);

  /** The URLs of the function and its aliases. */
  public static final Facet<Listing<FunctionUrl>> URLS = new Facet<>(Kind.URLS, null);

  /** The URL of {@code $LATEST}, right before it is copied. */
  public static final Facet<UrlSettings> URL = new Facet<>(Kind.URL, null);

  /**
   * Returns the facet of one event source mapping, right before it is moved.
   *
   * @param uuid its id
   * @return its facet
   */
  public static Facet<EventSourceMapping> mapping(String uuid) {
    return new Facet<>(Kind.MAPPING, uuid);
  }

  /**
   * Returns the facet of an alias's policy, right before it or what stands on it is changed.
   *
   * @param alias the alias
   * @return its facet
   */
  public static Facet<ResourcePolicy> allowedOn(String alias) {
    return new Facet<>(Kind.ALLOWED, alias);
  }

  /**
   * Returns the facet of the integrations of an API; absent if there is no API of that kind.
   *
   * @param kind the kind of API
   * @param api the API's id
   * @return its facet
   */
  public static Facet<Listing<ApiIntegration>> integrations(ApiIntegration.Kind kind, String api) {
    return new Facet<>(Kind.INTEGRATIONS, kind + " " + api);
  }

  /**
   * Returns the facet of one integration, right before it is moved.
   *
   * @param integration the integration, whatever it calls
   * @return its facet
   */
  public static Facet<ApiIntegration> integration(ApiIntegration integration) {
    return new Facet<>(Kind.INTEGRATION, integration.place());
  }

  /**
   * Tells whether this is looked at right before a write and not for plans, which know it from a
   * list.
   *
   * @return whether a plan is made before it is looked at
   */
  public boolean isLookedAtAgain() {
    return switch (kind) {
      case URL, MAPPING, ALLOWED, INTEGRATION -> true;
      default -> false;
    };
  }

  /** When versions were called last. */
  public static final Facet<CallHistory> CALLS = new Facet<>(Kind.CALLS, null);

  /**
   * Returns the facet of a qualifier's own resource policy.
   *
   * @param qualifier a version, an alias or {@code $LATEST}
   * @return its facet
   */
  public static Facet<ResourcePolicy> policy(String qualifier) {
    return new Facet<>(Kind.POLICY, qualifier);
  }

  /**
   * Returns the facet of Lambda's refusal to delete a version.
   *
   * @param number the version
   * @return its facet
   */
  public static Facet<String> refusal(String number) {
    return new Facet<>(Kind.REFUSAL, number);
  }

  /** The key that is to encrypt environment variables and snapshots. */
  public static final Facet<KmsKeyView> KMS_KEY = new Facet<>(Kind.KMS_KEY, null);

  /** The key that is to encrypt the package. */
  public static final Facet<KmsKeyView> SOURCE_KMS_KEY = new Facet<>(Kind.SOURCE_KMS_KEY, null);

  /** Whether the credentials may let Lambda use the function's key. */
  public static final Facet<KmsGrantView> KMS_GRANT = new Facet<>(Kind.KMS_GRANT, null);

  /** How much of what CodeDeploy needs is there. */
  public static final Facet<DeploymentGroupView> DEPLOYMENT_GROUP =
      new Facet<>(Kind.DEPLOYMENT_GROUP, null);

  /** CodeDeploy's traffic configuration for the strategy, if it is one of ours. */
  public static final Facet<String> DEPLOYMENT_CONFIG = new Facet<>(Kind.DEPLOYMENT_CONFIG, null);

  /** The ids of the deployments of the group that are under way. */
  public static final Facet<List<String>> DEPLOYMENTS = new Facet<>(Kind.DEPLOYMENTS, null);

  /** That an attempt to begin a deployment was lost: then those that have ended count as well. */
  public static final Facet<String> LOST_DEPLOYMENT = new Facet<>(Kind.LOST_DEPLOYMENT, null);

  /**
   * Returns the facet of one of CodeDeploy's deployments.
   *
   * @param id its id
   * @return its facet
   */
  public static Facet<DeploymentView> deployment(String id) {
    return new Facet<>(Kind.DEPLOYMENT, id);
  }

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
    /** The hash of named code. */
    CODE_HASH,
    /** What S3 says of an object. */
    S3_OBJECT,
    /** All published versions. */
    VERSIONS,
    /** All aliases. */
    ALIASES,
    /** Provisioned concurrency. */
    PROVISIONED,
    /** Event source mappings. */
    MAPPINGS,
    /** Last calls. */
    CALLS,
    /** One qualifier's resource policy. */
    POLICY,
    /** One event source mapping. */
    MAPPING,
    /** The alias's resource policy, once more. */
    ALLOWED,
    /** Function URLs. */
    URLS,
    /** The URL of {@code $LATEST}. */
    URL,
    /** The integrations of one API. */
    INTEGRATIONS,
    /** One integration. */
    INTEGRATION,
    /** Why Lambda did not delete one version. */
    REFUSAL,
    /** The function's KMS key. */
    KMS_KEY,
    /** The package's KMS key. */
    SOURCE_KMS_KEY,
    /** The permission to grant the use of the function's KMS key. */
    KMS_GRANT,
    /** CodeDeploy's application and deployment group. */
    DEPLOYMENT_GROUP,
    /** CodeDeploy's traffic configuration. */
    DEPLOYMENT_CONFIG,
    /** CodeDeploy's deployments that are under way. */
    DEPLOYMENTS,
    /** One of CodeDeploy's deployments. */
    DEPLOYMENT,
    /** That beginning a deployment was lost on the way. */
    LOST_DEPLOYMENT,
    /** What a gate said of the version that traffic is to move to. */
    GATE
  }
}
