package dev.snapstart.maven.rehearse;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.rehearse.RehearsalOptions;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Report;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A rehearsal stage; like {@code LocalLambdaStarter} it knows the local Lambda's types. */
public final class LocalRehearsal implements RehearsalStage {
  private final LocalLambda server;

  private LocalRehearsal(LocalLambda server) {
    this.server = server;
  }

  public static LocalRehearsal start(String region, @Nullable String account) {
    LocalLambda.Builder builder = LocalLambda.builder().region(region).delays(Delays.none());
    return new LocalRehearsal((account == null ? builder : builder.accountId(account)).start());
  }

  @Override
  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public RehearsalOutcome rehearse(String function, String version, RehearsalChoice choice) {
    try {
      Report report =
          server.rehearse(
              function,
              version,
              choice.event(),
              RehearsalOptions.defaults().withEnvironments(choice.environments()));
      LocalRehearsalFindings findings =
          new LocalRehearsalFindings(report.findings(), choice.accepted());
      return new RehearsalOutcome(
          LocalRehearsalLines.of(report, findings),
          LocalRehearsalMembers.of(report, findings),
          findings.counting().stream().map(Finding::level).toList(),
          findings.used());
    } catch (IllegalArgumentException e) {
      throw SnapStartException.of(ErrorCode.INVALID_REQUEST, e.getMessage() + ".")
          .advice("Rehearse functions in Java or Python that have SnapStart, as zip or jar.")
          .cause(e)
          .build();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
