/** The local Lambda inside of this Maven process. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven.local;
