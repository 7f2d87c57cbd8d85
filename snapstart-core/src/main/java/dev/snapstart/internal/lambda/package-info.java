/** The port to Lambda and its quotas. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.internal.lambda;
