/** The pure decision: world in, next step out. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.internal.plan;
