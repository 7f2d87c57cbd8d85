/** An embedded AWS Lambda control plane for demos and tests. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local;
