/** Rehearsals: what a version would do wrong once it is restored many times from one snapshot. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.rehearse;
