package dev.snapstart.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class CanariesTest {
  private final Canaries canaries = new Canaries(1);

  @Test
  void aSecretIsFoundInEveryForm() {
    String secret = canaries.secret("password");
    assertThat(canaries.foundIn("harmless\n")).isEmpty();
    assertThat(canaries.foundIn("a " + secret + " b")).hasSize(1);
    for (String before : new String[] {"", "x", "it:", "user:"}) {
      byte[] bytes = (before + secret + ", and more").getBytes();
      assertThat(canaries.foundIn("Basic " + Base64.getEncoder().encodeToString(bytes)))
          .as(before)
          .isNotEmpty();
    }
  }

  @Test
  void anArchiveIsFound() {
    byte[] archive = {'P', 'K', 3, 4, 20, 0, 0, 0};
    assertThat(canaries.foundIn("{\"ZipFile\":\"" + Base64.getEncoder().encodeToString(archive)))
        .hasSize(1);
  }
}
