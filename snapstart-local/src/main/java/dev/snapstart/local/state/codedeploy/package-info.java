/** CodeDeploy for Lambda as plain data: deployments that shift an alias's traffic over time. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.state.codedeploy;
