/** Runs functions in processes of their own, through the real lifecycle of SnapStart. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.run;
