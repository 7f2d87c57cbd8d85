package dev.snapstart.maven;

import dev.snapstart.access.AccessPolicy;
import dev.snapstart.access.AccessScope;
import dev.snapstart.maven.host.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Shows a policy, writes it to its file, and says what has to be known before it is put to use. */
final class PolicyReport {
  private final Optional<Path> file;
  private final Path folder;
  private final Log log;

  /**
   * Finds the place.
   *
   * @param place where the goal runs
   * @param given the file, or null for the one in the build folder
   * @param log where to print
   */
  PolicyReport(Place place, @Nullable String given, Log log) {
    this.folder = place.folder();
    this.file =
        given == null
            ? Optional.of(place)
                .filter(Place::hasPom)
                .map(it -> Path.of(it.project().getBuild().getDirectory()))
                .map(it -> it.resolve("snapstart").resolve("iam-policy.json"))
            : Optional.of(folder.resolve(given));
    this.log = log;
  }

  void tell(PolicyDraft draft, List<String> goals) {
    AccessPolicy policy = draft.policy();
    String json = policy.toJson();
    file.ifPresent(it -> write(it, json));
    log.info(
        "Policy for "
            + String.join(", ", goals)
            + " of "
            + (draft.functions().isEmpty() ? "no function" : String.join(", ", draft.functions()))
            + file.map(it -> ", written to " + shown(it)).orElse("")
            + ":");
    json.lines().forEach(log::info);
    if (json.contains(":" + AccessScope.ACCOUNT + ":")) {
      log.warn(
          AccessScope.ACCOUNT
              + " stands for an account that is not known: give -Dsnapstart.account=NUMBER, or"
              + " -Dsnapstart.account=ask to ask AWS.");
    }
    if (json.contains(":" + AccessScope.REGION + ":")) {
      log.warn(
          AccessScope.REGION + " stands for a region that is not known: give -Dsnapstart.region.");
    }
    if (policy.size() > AccessPolicy.MANAGED_POLICY_LIMIT) {
      log.warn(
          "The policy has "
              + policy.size()
              + " characters without white space; a managed policy may have "
              + AccessPolicy.MANAGED_POLICY_LIMIT
              + ". Make several, with fewer goals ('goals') or functions ('function') each.");
    }
  }

  private Path shown(Path path) {
    return path.startsWith(folder) ? folder.relativize(path) : path;
  }

  private static void write(Path path, String json) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, json);
    } catch (IOException e) {
      throw new UncheckedIOException("The policy file " + path + " could not be written.", e);
    }
  }
}
