/** Keeps the state and the uploaded bytes, in memory or in a folder. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.store;
