/** Where calls go and as whom, kept for one build of Maven. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.maven.connect;
