/** The library's front door: build a {@code SnapStart}, hand it requests, get results. */
@org.jspecify.annotations.NullMarked
package dev.snapstart;
