package dev.snapstart.local.rehearse;

import dev.snapstart.local.rehearse.capture.Appraiser;
import dev.snapstart.local.rehearse.judge.HookJudge;
import dev.snapstart.local.run.Stage;
import dev.snapstart.local.state.FunctionVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What the rehearsals of all languages need.
 *
 * @param stage starts environments
 * @param version what is rehearsed
 * @param event what every environment is invoked with
 * @param options how it is rehearsed
 * @param clock tells the time
 * @param salt of all digests of this rehearsal
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Surroundings(
    Stage stage,
    FunctionVersion version,
    byte[] event,
    RehearsalOptions options,
    Clock clock,
    byte[] salt) {

  Appraiser appraiser(Instant start, Instant checkpoint, long pid) {
    // Folders, the runtime API's address and the process id differ here, and nowhere on Lambda.
    Pattern local =
        Pattern.compile(
            Pattern.quote(stage.folder().toString())
                + "[^\\s\"',;)\\]}]*|127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}|(?<![\\w.])"
                + pid
                + "(?![\\w.])");
    return new Appraiser(salt, start, checkpoint, local);
  }

  Play play() {
    return new Play(event, stage.restoreLimit(), Duration.ofSeconds(version.settings().timeout()));
  }

  HookJudge hookJudge() {
    return new HookJudge(stage.startLimit(), stage.restoreLimit(), options.warnAt());
  }

  @Override
  public String toString() {
    return "Surroundings[" + version.version() + "]";
  }
}
