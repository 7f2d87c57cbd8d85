/** All services of one account and region together, as they move through time. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.state.cloud;
