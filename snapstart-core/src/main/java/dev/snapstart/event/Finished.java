package dev.snapstart.event;

import dev.snapstart.model.DeploymentResult;

/**
 * The goal is reached.
 *
 * @param result how
 */
public record Finished(DeploymentResult result) {}
