/** What a user asks for and what Lambda answered, as immutable data. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.model;
