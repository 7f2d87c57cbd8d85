package dev.snapstart.local.state.codedeploy;

import org.jspecify.annotations.Nullable;

/**
 * What a deployment shall do.
 *
 * @param function the function's name
 * @param alias the alias to move
 * @param currentVersion the version that it points at
 * @param targetVersion the version that it shall point at
 * @param beforeAllowTraffic the function to ask before traffic moves, null for none
 * @param afterAllowTraffic the function to ask after traffic has moved, null for none
 */
public record AppSpec(
    String function,
    String alias,
    String currentVersion,
    String targetVersion,
    @Nullable String beforeAllowTraffic,
    @Nullable String afterAllowTraffic) {

  String targetId() {
    return function + ":" + alias;
  }
}
