/** Looks into a JVM through its debugging interface: fields, hooks, who holds a socket. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.rehearse.jvm;
