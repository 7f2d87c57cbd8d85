/** Steps and changes of a deployment, as pure data. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.plan;
