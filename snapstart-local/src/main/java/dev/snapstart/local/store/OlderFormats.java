package dev.snapstart.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings what older releases kept into today's form. */
final class OlderFormats {
  private OlderFormats() {}

  /**
   * Format 1 knew Lambda alone, without event source mappings and what else is attached to
   * functions.
   */
  static void upgradeFrom1(ObjectNode kept) {
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
