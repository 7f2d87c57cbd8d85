package dev.snapstart.local.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CriuTest {
  @TempDir Path folder;

  @Test
  void versionsFromFourPointOneAreUsable() {
    assertThat(Criu.usable("Version: 4.1\nGitID: v4.1")).isTrue();
    assertThat(Criu.usable("Version: 5.0")).isTrue();
    assertThat(Criu.usable("Version: 4.0")).isFalse();
    assertThat(Criu.usable("Version: 3.17.1")).isFalse();
    assertThat(Criu.usable("command not found")).isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsFoundIsSaidOnceAndCanBeSwitchedOff() throws IOException {
    assertThat(Criu.remark(folder.toString())).isNull();
    Path program = folder.resolve("criu");
    Files.writeString(program, "#!/bin/sh\necho 'Version: 4.2'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    assertThat(Criu.remark(folder.toString())).contains("not built");
    System.setProperty("snapstart.criu", "off");
    try {
      assertThat(Criu.remark(folder.toString())).isNull();
    } finally {
      System.clearProperty("snapstart.criu");
    }
  }
}
