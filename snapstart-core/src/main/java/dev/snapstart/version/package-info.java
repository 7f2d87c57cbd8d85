/** The published versions of a function: what they are, and which can go. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.version;
