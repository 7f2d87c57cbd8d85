package dev.snapstart.model;

import java.util.List;

/**
 * What Lambda shows of a function beside the settings that can be managed here.
 *
 * @param fileSystems what is mounted and where, as {@code ARN=/mnt/path}
 * @param tenancy how tenants are kept apart, such as {@code PER_TENANT}; empty if they are not
 * @param capacityProvider the ARN of the provider whose instances run it; empty if none
 */
public record FurtherSettings(List<String> fileSystems, String tenancy, String capacityProvider) {
  private static final FurtherSettings NONE = new FurtherSettings(List.of(), "", "");

  /** Copies the list. */
  public FurtherSettings {
    fileSystems = List.copyOf(fileSystems);
  }

  /**
   * Returns what ordinary functions show.
   *
   * @return nothing
   */
  public static FurtherSettings none() {
    return NONE;
  }
}
