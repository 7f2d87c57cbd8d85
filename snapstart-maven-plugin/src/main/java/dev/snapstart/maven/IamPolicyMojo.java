package dev.snapstart.maven;

import dev.snapstart.access.AccessScope;
import dev.snapstart.maven.parameter.Values;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the least IAM policy for the credentials that run this plugin's goals: those that the pom
 * binds to a phase, or those that are named. Needs no connection, no credentials and no package.
 */
@Mojo(name = "iam-policy", requiresProject = false, threadSafe = true)
public final class IamPolicyMojo extends SnapStartMojo {
  private static final String ASK = "ask";

  private final BoundGoals bound;

  /**
   * The goals to allow, separated by commas, such as {@code deploy,status}; {@code deploy@ID} takes
   * the configuration of an execution. Without it: all that the pom binds to a phase.
   */
  @Parameter(property = "snapstart.goals")
  private @Nullable List<String> goals;

  /**
   * The account of functions that are not given as ARN: twelve digits, or {@code ask} to ask AWS
   * whose credentials these are. Without it: {@code expectedAccount}, or the account of the role.
   */
  @Parameter(property = "snapstart.account")
  private @Nullable String account;

  /**
   * The file to write the policy to. Without it {@code target/snapstart/iam-policy.json}, and none
   * where there is no pom.
   */
  @Parameter(property = "snapstart.policyFile")
  private @Nullable String policyFile;

  @Inject
  IamPolicyMojo(Services services, BoundGoals bound) {
    super(services);
    this.bound = bound;
  }

  @Override
  GoalAccess access() {
    return GoalAccess.none();
  }

  @Override
  void run(GoalRun run) {
    List<String> named = goals == null ? BoundGoals.of(run.place()) : goals;
    if (named.isEmpty()) {
      throw Values.missing(
          "goals",
          "goal",
          "This pom binds none of this plugin's goals to a phase: say which ones you run, such as"
              + " -Dsnapstart.goals=deploy,status.");
    }
    PolicyDraft draft =
        new PolicyDraft(known(run), System.getenv(), run.place().folder(), run.commands());
    bound.visit(run.place(), named, goal -> goal.addAccess(draft));
    new PolicyReport(run.place(), policyFile, run.log()).tell(draft, named);
  }

  private AccessScope known(GoalRun run) {
    if (account == null) {
      return AccessScope.unknown();
    }
    return account.strip().equals(ASK)
        ? run.connector().connect(run.connection()).accessScope()
        : new AccessScope(Optional.empty(), Optional.of(account.strip()));
  }
}
