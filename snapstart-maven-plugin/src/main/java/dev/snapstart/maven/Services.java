package dev.snapstart.maven;

import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals get from Maven's container. */
@Named
final class Services {
  private final SettingsDecrypter decrypter;
  private final Builds builds;
  private final LocalLibrary localLibrary;

  @Inject
  Services(SettingsDecrypter decrypter, Builds builds, LocalLibrary localLibrary) {
    this.decrypter = decrypter;
    this.builds = builds;
    this.localLibrary = localLibrary;
  }

  SettingsDecrypter decrypter() {
    return decrypter;
  }

  Builds builds() {
    return builds;
  }

  LocalLibrary localLibrary() {
    return localLibrary;
  }
}
