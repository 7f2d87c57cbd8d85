/** What calls a function, and what misses its snapshot. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.trigger;
