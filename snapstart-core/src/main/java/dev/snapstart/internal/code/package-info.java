/** Archives: reading, normalising, hashing. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.internal.code;
