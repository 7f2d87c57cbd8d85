package dev.snapstart.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorDocumentationTest {
  private static final Path PAGE = Path.of("..", "docs", "errors.md");
  private static final Pattern HEADING = Pattern.compile("## ([A-Z]+)");
  private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)` \\|.*");

  @Test
  void everyCodeIsDocumentedOnceUnderItsCategory() throws IOException {
    Map<ErrorCode, ErrorCategory> expected = new EnumMap<>(ErrorCode.class);
    Arrays.stream(ErrorCode.values()).forEach(code -> expected.put(code, code.category()));
    assertThat(documented()).isEqualTo(expected);
  }

  private static Map<ErrorCode, ErrorCategory> documented() throws IOException {
    Map<ErrorCode, ErrorCategory> found = new EnumMap<>(ErrorCode.class);
    ErrorCategory category = null;
    for (String line : Files.readAllLines(PAGE)) {
      Matcher heading = HEADING.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        category = ErrorCategory.valueOf(heading.group(1));
      } else if (category != null && row.matches()) {
        ErrorCode code = ErrorCode.valueOf(row.group(1));
        assertThat(found.put(code, category)).as("%s appears twice", code).isNull();
      }
    }
    return found;
  }
}
