package dev.snapstart.plan;

/**
 * How much of what CodeDeploy needs is there.
 *
 * @param application whether there is the application
 * @param group whether there is the deployment group in it
 */
public record DeploymentGroupView(boolean application, boolean group) {}
