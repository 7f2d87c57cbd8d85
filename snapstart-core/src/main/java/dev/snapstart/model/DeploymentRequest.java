package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.readiness.Fact;
import dev.snapstart.readiness.FunctionFacts;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A partial desired state of one function: what is not mentioned is left as it is.
 *
 * <p>Immutable; checked when built, so that bad input fails before any call is made. {@code
 * toString} shows environment variables by name only.
 *
 * @param function the function
 * @param code where its code comes from
 * @param settings its settings
 * @param tags its tags; a given map replaces all tags but those whose name starts with {@code aws:}
 * @param version what is wanted of versions
 * @param awaitSnapshot whether the run ends only when the version is ready
 * @param deleteFailedVersion whether a version whose snapshot failed is deleted when it is met
 * @param rollback whether moving the alias counts as a rollback, which later deployments respect
 * @param rerelease whether a version may get traffic again that was rolled back from
 * @param alias the alias to create or move, if any
 * @param prune which old versions are deleted once all else is as wanted, if any
 * @param retarget which callers are moved to an alias, if any; a request of its own
 * @param expectedAccount the twelve digits of the account that the function must live in, if given
 * @param deadline how long the whole run may take, without the time that a shift is planned for
 */
public record DeploymentRequest(
    FunctionId function,
    CodeSource code,
    FunctionSettings settings,
    Attribute<Map<String, String>> tags,
    VersionGoal version,
    boolean awaitSnapshot,
    boolean deleteFailedVersion,
    boolean rollback,
    boolean rerelease,
    Optional<AliasGoal> alias,
    Optional<PruneGoal> prune,
    Optional<RetargetGoal> retarget,
    Optional<String> expectedAccount,
    Duration deadline) {
  /** Twenty minutes: SnapStart versions may initialise for 15, and VPC functions add to that. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(20);

  /**
   * Starts a request.
   *
   * @param function a function name or ARN
   * @return a builder that asks for nothing yet
   * @throws SnapStartException with {@link ErrorCode#INVALID_FUNCTION_NAME} for anything else
   */
  public static Builder forFunction(@Nullable String function) {
    return new Builder(FunctionId.parse(function));
  }

  /**
   * Returns what the request alone says of what SnapStart depends on.
   *
   * @return the facts that are settled when it has been fulfilled
   */
  public FunctionFacts facts() {
    Optional<String> packageType =
        code instanceof CodeSource.Unchanged
            ? Optional.empty()
            : Optional.of(code instanceof CodeSource.Image ? "Image" : "Zip");
    return settings
        .facts()
        .with(Fact.PACKAGE_TYPE, packageType)
        .with(Fact.REGION, function.region())
        .with(Fact.ALIAS, alias.map(AliasGoal::name));
  }

  /** Collects a request; not thread-safe. */
  public static final class Builder {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(365);

    private final FunctionId function;
    private CodeSource code = CodeSource.unchanged();
    private FunctionSettings settings = FunctionSettings.unmanaged();
    private Attribute<Map<String, String>> tags = Attribute.unmanaged();
    private VersionGoal version = new VersionGoal.None();
    private boolean awaitSnapshot = true;
    private boolean deleteFailedVersion;
    private boolean rollback;
    private boolean rerelease;
    private @Nullable AliasGoal alias;
    private @Nullable PruneGoal prune;
    private @Nullable RetargetGoal retarget;
    private @Nullable String expectedAccount;
    private Duration deadline = DEFAULT_DEADLINE;

    private Builder(FunctionId function) {
      this.function = function;
    }

    /**
     * Sets where the code comes from.
     *
     * @param source the source
     * @return this builder
     */
    public Builder code(CodeSource source) {
      this.code = Objects.requireNonNull(source, "code");
      return this;
    }

    /**
     * Sets the settings.
     *
     * @param value the settings
     * @return this builder
     */
    public Builder settings(FunctionSettings value) {
      this.settings = Objects.requireNonNull(value, "settings");
      return this;
    }

    /**
     * Sets the settings in place.
     *
     * @param edit gets an empty settings builder
     * @return this builder
     */
    public Builder settings(UnaryOperator<FunctionSettings.Builder> edit) {
      return settings(edit.apply(FunctionSettings.builder()).build());
    }

    /**
     * Makes these the function's tags.
     *
     * @param value all tags, but those of AWS itself
     * @return this builder
     * @throws SnapStartException with {@link ErrorCode#INVALID_SETTING} if there are over 50, or
     *     one has a name or value that AWS does not take
     */
    public Builder tags(Map<String, String> value) {
      TagRules.check(value);
      Map<String, String> copy = Map.copyOf(value);
      this.tags = Attribute.set(copy);
      return this;
    }

    /**
     * Removes all of the function's tags but those of AWS itself.
     *
     * @return this builder
     */
    public Builder clearTags() {
      this.tags = Attribute.clear();
      return this;
    }

    /**
     * Asks for a version that equals {@code $LATEST}.
     *
     * @return this builder
     */
    public Builder publish() {
      this.version = new VersionGoal.Publish(null);
      return this;
    }

    /**
     * Asks for a version that equals {@code $LATEST}.
     *
     * @param description of the new version, up to 256 characters; null for the function's own
     * @return this builder
     * @throws SnapStartException with {@link ErrorCode#INVALID_DESCRIPTION} if it is too long
     */
    public Builder publish(@Nullable String description) {
      this.version = new VersionGoal.Publish(description);
      return this;
    }

    /**
     * Asks for a version that exists already.
     *
     * @param number its number
     * @return this builder
     * @throws SnapStartException with {@link ErrorCode#INVALID_VERSION} if it is no positive number
     */
    public Builder version(@Nullable String number) {
      this.version = VersionGoal.existing(number);
      return this;
    }

    /**
     * Asks to go back to the version that the alias pointed to before its last move, as its ledger
     * tells, or, while a shift is under way, to the one that the shift comes from. An alias that
     * was rolled back already stays where it is.
     *
     * @return this builder
     */
    public Builder rollback() {
      this.version = new VersionGoal.Previous();
      this.rollback = true;
      return this;
    }

    /**
     * Asks to go back to a version. Deployments of the content that was left stop with {@link
     * ErrorCode#ROLLED_BACK} from then on, unless they ask to {@link #rerelease} it.
     *
     * @param number its number
     * @return this builder
     * @throws SnapStartException with {@link ErrorCode#INVALID_VERSION} if it is no positive number
     */
    public Builder rollbackTo(@Nullable String number) {
      this.version = VersionGoal.existing(number);
      this.rollback = true;
      return this;
    }

    /**
     * Says whether content may get traffic again that was rolled back from.
     *
     * @param value false unless told otherwise
     * @return this builder
     */
    public Builder rerelease(boolean value) {
      this.rerelease = value;
      return this;
    }

    /**
     * Says whether the run ends only when the version is ready; it always does with an alias.
     *
     * @param value true unless told otherwise
     * @return this builder
     */
    public Builder awaitSnapshot(boolean value) {
      this.awaitSnapshot = value;
      return this;
    }

    /**
     * Says whether a version whose snapshot failed is deleted: one that failed in this run, and one
     * that had failed before and was left behind. Never one that the alias, its routing weights or
     * its ledger names. Needs {@code lambda:DeleteFunction} on the function's versions.
     *
     * @param value false unless told otherwise
     * @return this builder
     */
    public Builder deleteFailedVersion(boolean value) {
      this.deleteFailedVersion = value;
      return this;
    }

    /**
     * Deletes published versions that nothing needs any more, once all else is as wanted. Needs
     * {@code lambda:DeleteFunction} on the function's versions.
     *
     * @param value which may go, or null for none
     * @return this builder
     */
    public Builder prune(@Nullable PruneGoal value) {
      this.prune = value;
      return this;
    }

    /**
     * Lets callers of {@code $LATEST} and of versions call an alias that is there already. Such a
     * request asks for nothing else.
     *
     * @param value which callers, or null for none
     * @return this builder
     */
    public Builder retarget(@Nullable RetargetGoal value) {
      this.retarget = value;
      return this;
    }

    /**
     * Creates or moves an alias, with ledger, leaving its description alone.
     *
     * @param name the alias name
     * @return this builder
     * @throws SnapStartException with {@link ErrorCode#INVALID_ALIAS_NAME} if Lambda would not take
     *     the name
     */
    public Builder alias(String name) {
      return alias(AliasGoal.named(name));
    }

    /**
     * Creates or moves an alias.
     *
     * @param goal the alias
     * @return this builder
     */
    public Builder alias(AliasGoal goal) {
      this.alias = Objects.requireNonNull(goal, "alias");
      return this;
    }

    /**
     * Sets the account that the function must live in.
     *
     * @param account twelve digits
     * @return this builder
     * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} for anything else
     */
    public Builder expectedAccount(String account) {
      if (!ACCOUNT.matcher(account).matches()) {
        throw invalid(
            "expectedAccount: '" + account + "' is not an account number.", "Use twelve digits.");
      }
      this.expectedAccount = account;
      return this;
    }

    /**
     * Sets how long the whole run may take, to which the time that a shift of traffic is planned
     * for is added.
     *
     * @param value more than zero and at most 365 days; 20 minutes unless told otherwise
     * @return this builder
     * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if it is not in that range
     */
    public Builder deadline(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw invalid("waitMinutes: the deadline must be more than zero.", "Use at least 1.");
      }
      if (value.compareTo(LONGEST_DEADLINE) > 0) {
        throw invalid("waitMinutes: the deadline is over 365 days.", "Use less.");
      }
      this.deadline = value;
      return this;
    }

    /**
     * Builds the request.
     *
     * @return an immutable request
     * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if it asks for nothing or
     *     contradicts itself
     */
    public DeploymentRequest build() {
      boolean nothing =
          code instanceof CodeSource.Unchanged
              && !settings.isManaged()
              && !tags.isManaged()
              && version instanceof VersionGoal.None
              && prune == null;
      if (alias != null && version instanceof VersionGoal.None) {
        throw invalid(
            "alias: '" + alias.name() + "' has no version to point to.",
            "Publish one, or say which ('toVersion').");
      }
      if (rollback && alias == null) {
        throw invalid("alias: a rollback needs the alias to move.", "Set 'alias'.");
      }
      if (rollback && version instanceof VersionGoal.Publish) {
        throw invalid(
            "publish: a rollback releases no new version, and asks no gates.",
            "Leave 'publish' or 'rollback' out.");
      }
      if (retarget != null && !nothing) {
        throw invalid(
            "retarget: callers are moved by a request that asks for nothing else.",
            "Deploy first, then move the callers.");
      }
      if (nothing && retarget == null) {
        throw invalid(
            "The request for " + function + " asks for nothing.",
            "Give code, a setting, tags, a version, an alias or what to prune.");
      }
      checkPackageType();
      return new DeploymentRequest(
          function,
          code,
          settings,
          tags,
          version,
          awaitSnapshot || alias != null,
          deleteFailedVersion,
          rollback,
          rerelease,
          Optional.ofNullable(alias),
          Optional.ofNullable(prune),
          Optional.ofNullable(retarget),
          Optional.ofNullable(expectedAccount),
          deadline);
    }

    /** A container image brings its runtime and layers along, and a package has no entry point. */
    private void checkPackageType() {
      if (code instanceof CodeSource.Image) {
        for (FunctionSetting<?> setting : FunctionSetting.ofPackages()) {
          if (settings.get(setting) instanceof Attribute.Set) {
            throw invalid(
                setting.name() + ": a function from a container image has none of its own.",
                "Leave '" + setting.name() + "' out, or give an archive instead of 'imageUri'.");
          }
        }
      } else if (!(code instanceof CodeSource.Unchanged)
          && settings.get(FunctionSetting.IMAGE_CONFIG) instanceof Attribute.Set) {
        throw invalid(
            "imageConfig: only a function from a container image has one.",
            "Leave 'imageConfig' out, or give 'imageUri' instead of an archive.");
      }
    }

    private SnapStartException invalid(String summary, String advice) {
      return SnapStartException.of(ErrorCode.INVALID_REQUEST, summary)
          .advice(advice)
          .function(function.name())
          .build();
    }
  }
}
