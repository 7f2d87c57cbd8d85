/** What functions print: log groups, streams and events, as CloudWatch Logs keeps them. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.logs;
