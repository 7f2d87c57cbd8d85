package dev.snapstart.maven;

import dev.snapstart.maven.connect.Builds;
import dev.snapstart.maven.library.OptionalLibraries;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals get from Maven's container. */
@Named
final class Services {
  private final SettingsDecrypter decrypter;
  private final Builds builds;
  private final OptionalLibraries libraries;

  @Inject
  Services(SettingsDecrypter decrypter, Builds builds, OptionalLibraries libraries) {
    this.decrypter = decrypter;
    this.builds = builds;
    this.libraries = libraries;
  }

  SettingsDecrypter decrypter() {
    return decrypter;
  }

  Builds builds() {
    return builds;
  }

  OptionalLibraries libraries() {
    return libraries;
  }
}
