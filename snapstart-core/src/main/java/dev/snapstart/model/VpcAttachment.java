package dev.snapstart.model;

import java.util.List;
import java.util.TreeSet;

/**
 * Subnets and security groups that a function runs in; order does not matter to Lambda, so both
 * lists are kept sorted.
 *
 * @param subnetIds the subnets, sorted; empty means no VPC
 * @param securityGroupIds the security groups, sorted
 * @param ipv6AllowedForDualStack whether outbound IPv6 traffic is allowed
 */
public record VpcAttachment(
    List<String> subnetIds, List<String> securityGroupIds, boolean ipv6AllowedForDualStack) {
  private static final VpcAttachment NONE = new VpcAttachment(List.of(), List.of(), false);

  /** Sorts and copies the lists. */
  public VpcAttachment {
    subnetIds = List.copyOf(new TreeSet<>(subnetIds));
    securityGroupIds = List.copyOf(new TreeSet<>(securityGroupIds));
  }

  /**
   * Returns the attachment of a function outside of any VPC.
   *
   * @return no subnets, no security groups
   */
  public static VpcAttachment none() {
    return NONE;
  }

  @Override
  public String toString() {
    return subnetIds.isEmpty()
        ? "none"
        : String.join(",", subnetIds)
            + " / "
            + String.join(",", securityGroupIds)
            + (ipv6AllowedForDualStack ? " / ipv6" : "");
  }
}
