/** Scripted trouble: refusals, lost connections, late and broken answers. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.fault;
