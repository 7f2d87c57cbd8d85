/** Rehearsals on a local Lambda, and what is told of them. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven.rehearse;
