/** The goals: thin doors from a pom, or a command line, to the library. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven;
