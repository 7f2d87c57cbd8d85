/** Measuring cold starts: what was observed, what follows, and doing it. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.internal.measure;
