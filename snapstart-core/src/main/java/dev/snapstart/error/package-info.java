/** The one exception of the library and its codes. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.error;
