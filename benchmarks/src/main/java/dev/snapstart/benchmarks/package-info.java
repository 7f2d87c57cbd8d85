/** Measures what deployments cost in time, side by side with other tools, on the local server. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.benchmarks;
