/** What a deployment tells while it runs. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.event;
