/** How elements and properties are read, whichever goal they belong to. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven.parameter;
