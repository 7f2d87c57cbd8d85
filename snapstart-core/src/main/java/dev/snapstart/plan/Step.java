package dev.snapstart.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.LambdaFailure;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.ShiftStrategy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One move of a deployment, as data; at most one call to AWS each. */
public sealed interface Step {
  /**
   * Returns the step's name.
   *
   * @return such as {@code UpdateCode}
   */
  default String name() {
    return getClass().getSimpleName();
  }

  /** A step that changes something. */
  sealed interface Write extends Step
      permits AliasWrite,
          CallerWrite,
          StagePackage,
          CreateFunction,
          UpdateCode,
          UpdateConfiguration,
          PublishVersion,
          CreateApplication,
          CreateDeploymentConfig,
          CreateDeploymentGroup,
          StartDeployment,
          StopDeployment,
          WakeVersion,
          DeleteVersion,
          TagFunction,
          UntagFunction {}

  /** A write of one alias, guarded by its revision. */
  sealed interface AliasWrite extends Write {
    /**
     * Returns the name of the alias.
     *
     * @return the alias
     */
    String alias();

    /**
     * Returns the version that the alias points to afterwards.
     *
     * @return the version, or null to leave version and weights as they are
     */
    @Nullable String version();

    /**
     * Returns the routing weights afterwards.
     *
     * @return shares below 1 by version, usually none; without meaning if the version is null
     */
    default Map<String, Double> weights() {
      return Map.of();
    }

    /**
     * Returns the whole description to write, ledger included.
     *
     * @return the description
     */
    String description();

    /**
     * Returns the alias's revision that must still be current.
     *
     * @return the revision, or null if there is none to check
     */
    @Nullable String revisionId();

    /**
     * Returns the same write with another description.
     *
     * @param text the whole description
     * @return the write
     */
    AliasWrite withDescription(String text);
  }

  /**
   * Look at one part of the world.
   *
   * @param facet which
   */
  record Observe(Facet<?> facet) implements Step {}

  /**
   * Put a package into the staging bucket.
   *
   * @param bucket the bucket
   * @param key the key, made of the package's hash
   * @param file the archive
   * @param sizeBytes its size in bytes
   */
  record StagePackage(String bucket, String key, Path file, long sizeBytes) implements Write {}

  /**
   * Create the function, without publishing.
   *
   * @param code its code
   * @param settings its settings
   * @param tags its tags
   */
  record CreateFunction(CodePackage code, FunctionSettings settings, Map<String, String> tags)
      implements Write {}

  /**
   * Replace the code, and what travels with it.
   *
   * @param code the new code
   * @param settings only architecture and source key, or nothing
   * @param revisionId the revision of {@code $LATEST} that must still be current, or null
   */
  record UpdateCode(CodePackage code, FunctionSettings settings, @Nullable String revisionId)
      implements Write {}

  /**
   * Change settings.
   *
   * @param settings the settings that differ, and nothing else
   * @param recoveryRound the recovery mark to write on the description, or 0 for none
   * @param revisionId the revision of {@code $LATEST} that must still be current, or null
   */
  record UpdateConfiguration(
      FunctionSettings settings, int recoveryRound, @Nullable String revisionId) implements Write {}

  /**
   * Publish {@code $LATEST}.
   *
   * @param description the version's description, or null for the function's own
   * @param codeSha256 the code that {@code $LATEST} must still have
   * @param revisionId the revision of {@code $LATEST} that must still be current, or null
   */
  record PublishVersion(
      @Nullable String description, String codeSha256, @Nullable String revisionId)
      implements Write {}

  /**
   * Create the alias or move it in one step, without routing weights.
   *
   * @param alias the alias name
   * @param from the version that it points to, or null to create it
   * @param to the version that it is to point to
   * @param description the whole description to write, ledger included
   * @param revisionId the alias's revision that must still be current, or null
   */
  record ShiftAlias(
      String alias,
      @Nullable String from,
      String to,
      String description,
      @Nullable String revisionId)
      implements AliasWrite {
    @Override
    public String version() {
      return to;
    }

    @Override
    public ShiftAlias withDescription(String text) {
      return new ShiftAlias(alias, from, to, text, revisionId);
    }
  }

  /**
   * Give a share of the alias's traffic to the next version.
   *
   * @param alias the alias name
   * @param from the version that it points to and goes on pointing to
   * @param to the version that gets the share
   * @param percent the share, 1 to 99
   * @param description the whole description to write, ledger included; the instant of the move is
   *     added when it is made
   * @param revisionId the alias's revision that must still be current, or null
   */
  record WeighAlias(
      String alias,
      String from,
      String to,
      int percent,
      String description,
      @Nullable String revisionId)
      implements AliasWrite {
    @Override
    public String version() {
      return from;
    }

    @Override
    public Map<String, Double> weights() {
      return Map.of(to, percent / 100.0);
    }

    @Override
    public WeighAlias withDescription(String text) {
      return new WeighAlias(alias, from, to, percent, text, revisionId);
    }
  }

  /**
   * Take all traffic back from the version that a shift went to.
   *
   * @param alias the alias name
   * @param from the version that loses its share
   * @param to the version that the alias points to and that has all traffic again
   * @param description the whole description to write
   * @param revisionId the alias's revision that must still be current, or null
   */
  record ReturnTraffic(
      String alias, String from, String to, String description, @Nullable String revisionId)
      implements AliasWrite {
    @Override
    public String version() {
      return to;
    }

    @Override
    public ReturnTraffic withDescription(String text) {
      return new ReturnTraffic(alias, from, to, text, revisionId);
    }
  }

  /**
   * Note a move that CodeDeploy is about to make in the alias description; nothing moves.
   *
   * @param alias the alias name
   * @param version the version that it points to and goes on pointing to
   * @param to the version that it will point to
   * @param description the whole description to write; the instant is added when it is written
   * @param revisionId the alias's revision that must still be current, or null
   */
  record NoteMove(
      String alias, String version, String to, String description, @Nullable String revisionId)
      implements AliasWrite {
    @Override
    public NoteMove withDescription(String text) {
      return new NoteMove(alias, version, to, text, revisionId);
    }
  }

  /**
   * Create a CodeDeploy application for Lambda.
   *
   * @param application its name
   */
  record CreateApplication(String application) implements Write {}

  /**
   * Create a traffic configuration of CodeDeploy's.
   *
   * @param config its name
   * @param strategy a canary or linear strategy in whole minutes
   */
  record CreateDeploymentConfig(String config, ShiftStrategy strategy) implements Write {}

  /**
   * Create a deployment group that goes back when a deployment fails or an alarm stops it.
   *
   * @param application its application
   * @param group its name
   * @param config its traffic configuration
   * @param roleArn its role
   * @param alarms names of alarms, perhaps none
   */
  record CreateDeploymentGroup(
      String application, String group, String config, String roleArn, List<String> alarms)
      implements Write {}

  /**
   * Hand a shift to CodeDeploy.
   *
   * @param engine application, group and hooks
   * @param config the traffic configuration
   * @param alias the alias name
   * @param from the version that it points to
   * @param to the version that it is to point to
   * @param alarms what stops it, or nothing for the group's own alarms
   * @param description by which it is found again
   */
  record StartDeployment(
      CodeDeploy engine,
      String config,
      String alias,
      String from,
      String to,
      List<String> alarms,
      String description)
      implements Write {}

  /**
   * Note in the alias description that a move of CodeDeploy's is being taken back; target and
   * weights are not sent, so that they stay CodeDeploy's.
   *
   * @param alias the alias name
   * @param from the version that is to lose its traffic
   * @param to the version that is to have all traffic again
   * @param description the whole description to write; the instant is added when it is written
   * @param revisionId the alias's revision that must still be current, or null
   */
  record NoteRollback(
      String alias, String from, String to, String description, @Nullable String revisionId)
      implements AliasWrite {
    @Override
    public @Nullable String version() {
      return null;
    }

    @Override
    public NoteRollback withDescription(String text) {
      return new NoteRollback(alias, from, to, text, revisionId);
    }
  }

  /**
   * Stop a deployment of CodeDeploy's.
   *
   * @param id its id
   * @param from the version that the alias had when it began
   * @param to the version that it leads to
   * @param back whether CodeDeploy is to send the traffic back itself
   */
  record StopDeployment(String id, String from, String to, boolean back) implements Write {}

  /**
   * Ask a gate; a smoke test invokes the version.
   *
   * @param gate its name
   * @param version the version that traffic is to move to
   * @param percent the share of traffic that it has, 0 to 99
   * @param since when it got this share, by Lambda's clock, or null if it has none
   */
  record CheckGate(String gate, String version, int percent, @Nullable Instant since)
      implements Step {}

  /**
   * Invoke an Inactive version, which makes Lambda take its snapshot again; no code is run.
   *
   * @param version its number
   */
  record WakeVersion(String version) implements Write {}

  /**
   * Delete a version whose snapshot failed.
   *
   * @param version its number; without one Lambda would delete the whole function
   */
  record DeleteVersion(String version) implements Write {
    /** Refuses everything but a number. */
    public DeleteVersion {
      if (!version.matches("[1-9][0-9]*")) {
        throw new IllegalArgumentException("only numbered versions are deleted: " + version);
      }
    }
  }

  /**
   * Add or change tags.
   *
   * @param functionArn the function's unqualified ARN
   * @param tags the tags
   */
  record TagFunction(String functionArn, Map<String, String> tags) implements Write {}

  /**
   * Remove tags.
   *
   * @param functionArn the function's unqualified ARN
   * @param names the tags' names
   */
  record UntagFunction(String functionArn, Set<String> names) implements Write {}

  /**
   * Come back later and look again.
   *
   * @param until when
   * @param since when this wait began
   * @param reason what is waited for
   * @param facet what to look at then
   * @param seen the state as last seen, for people
   */
  record WaitUntil(Instant until, Instant since, WaitReason reason, Facet<?> facet, String seen)
      implements Step {}

  /**
   * Give up: nothing that this run may do leads to the goal.
   *
   * @param code why
   * @param facts what was seen, in one or two sentences
   * @param advice what to do about it
   * @param failure Lambda's own reason, if it failed something that it had accepted
   */
  record Stop(ErrorCode code, String facts, String advice, @Nullable LambdaFailure failure)
      implements Step {
    /** Gives up for a reason of our own. */
    public Stop(ErrorCode code, String facts, String advice) {
      this(code, facts, advice, null);
    }
  }

  /** The goal is reached. */
  record Done() implements Step {}
}
