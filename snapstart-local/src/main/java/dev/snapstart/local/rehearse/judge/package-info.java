/** What follows from observations; pure, nothing but the JDK. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.rehearse.judge;
