/**
 * Lambda's control plane as immutable data with pure transitions: no I/O, no clock, no randomness.
 */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.state;
