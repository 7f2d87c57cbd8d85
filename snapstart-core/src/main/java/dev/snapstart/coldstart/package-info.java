/** Running a function and reading what Lambda measured: starts, restores, billed time, logs. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.coldstart;
