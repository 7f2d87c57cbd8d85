/** What a function is invoked with, and what is told of its answer and its log. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven.invoke;
