package dev.snapstart.maven.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random secrets, each with a name, and a search for them in any form that they may take. */
final class Canaries {
  private final Map<String, String> values = new TreeMap<>();
  private final Random random;

  Canaries(long seed) {
    random = new Random(seed);
  }

  /** Makes up the secret of that name, or returns it once more. */
  String secret(String name) {
    return values.computeIfAbsent(name, missing -> random());
  }

  private String random() {
    return random
        .ints(24, 0, 36)
        .mapToObj(digit -> Integer.toString(digit, 36))
        .reduce("canary", String::concat);
  }

  /**
   * Finds secrets in a text.
   *
   * @return the names of those that it gives away, with the line
   */
  List<String> foundIn(String text) {
    List<String> found = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          for (String form : forms(value)) {
            text.lines()
                .filter(line -> line.contains(form))
                .findFirst()
                .ifPresent(line -> found.add(name + " in: " + line));
          }
        });
    // A zip in a request, as it is or in Base64.
    text.lines()
        .filter(line -> line.contains("PK\u0003\u0004") || line.contains("UEsDB"))
        .findFirst()
        .ifPresent(line -> found.add("an archive in: " + line));
    return found;
  }

  /** As it is, and what Base64 makes of it behind 0, 1 or 2 other bytes, without the ends. */
  private static List<String> forms(String value) {
    List<String> forms = new ArrayList<>(List.of(value));
    for (String before : List.of("", ":", "::")) {
      byte[] bytes = (before + value).getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().encodeToString(bytes);
      forms.add(encoded.substring(4, encoded.length() - 4));
    }
    return forms;
  }
}
