/** CloudWatch as plain data: metrics, statistics and alarms. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.state.cloudwatch;
