/** A JUnit 5 extension that hands servers to tests. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.junit;
