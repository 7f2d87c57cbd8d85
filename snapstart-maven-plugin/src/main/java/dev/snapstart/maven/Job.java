package dev.snapstart.maven;

import dev.snapstart.maven.report.ResultFile;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;

/**
 * One function's part of a goal.
 *
 * @param request what is wanted
 * @param result where the outcome is written
 */
record Job(DeploymentRequest request, ResultFile result) {
  FunctionId function() {
    return request.function();
  }
}
