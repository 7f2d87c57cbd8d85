/** Holds the current state, performs calls on it one at a time, and remembers them. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.control;
