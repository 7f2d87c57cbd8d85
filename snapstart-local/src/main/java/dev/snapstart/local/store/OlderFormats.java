package dev.snapstart.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings what older releases kept into today's form. */
final class OlderFormats {
  private OlderFormats() {}

  /** Format 1 knew no event source mappings, and nothing that is attached to functions. */
  static void upgradeFrom1(ObjectNode state) {
    state.putObject("mappings");
    for (JsonNode function : state.path("functions")) {
      ObjectNode attachments = ((ObjectNode) function).putObject("attachments");
      attachments.putObject("urls");
      attachments.putObject("invokeConfigs");
      attachments.putObject("provisioned");
    }
  }
}
