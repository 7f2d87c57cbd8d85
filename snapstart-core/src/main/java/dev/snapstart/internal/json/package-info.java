/** What is asked of JSON texts that others wrote. */
@NullMarked
package dev.snapstart.internal.json;

import org.jspecify.annotations.NullMarked;
