package dev.snapstart.access;

/** What goes into a statement of its own, in the order in which they are shown. */
enum AccessGroup {
  FUNCTION("Function"),
  VERSIONS("Versions"),
  NUMBERED_VERSIONS("NumberedVersions"),
  ROLE("Role"),
  LAYERS("Layers"),
  NETWORK("Network"),
  KEY("Key"),
  /** What is asked of KMS directly, and not through Lambda. */
  KEY_CHECK("KeyCheck"),
  PACKAGE("Package"),
  REPOSITORY("Repository"),
  LOG("Log"),
  MONITORING("Monitoring"),
  DEPLOYMENTS("Deployments"),
  LISTS("Lists"),
  EVERY_FUNCTION("EveryFunction"),
  MAPPINGS("Mappings"),
  APIS("Apis");

  private final String sid;

  AccessGroup(String sid) {
    this.sid = sid;
  }

  /** The statement's name; if there are several of a kind, a number follows. */
  String sid() {
    return sid;
  }
}
