/**
 * How an alias moves to another version: at once or step by step, and what is checked on the way.
 */
@NullMarked
package dev.snapstart.traffic;

import org.jspecify.annotations.NullMarked;
