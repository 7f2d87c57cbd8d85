/** What Linux tells of a process: its memory and its connections. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.rehearse.linux;
