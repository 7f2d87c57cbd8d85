/** Reads what calls a function, and moves it to an alias. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.internal.trigger;
