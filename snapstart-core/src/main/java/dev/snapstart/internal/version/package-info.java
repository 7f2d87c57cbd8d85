/** Reads all versions of a function. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.internal.version;
