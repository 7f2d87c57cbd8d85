package dev.snapstart.local.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "CRIU is for Linux only")
class CriuTest {
  @TempDir Path folder;

  @Test
  void versionsFromFourPointOneAreUsable() {
    assertThat(Criu.usable("Version: 4.1\nGitID: v4.1", "6.12.38")).isTrue();
    assertThat(Criu.usable("Version: 5.0", "6.12.38")).isTrue();
    assertThat(Criu.usable("Version: 4.0", "6.12.38")).isFalse();
    assertThat(Criu.usable("Version: 3.17.1", "6.12.38")).isFalse();
    assertThat(Criu.usable("command not found", "6.12.38")).isFalse();
  }

  @Test
  void newKernelsNeedFourPointTwo() {
    assertThat(Criu.usable("Version: 4.1.1", "6.16.0-1-amd64")).isFalse();
    assertThat(Criu.usable("Version: 4.2", "6.16.0-1-amd64")).isTrue();
    assertThat(Criu.usable("Version: 4.1.1", "6.9.3")).isTrue();
    assertThat(Criu.usable("Version: 4.1.1", "unknown")).isTrue();
  }

  @Test
  void whatIsFoundIsUsedAndCanBeSwitchedOff() throws IOException {
    Path program = folder.resolve("criu");
    String path = folder + File.pathSeparator + System.getenv("PATH");
    try (Launcher launcher = new Launcher(path)) {
      assertThat(Criu.find(folder.toString(), launcher)).isNull();
      Files.writeString(program, "#!/bin/sh\necho 'Version: 4.2'\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
      assumeTrue(
          Files.getAttribute(folder, "unix:uid").equals(0)
              && Launcher.find("unshare", path) != null,
          "skipped: CRIU is for root, with unshare of util-linux");

      assertThat(Criu.find(path, launcher)).isNotNull();
      System.setProperty("snapstart.criu", "off");
      assertThat(Criu.find(path, launcher)).isNull();
    } finally {
      System.clearProperty("snapstart.criu");
    }
  }
}
