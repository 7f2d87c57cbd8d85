package dev.snapstart.access;

/** What can be done to a function beside deploying it. */
public enum AccessTask {
  /** Reading a function, its aliases and the versions behind them. */
  STATUS,
  /** Fetching the package of a version back. */
  DOWNLOAD,
  /** Listing all versions, and when they were called last. */
  VERSIONS,
  /** Invoking a function, and reading the settings that tell what is secret in its log. */
  INVOKE,
  /** Invoking a function often, and stamping its description meanwhile. */
  MEASURE,
  /** Reading what a function and its versions logged. */
  LOGS,
  /** Judging whether a function can have SnapStart. */
  CHECK,
  /** Finding what calls a function. */
  CALLERS,
  /** Finding destinations of other functions that call a function. */
  SCANNING,
  /** Letting event source mappings and permissions go to an alias, once they are found. */
  RETARGETING,
  /** Giving an alias a function URL, once those that are there are found. */
  RETARGETING_OF_URLS,
  /** Reading the integrations of API Gateway's APIs, to find those that call past the alias. */
  READING_OF_APIS,
  /** Letting integrations of API Gateway call an alias, once they are found. */
  RETARGETING_OF_APIS
}
