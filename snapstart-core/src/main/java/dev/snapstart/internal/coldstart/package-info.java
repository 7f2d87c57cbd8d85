/** Runs functions and reads their logs, within the quotas and retries of the engine. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.internal.coldstart;
