/** What is known of a function's published versions. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.version;
