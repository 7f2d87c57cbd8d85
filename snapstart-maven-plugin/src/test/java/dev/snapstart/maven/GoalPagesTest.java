package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

/**
 * Keeps {@code docs/goals} what the descriptor says; run with {@code -Dsnapstart.writeDocs} to
 * write the pages anew.
 */
class GoalPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "goals");

  @TestFactory
  List<DynamicTest> pagesSayWhatTheDescriptorSays() throws Exception {
    return Descriptor.read().goals().values().stream()
        .filter(goal -> !goal.name().equals("help"))
        .map(goal -> DynamicTest.dynamicTest(goal.name(), () -> check(goal)))
        .toList();
  }

  private static void check(Descriptor.Goal goal) throws IOException {
    Path file = PAGES.resolve(goal.name() + ".md");
    String page = page(goal);
    if (System.getProperty("snapstart.writeDocs") != null) {
      Files.createDirectories(PAGES);
      Files.writeString(file, page);
    }
    assertThat(file).content().isEqualTo(page);
  }

  private static String page(Descriptor.Goal goal) {
    StringBuilder page = new StringBuilder();
    page.append("# snapstart:").append(goal.name()).append("\n\n");
    page.append("<!-- Made from the source by GoalPagesTest; do not edit. -->\n\n");
    page.append(plain(goal.description())).append("\n\n");
    if (!goal.phase().isEmpty()) {
      page.append("Default phase: `").append(goal.phase()).append("`. ");
    }
    page.append("Works without a pom, and in parallel builds.\n");
    goal.parameters().stream()
        .sorted(Comparator.comparing(it -> Descriptor.text(it, "name")))
        .forEach(parameter -> append(page, goal, parameter));
    return page.toString();
  }

  private static void append(StringBuilder page, Descriptor.Goal goal, Element parameter) {
    String name = Descriptor.text(parameter, "name");
    page.append("\n## ").append(name).append("\n\n");
    String description = plain(Descriptor.text(parameter, "description"));
    page.append(description.replaceFirst("\\s*Goals: [a-z, -]+\\.$", "")).append("\n");
    Element configuration = Descriptor.configuration(goal, name);
    if (configuration != null) {
      page.append("\nProperty `snapstart.").append(name).append('`');
      String defaultValue = configuration.getAttribute("default-value");
      page.append(defaultValue.isEmpty() ? "" : ", default `" + defaultValue + "`");
      page.append(".\n");
    }
  }

  private static String plain(String html) {
    return html.replaceAll("</?code>", "`")
        .replaceAll("</?p>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
