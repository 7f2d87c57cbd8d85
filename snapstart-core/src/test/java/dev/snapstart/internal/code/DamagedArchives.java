package dev.snapstart.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.CodeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What is true of every file that somebody calls an archive. */
final class DamagedArchives {
  private static final Set<ErrorCode> REFUSALS =
      Set.of(ErrorCode.ARTIFACT_INVALID, ErrorCode.ARTIFACT_TOO_LARGE);
  private final PackagePreparer preparer = new PackagePreparer();
  private final Path file;

  DamagedArchives(Path folder) {
    file = folder.resolve("code.zip");
  }

  /** Returns whether it was taken. */
  boolean check(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try (PreparedPackage prepared = preparer.prepare(archive(file))) {
      assertThat(prepared.sha256()).isEqualTo(Sha256.of(prepared.file()));
      assertThat(ArchiveContents.of(prepared.file()).entries())
          .isEqualTo(ArchiveContents.of(file).entries());
      try (PreparedPackage again = preparer.prepare(archive(prepared.file()))) {
        assertThat(again.sha256()).as("normalised twice").isEqualTo(prepared.sha256());
      }
      return true;
    } catch (SnapStartException e) {
      assertThat(e.code()).isIn(REFUSALS);
      return false;
    }
  }

  private static CodeSource.Archive archive(Path file) {
    return new CodeSource.Archive(file, true, null);
  }
}
