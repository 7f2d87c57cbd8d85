package dev.snapstart.local.rehearse.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.snapstart.local.rehearse.model.Observations;
import dev.snapstart.local.rehearse.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Observes what one invocation has answered and printed; thread-safe. */
public final class Answers {
  /** The place of printed lines. */
  public static final String LOG = "the log";

  private static final Pattern DIGIT = Pattern.compile(".*\\d.*");
  private static final int LEAST = 8;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Answers() {}

  /**
   * Observes an answer.
   *
   * @param appraiser knows the environment
   * @param answer what the handler answered
   * @param lines what it printed meanwhile
   * @return values by JSON pointer; {@code *} stands for any index, because the order of sets is
   *     not to be relied on
   */
  public static Observations of(Appraiser appraiser, byte[] answer, List<String> lines) {
    Map<String, Set<Value>> places = new TreeMap<>();
    String text = new String(answer, StandardCharsets.UTF_8);
    JsonNode tree = json(text);
    if (tree == null) {
      add(places, "the answer", appraiser.parts(text));
    } else {
      walk(appraiser, places, "", tree);
    }
    for (String line : lines) {
      for (String word : line.split("[\\s\"'(){}\\[\\],;]+", -1)) {
        if (word.length() >= LEAST && DIGIT.matcher(word).matches()) {
          add(places, LOG, appraiser.parts(word));
        }
      }
    }
    return new Observations(places);
  }

  private static void walk(
      Appraiser appraiser, Map<String, Set<Value>> places, String pointer, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  walk(
                      appraiser,
                      places,
                      pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                      member.getValue()));
    } else if (node.isArray()) {
      node.forEach(element -> walk(appraiser, places, pointer + "/*", element));
    } else if (node.isTextual()) {
      JsonNode nested = json(node.textValue());
      // As in the body of an answer to API Gateway.
      if (nested != null && nested.isContainerNode()) {
        walk(appraiser, places, pointer, nested);
      } else {
        add(places, pointer, appraiser.parts(node.textValue()));
      }
    } else if (node.isNumber()) {
      add(places, pointer, appraiser.parts(plain(node)));
    }
  }

  /** Without an exponent, so that a time is seen to be one. */
  private static String plain(JsonNode number) {
    return number.isIntegralNumber()
        ? number.asText()
        : number.decimalValue().stripTrailingZeros().toPlainString();
  }

  private static void add(Map<String, Set<Value>> places, String place, Set<Value> values) {
    if (!values.isEmpty()) {
      places
          .computeIfAbsent(place.isEmpty() ? "the answer" : place, key -> new HashSet<>())
          .addAll(values);
    }
  }

  private static @Nullable JsonNode json(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      return tree == null || tree.isMissingNode() ? null : tree;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
