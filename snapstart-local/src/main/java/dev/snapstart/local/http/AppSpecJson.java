package dev.snapstart.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.snapstart.local.state.codedeploy.AppSpec;
import dev.snapstart.local.state.codedeploy.CodeDeployCall;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What an AppSpec in JSON says; one in YAML is not read. */
final class AppSpecJson {
  private AppSpecJson() {}

  /** The specification, or null where the revision holds none that names one function whole. */
  static @Nullable AppSpec read(JsonMapper mapper, CodeDeployCall.@Nullable Revision revision) {
    CodeDeployCall.Content content = revision == null ? null : revision.content();
    String text = content == null ? null : content.content();
    if (text == null) {
      return null;
    }
    try {
      JsonNode root = mapper.readTree(text);
      JsonNode resources = member(root, "Resources");
      return resources.size() == 1 && resources.get(0) != null
          ? of(resources.get(0).elements().next(), member(root, "Hooks"))
          : null;
    } catch (JsonProcessingException | NoSuchElementException e) {
      return null;
    }
  }

  private static @Nullable AppSpec of(JsonNode resource, JsonNode hooks) {
    JsonNode properties = member(resource, "Properties");
    String name = text(properties, "Name");
    String alias = text(properties, "Alias");
    String current = text(properties, "CurrentVersion");
    String target = text(properties, "TargetVersion");
    boolean function = "AWS::Lambda::Function".equals(text(resource, "Type"));
    return !function || name == null || alias == null || current == null || target == null
        ? null
        : new AppSpec(
            name,
            alias,
            current,
            target,
            hook(hooks, "BeforeAllowTraffic"),
            hook(hooks, "AfterAllowTraffic"));
  }

  private static @Nullable String hook(JsonNode hooks, String name) {
    for (JsonNode hook : hooks) {
      String function = text(hook, name);
      if (function != null) {
        return function;
      }
    }
    return null;
  }

  /** The documentation spells the top members with and without a capital. */
  private static JsonNode member(JsonNode node, String name) {
    JsonNode found = node.path(name);
    return found.isMissingNode()
        ? node.path(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
        : found;
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode found = member(node, name);
    return found.isValueNode() ? found.asText() : null;
  }
}
