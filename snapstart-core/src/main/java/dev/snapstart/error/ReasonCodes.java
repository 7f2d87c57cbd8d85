package dev.snapstart.error;

import static java.util.Map.entry;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What each of Lambda's reason codes means. Keyed by string, because Lambda sends codes that no
 * release of the SDK knows yet.
 */
final class ReasonCodes {
  /** What a code means and what to do about it, in one sentence each. */
  record Explanation(String cause, String remedy) {}

  private static final Explanation NONE =
      new Explanation(
          "Lambda gave no reason code.",
          "Look into the function's log group, then deploy a change.");

  private static final Explanation UNKNOWN =
      new Explanation(
          "this reason code is newer than this release of snapstart.",
          "Follow Lambda's own text, and look into the version's log stream.");

  private static final Map<String, Explanation> ALL =
      Map.ofEntries(
          // Passing states.
          explained(
              "Idle",
              "Lambda took its resources back after a long time without invocations.",
              "Run again: an inactive version is woken before it gets traffic."),
          explained(
              "Creating",
              "Lambda is still creating it.",
              "Wait until it is Active ('snapstart:wait')."),
          explained(
              "Restoring",
              "Lambda is bringing an idle function back.",
              "Wait until it is Active ('snapstart:wait')."),
          explained(
              "DrainingDurableExecutions",
              "durable executions of it are still running while it is deleted.",
              "Wait for them to end, or stop them."),
          // The function's own code.
          explained(
              "FunctionError",
              "the code failed while it was initialized, or in a hook before the snapshot.",
              "Read the version's log stream, mend the initialization and deploy again."),
          explained(
              "FunctionError.InitTimeout",
              "the initialization, hooks before the snapshot included, took longer than allowed.",
              "Do less at initialization (network calls above all), or give more 'memoryMb', which"
                  + " also gives more processor time."),
          explained(
              "FunctionError.RuntimeInitError",
              "the runtime could not start the code: an exception, or a class or module that is"
                  + " missing.",
              "Read the version's log stream; check 'handler' and that the package holds its"
                  + " dependencies."),
          explained(
              "FunctionError.ExtensionInitError",
              "an extension, usually from a layer, failed to start.",
              "Check the layers' versions and architecture, and the extension's lines in the log."),
          explained(
              "FunctionError.InvalidEntryPoint",
              "the image's entry point does not exist or cannot be run.",
              "Mend ENTRYPOINT or CMD of the image, or the function's image configuration."),
          explained(
              "FunctionError.InvalidWorkingDirectory",
              "the image's working directory does not exist.",
              "Mend WORKDIR of the image, or the function's image configuration."),
          explained(
              "FunctionError.PermissionDenied",
              "a file that has to be read or run does not allow it.",
              "Set the permissions in the package or image (readable by all, programs executable)."),
          explained(
              "FunctionError.TooManyExtensions",
              "more extensions want to start than Lambda allows (ten).",
              "Remove layers or extensions."),
          explained(
              "FunctionError.InitResourceExhausted",
              "the initialization ran out of memory, processes, files or disk.",
              "Give more 'memoryMb' or 'ephemeralStorageMb', or do less at initialization."),
          // Package, image and runtime.
          explained(
              "InvalidZipFileException",
              "Lambda could not unpack the package.",
              "Build the package again and check it with 'unzip -t'."),
          explained(
              "InvalidRuntime",
              "the runtime does not exist or cannot be used any more.",
              "Choose a supported 'runtime'."),
          explained(
              "InvalidImage",
              "the container image is not one that Lambda can run.",
              "Check its platform, manifest format and size."),
          explained(
              "ImageDeleted",
              "the container image is no longer in its registry.",
              "Push the image again, or name another one; keep images of versions in use."),
          explained(
              "ImageAccessDenied",
              "Lambda may not read the container image.",
              "Let the repository's policy allow Lambda ecr:BatchGetImage and"
                  + " ecr:GetDownloadUrlForLayer."),
          explained(
              "InvalidConfiguration",
              "the settings contradict each other or what Lambda supports.",
              "Follow Lambda's own text, change the setting and deploy again."),
          // Keys.
          explained(
              "KMSKeyAccessDenied",
              "Lambda may not use the key.",
              "Let the key's policy allow kms:Decrypt to the function's role and kms:CreateGrant to"
                  + " whoever deploys."),
          explained(
              "KMSKeyNotFound",
              "the key does not exist, or is in another region or account.",
              "Correct 'kmsKeyArn', or set it to aws-owned."),
          explained(
              "InvalidStateKMSKey",
              "the key is in a state in which it cannot be used, such as pending deletion or import.",
              "Cancel the deletion or finish the import, or choose another 'kmsKeyArn'."),
          explained(
              "DisabledKMSKey",
              "the key is disabled.",
              "Enable the key, or choose another 'kmsKeyArn'."),
          // Role.
          explained(
              "InsufficientRolePermissions",
              "the function's role lacks a permission that Lambda needs.",
              "Give the role what Lambda's text names; for a VPC the policy"
                  + " AWSLambdaVPCAccessExecutionRole."),
          // Network.
          explained(
              "EniLimitExceeded",
              "the VPC has as many network interfaces as its quota allows.",
              "Raise the quota for network interfaces, or use fewer subnet and group combinations."),
          explained(
              "SubnetOutOfIPAddresses",
              "a subnet has no free address left.",
              "Use a larger subnet, or free addresses."),
          explained(
              "InvalidSubnet",
              "a subnet does not exist or cannot be used.",
              "Correct the subnets of 'vpc'."),
          explained(
              "InvalidSecurityGroup",
              "a security group does not exist or belongs to another VPC.",
              "Correct the security groups of 'vpc'."),
          explained(
              "DisallowedByVpcEncryptionControl",
              "the VPC enforces encryption, and the function's network interfaces do not take part.",
              "Exclude Lambda in the VPC's encryption control, or use another VPC."),
          explained(
              "EC2RequestLimitExceeded",
              "EC2 throttled Lambda while it made network interfaces.",
              "Run again later, with fewer VPC changes at once."),
          // File systems.
          explained(
              "EFSIOError",
              "reading from or writing to the file system failed.",
              "Check the file system; SnapStart itself does not work with EFS."),
          explained(
              "EFSMountConnectivityError",
              "the file system could not be reached over the network.",
              "Check mount targets, subnets and security groups (port 2049)."),
          explained(
              "EFSMountFailure",
              "the file system refused to be mounted.",
              "Check the access point and the role's elasticfilesystem permissions."),
          explained(
              "EFSMountTimeout",
              "mounting the file system took too long.",
              "Check mount targets and the file system's load."),
          // Capacity and Lambda itself.
          explained(
              "ServiceQuotaExceededException",
              "a quota of the account is used up.",
              "Ask for the quota that Lambda's text names to be raised, or free some of it."),
          explained(
              "VcpuLimitExceeded",
              "the account's quota of virtual processors is used up.",
              "Raise the EC2 quota, or lower the capacity provider's limits."),
          explained(
              "CapacityProviderScalingLimitExceeded",
              "the capacity provider may not grow any further.",
              "Raise the capacity provider's scaling limit."),
          explained(
              "InsufficientCapacity",
              "AWS has no capacity of the wanted kind at the moment.",
              "Run again later, or allow more instance types or zones."),
          explained(
              "DependencyError",
              "another AWS service that Lambda depends on failed.",
              "Run again later, and look at the health dashboard of AWS."),
          explained(
              "InternalError",
              "something failed inside of Lambda.",
              "Run again; if it stays, ask AWS support with the function's ARN and the time."));

  private ReasonCodes() {}

  /** Explains a code; null and unknown ones too. */
  static Explanation explain(@Nullable String code) {
    if (code == null) {
      return NONE;
    }
    Explanation known = ALL.get(code);
    if (known != null) {
      return known;
    }
    // New kinds of function errors at least share what their family means.
    Explanation family = ALL.get(code.split("\\.", 2)[0]);
    return family == null ? UNKNOWN : family;
  }

  /** All codes that have an explanation of their own. */
  static SortedSet<String> known() {
    return new TreeSet<>(ALL.keySet());
  }

  private static Map.Entry<String, Explanation> explained(
      String code, String cause, String remedy) {
    return entry(code, new Explanation(cause, remedy));
  }
}
