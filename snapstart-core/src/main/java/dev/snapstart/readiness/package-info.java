/** Whether a function can have SnapStart: what is known of it, the rules, and what they find. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.readiness;
