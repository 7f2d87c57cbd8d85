/** The Lambda runtime API, as the process of an execution environment sees it. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.run.api;
