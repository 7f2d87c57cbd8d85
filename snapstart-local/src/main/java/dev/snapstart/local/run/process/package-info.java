/** The processes that functions run in: commands, files, and their end. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.run.process;
