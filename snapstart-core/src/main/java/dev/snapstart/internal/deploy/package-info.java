/** Runs deployments: one move at a time. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.internal.deploy;
