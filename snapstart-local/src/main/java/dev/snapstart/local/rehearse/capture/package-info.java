/** Turns answers, printed lines and reports of a process into observations. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.rehearse.capture;
