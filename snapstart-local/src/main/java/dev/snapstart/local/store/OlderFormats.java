package dev.snapstart.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Brings what older releases kept into today's form. */
final class OlderFormats {
  private OlderFormats() {}

  static void upgrade(ObjectNode kept, int format) {
    if (format == 1) {
      upgradeFrom1((ObjectNode) kept.path("state"));
    }
    if (format <= 2) {
      upgradeFrom2(kept);
    }
  }

  /** Format 1 knew no versions of objects, no registered images, and nobody without rights. */
  private static void upgradeFrom1(ObjectNode state) {
    state.putObject("images");
    for (JsonNode key : state.path("keys")) {
      ((ObjectNode) key).putArray("denied");
    }
    ObjectNode before = (ObjectNode) state.path("buckets");
    ObjectNode buckets = state.putObject("buckets");
    for (Map.Entry<String, JsonNode> bucket : before.properties()) {
      ObjectNode versioned = buckets.putObject(bucket.getKey()).put("versioned", false);
      versioned.set("objects", bucket.getValue());
      versioned.putObject("versions");
    }
    for (JsonNode function : state.path("functions")) {
      resolveImage(function.path("latest").path("code"));
      for (JsonNode version : function.path("versions")) {
        resolveImage(version.path("code"));
      }
    }
  }

  private static void resolveImage(JsonNode code) {
    if (code.path("imageUri").isTextual()) {
      String repository = code.path("imageUri").asText().replaceFirst("(:[^:/@]+)?(@[^/]+)?$", "");
      ((ObjectNode) code)
          .put("resolvedImageUri", repository + "@sha256:" + code.path("sha256").asText());
    }
  }

  /**
   * Format 2 knew Lambda alone, without event source mappings and what else is attached to
   * functions.
   */
  private static void upgradeFrom2(ObjectNode kept) {
    ObjectNode state = (ObjectNode) kept.path("state");
    ObjectNode cloud = kept.putObject("state");
    cloud.set("lambda", state);
    ObjectNode cloudWatch = cloud.putObject("cloudWatch");
    cloudWatch.putObject("metrics");
    cloudWatch.putObject("alarms");
    ObjectNode codeDeploy = cloud.putObject("codeDeploy");
    codeDeploy.putObject("applications");
    codeDeploy.putObject("configs");
    codeDeploy.putObject("groups");
    codeDeploy.putObject("deployments");
    codeDeploy.put("counter", 0);
    ObjectNode gateways = cloud.putObject("gateways");
    gateways.putObject("restApis");
    gateways.putObject("httpApis");
    gateways.put("counter", 0);
    state.putObject("mappings");
    for (JsonNode function : state.path("functions")) {
      ObjectNode attachments = ((ObjectNode) function).putObject("attachments");
      attachments.putObject("urls");
      attachments.putObject("invokeConfigs");
      attachments.putObject("provisioned");
    }
  }
}
