package dev.snapstart.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Deployments;
import dev.snapstart.local.state.CodePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemporaryStoreTest {
  private static final byte[] PACKAGE = Deployments.zip("kept aside");

  @Test
  void aPackageLiesInAFolderThatIsGoneAfterClose() throws IOException {
    TemporaryStore store = TemporaryStore.open();
    CodePackage code = store.put(PACKAGE);
    store.put(PACKAGE);
    String name = FolderBlobs.name(code.sha256());
    Set<Path> folders = foldersWith(name);

    assertThat(store.get(code.sha256())).isEqualTo(PACKAGE);
    assertThat(store.get("bm9uZQ==")).isNull();
    assertThat(folders).hasSize(1);

    store.close();

    assertThat(folders).allSatisfy(folder -> assertThat(folder).doesNotExist());
  }

  private static Set<Path> foldersWith(String name) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> all = Files.list(temporary)) {
      return all.filter(path -> Files.exists(path.resolve(name))).collect(Collectors.toSet());
    }
  }
}
