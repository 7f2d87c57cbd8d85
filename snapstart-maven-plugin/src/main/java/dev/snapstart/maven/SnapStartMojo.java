package dev.snapstart.maven;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.connect.Build;
import dev.snapstart.maven.connect.ConnectionConfig;
import dev.snapstart.maven.connect.Connector;
import dev.snapstart.maven.connect.HeadStart;
import dev.snapstart.maven.host.Loggers;
import dev.snapstart.maven.host.MavenErrors;
import dev.snapstart.maven.host.Place;
import dev.snapstart.maven.local.LocalServer;
import dev.snapstart.maven.parameter.Precedence;
import dev.snapstart.maven.parameter.Spelling;
import dev.snapstart.maven.parameter.Values;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which every goal runs: skip, parameters, work, errors in Maven's words.
 *
 * <p>A goal's own elements describe one function, hence the superclass; {@code <functions>} brings
 * further ones.
 */
abstract class SnapStartMojo extends FunctionConfig implements Mojo {
  private final Services services;
  private Log log = new SystemStreamLog();

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // Maven fills it
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // Maven fills it
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // Maven fills it
  private MojoExecution execution;

  /**
   * Several functions, one after the other: each {@code <functionConfig>} takes the elements that
   * describe one function, and what it leaves out is taken from the goal's own elements. All are
   * checked before the first call; the first failure ends the goal.
   *
   * <p>Goals: alias, callers, check, code, configure, cost, deploy, disable, download, invoke, kms,
   * logs, measure, plan, prune, publish, rehearse, rollback, status, versions, wait.
   */
  @Parameter private @Nullable List<FunctionConfig> functions;

  /** Does nothing, and says so: {@code true} or {@code false}. */
  @Parameter(property = "snapstart.skip", defaultValue = "false")
  private @Nullable String skip;

  /**
   * The region, such as {@code eu-west-1}. Without it: the one of a function ARN, of {@code
   * profile}, or of the environment ({@code AWS_REGION}), as for all AWS tools; {@code us-east-1}
   * for a local Lambda.
   */
  @Parameter(property = "snapstart.region")
  private @Nullable String region;

  /**
   * A profile of the AWS configuration files, assumed roles and single sign-on included. Without
   * it: the default credential chain.
   *
   * <p>Goals: alias, callers, check, code, configure, cost, deploy, disable, download, iam-policy,
   * invoke, kms, logs, measure, plan, prune, publish, rollback, status, versions, wait.
   */
  @Parameter(property = "snapstart.profile")
  private @Nullable String profile;

  /**
   * Another endpoint than AWS's own, such as {@code http://127.0.0.1:9400}. A loopback endpoint
   * never sees your real credentials.
   *
   * <p>Goals: alias, callers, check, code, configure, cost, deploy, disable, download, iam-policy,
   * invoke, kms, logs, measure, plan, prune, publish, rollback, status, versions, wait.
   */
  @Parameter(property = "snapstart.endpoint")
  private @Nullable String endpoint;

  /**
   * Whether to deploy to a Lambda inside of this Maven process instead of AWS: {@code true} or
   * {@code false}. All goals of a build share it, and its state is kept in {@code localFolder}.
   *
   * <p>Goals: alias, callers, check, code, configure, cost, deploy, disable, download, iam-policy,
   * invoke, kms, logs, measure, plan, prune, publish, rollback, status, versions, wait.
   */
  @Parameter(property = "snapstart.local", defaultValue = "false")
  private @Nullable String local;

  /**
   * Where a local Lambda keeps its state, in a folder for each region, so that the next build finds
   * it; one process at a time. Without it {@code target/snapstart-local} of the topmost folder of
   * the build ({@code mvn clean} there begins anew), and nothing is kept where there is no pom.
   */
  @Parameter(property = "snapstart.localFolder")
  private @Nullable String localFolder;

  /**
   * Whether a local Lambda runs functions, in processes of their own on this machine: {@code true}
   * or {@code false}. Then publishing with SnapStart starts the function and runs its hooks, as AWS
   * does. Without it, and for a runtime that cannot be run here, a snapshot only takes its time.
   */
  @Parameter(property = "snapstart.localRun", defaultValue = "true")
  private @Nullable String localRun;

  /**
   * How many environments of functions a local Lambda has at once, busy or warm, at least 1;
   * further invocations wait. Without it 4, and 1 for the goal {@code measure}, whose starts are
   * not to take each other's processor. The first goal of a build that starts the local Lambda
   * decides.
   */
  @Parameter(property = "snapstart.localEnvironments")
  private @Nullable String localEnvironments;

  /**
   * Id of a {@code <server>} in settings.xml whose username and password are an access key id and
   * its secret; the password may be encrypted. Not used for loopback endpoints.
   *
   * <p>Goals: alias, callers, check, code, configure, cost, deploy, disable, download, iam-policy,
   * invoke, kms, logs, measure, plan, prune, publish, rollback, status, versions, wait.
   */
  @Parameter(property = "snapstart.serverId")
  private @Nullable String serverId;

  SnapStartMojo(Services services) {
    this.services = services;
  }

  /**
   * Does the goal's work.
   *
   * @param run everything it needs
   * @throws MojoFailureException if the goal's own verdict is that the build must fail
   */
  abstract void run(GoalRun run) throws MojoFailureException;

  /** Returns what the goal may do to each function, as far as IAM is asked. */
  abstract GoalAccess access();

  /** Returns how many environments a local Lambda has that this goal starts. */
  int defaultEnvironments() {
    return LocalServer.ENVIRONMENTS;
  }

  private int environments() {
    if (localEnvironments == null) {
      return defaultEnvironments();
    }
    int given = Values.integer("localEnvironments", localEnvironments);
    if (given < 1) {
      throw Values.invalid("localEnvironments", localEnvironments, "Use 1 or more.");
    }
    return given;
  }

  /** Adds what this goal may do, as it is configured, to a policy; nothing is run. */
  final void addAccess(PolicyDraft draft) {
    Precedence precedence = new Precedence(session.getUserProperties(), project.getProperties());
    precedence.apply(this);
    if (reasonToSkip().isEmpty()) {
      described(precedence).forEach(config -> draft.add(access(), config, region));
    }
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      Precedence precedence = new Precedence(session.getUserProperties(), project.getProperties());
      precedence.apply(this);
      Optional<String> reason = reasonToSkip();
      if (reason.isPresent()) {
        log.info("Skipped: " + reason.get());
        return;
      }
      run(prepare(precedence));
    } catch (SnapStartException e) {
      MavenErrors.raise(e);
    } catch (UncheckedIOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private GoalRun prepare(Precedence precedence) {
    Loggers.keepQuiet();
    HeadStart.take();
    Place place = new Place(session, project, execution);
    new Spelling(place).check(log::warn);
    Build build = services.builds().of(session);
    LocalServer server =
        LocalServer.of(
            place,
            localFolder,
            localRun == null || Values.flag("localRun", localRun),
            environments(),
            services.libraries(),
            log::info);
    return new GoalRun(
        place,
        log,
        described(precedence),
        new ConnectionConfig(region, profile, endpoint, local, serverId),
        new Connector(
            session,
            services.decrypter(),
            build,
            server,
            module -> services.libraries().load(module, place)),
        build.published(),
        server,
        services.libraries().in(place));
  }

  private Optional<String> reasonToSkip() {
    if (Values.flag("skip", skip)) {
      return Optional.of("'skip' is set");
    }
    boolean inherited =
        project.getFile() != null
            && project.getPackaging().equals("pom")
            && execution.getLifecyclePhase() != null;
    return inherited && !codeIsNamed()
        ? Optional.of("a project of packaging 'pom' has no code, and none is named")
        : Optional.empty();
  }

  /**
   * Looks at the pom as it is written, because goals that send no code do not take these elements:
   * a chain of goals is to be skipped as a whole or not at all.
   */
  private boolean codeIsNamed() {
    Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
    PluginExecution own =
        plugin == null ? null : plugin.getExecutionsAsMap().get(execution.getExecutionId());
    String written = own == null ? "" : String.valueOf(own.getConfiguration());
    return Stream.of("codeFile", "s3Key", "imageUri")
        .anyMatch(
            name ->
                written.contains("<" + name + ">")
                    || session.getUserProperties().containsKey("snapstart." + name)
                    || project.getProperties().containsKey("snapstart." + name));
  }

  private List<FunctionConfig> entries() {
    return functions == null ? List.of() : functions;
  }

  private List<FunctionConfig> described(Precedence precedence) {
    if (entries().isEmpty()) {
      return List.of(this);
    }
    String chosen = precedence.userProperty("function");
    if (function != null && chosen == null) {
      throw Values.conflict("function", "functions");
    }
    Set<String> missing = new LinkedHashSet<>();
    if (chosen != null) {
      missing.addAll(Arrays.asList(chosen.strip().split("\\s*,\\s*")));
    }
    Set<String> names = Set.copyOf(missing);
    List<FunctionConfig> described = new ArrayList<>();
    for (FunctionConfig entry : entries()) {
      String name = entry.function;
      if (chosen == null || names.contains(name)) {
        precedence.apply(FunctionConfig.class, entry, this);
        entry.function = name;
        described.add(entry);
        missing.remove(name);
      }
    }
    if (!missing.isEmpty()) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "function: '" + String.join(", ", missing) + "' is not among 'functions'.")
          .advice("Choose from those that are.")
          .build();
    }
    return described;
  }

  @Override
  public void setLog(Log log) {
    this.log = log;
  }

  @Override
  public Log getLog() {
    return log;
  }
}
