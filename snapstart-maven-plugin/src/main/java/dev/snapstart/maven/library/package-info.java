/** Libraries that few builds need, resolved when a goal needs one. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven.library;
