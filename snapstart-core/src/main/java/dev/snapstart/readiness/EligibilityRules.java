package dev.snapstart.readiness;

import static dev.snapstart.readiness.EligibilityRule.about;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.readiness.EligibilityRule.Objection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The conditions that SnapStart sets: the one table of its kind. */
final class EligibilityRules {
  private static final String GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg/";
  private static final String LIMITATIONS = GUIDE + "snapstart.html";
  private static final String READ = "2026-11-23";

  private static final Set<String> ARCHITECTURES = Set.of("x86_64", "arm64");
  private static final Set<String> REGIONS_WITHOUT = Set.of("ap-southeast-6", "ap-east-2");
  private static final List<String> PARTITIONS_NOT_STATED = List.of("us-gov-", "us-iso", "eu-iso");
  private static final int STORAGE_MB = 512;
  private static final String OR_OFF = "or set 'snapStart' to off.";

  static final String IMAGE_CONDITION =
      "an image that is not made from an AWS base image (Java 11, Python 3.12 or .NET 8 and later)"
          + " needs the label com.amazonaws.lambda.feature.snapstart=Allow, or a runtime client"
          + " that calls restore/next";

  static final EligibilityRule IMAGE =
      about(
          Fact.PACKAGE_TYPE,
          GUIDE + "snapstart-runtime-hooks-custom.html",
          READ,
          ErrorCode.NOT_ELIGIBLE,
          (type, facts) -> packageType(type));

  static final List<EligibilityRule> ALL =
      List.of(
          about(
              Fact.RUNTIME,
              LIMITATIONS,
              READ,
              ErrorCode.RUNTIME_NOT_SUPPORTED,
              EligibilityRules::runtime),
          IMAGE,
          about(
              Fact.ARCHITECTURE,
              LIMITATIONS,
              READ,
              ErrorCode.NOT_ELIGIBLE,
              (name, facts) -> architecture(name)),
          about(
              Fact.REGION,
              LIMITATIONS,
              READ,
              ErrorCode.NOT_ELIGIBLE,
              (name, facts) -> region(name)),
          about(
              Fact.EPHEMERAL_STORAGE_MB,
              LIMITATIONS,
              READ,
              ErrorCode.INVALID_SETTING,
              (megabytes, facts) -> storage(megabytes)),
          about(
              Fact.FILE_SYSTEMS,
              LIMITATIONS,
              READ,
              ErrorCode.NOT_ELIGIBLE,
              (arns, facts) -> fileSystems(arns)),
          about(
              Fact.PROVISIONED,
              LIMITATIONS,
              READ,
              ErrorCode.NOT_ELIGIBLE,
              EligibilityRules::provisioned),
          about(
              Fact.TENANCY,
              "https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.TenancyConfig.html",
              READ,
              ErrorCode.NOT_ELIGIBLE,
              (mode, facts) -> tenancy(mode)),
          about(
              Fact.CAPACITY_PROVIDER,
              "assumed: the service model knows SnapStart for ordinary versions only",
              READ,
              ErrorCode.NOT_ELIGIBLE,
              (arn, facts) -> capacityProvider(arn)),
          about(
              Fact.NEGATIVE_DNS_CACHE,
              GUIDE + "snapstart-troubleshooting.html",
              READ,
              ErrorCode.NOT_ELIGIBLE,
              EligibilityRules::negativeDnsCache));

  private EligibilityRules() {}

  private static Optional<Objection> runtime(String runtime, FunctionFacts facts) {
    if (facts.isImage()) {
      return Optional.empty();
    }
    return switch (RuntimeSupport.of(runtime)) {
      case SUPPORTED -> Optional.empty();
      case UNSUPPORTED ->
          Objection.error(
              "Runtime '"
                  + runtime
                  + "' has no SnapStart (it needs Java 11, Python 3.12 or .NET 8).",
              "Change 'runtime', " + OR_OFF);
      case UNKNOWN ->
          Objection.warning(
              "Runtime '" + runtime + "' is not known here; Lambda decides on SnapStart.",
              "See whether 'runtime' is spelt right.");
    };
  }

  private static Optional<Objection> packageType(String type) {
    return type.equals("Image")
        ? Objection.warning(
            "SnapStart is on for a container image: "
                + IMAGE_CONDITION
                + "; otherwise publishing the version fails.",
            "See what 'imageUri' is made from; this cannot be seen from here.")
        : Optional.empty();
  }

  private static Optional<Objection> architecture(String name) {
    return ARCHITECTURES.contains(name)
        ? Optional.empty()
        : Objection.warning(
            "Architecture '" + name + "' is not known here; Lambda decides on SnapStart.",
            "SnapStart is documented for x86_64 and arm64 ('architecture').");
  }

  private static Optional<Objection> region(String name) {
    if (REGIONS_WITHOUT.contains(name)) {
      return Objection.error(
          "Region " + name + " has no SnapStart.", "Deploy to another 'region', " + OR_OFF);
    }
    return PARTITIONS_NOT_STATED.stream().anyMatch(name::startsWith)
        ? Objection.warning(
            "AWS's guide does not say whether "
                + name
                + " has SnapStart; Lambda decides on SnapStart.",
            "Try it with a function that nobody calls.")
        : Optional.empty();
  }

  private static Optional<Objection> storage(int megabytes) {
    return megabytes > STORAGE_MB
        ? Objection.error(
            "ephemeralStorageMb: " + megabytes + " MB exclude SnapStart, which needs 512.",
            "Set 'ephemeralStorageMb' to 512 or 'snapStart' to off.")
        : Optional.empty();
  }

  private static Optional<Objection> fileSystems(List<String> arns) {
    return arns.isEmpty()
        ? Optional.empty()
        : Objection.error(
            "The function mounts "
                + String.join(", ", arns)
                + ", and file systems (EFS and S3 Files) exclude SnapStart.",
            "Take the function's FileSystemConfigs away, " + OR_OFF);
  }

  private static Optional<Objection> provisioned(Set<String> qualifiers, FunctionFacts facts) {
    Optional<String> alias = facts.get(Fact.ALIAS).filter(qualifiers::contains);
    if (alias.isPresent()) {
      return Objection.error(
          "alias: '"
              + alias.get()
              + "' has provisioned concurrency, which versions with SnapStart cannot have.",
          "Delete the alias's provisioned concurrency, " + OR_OFF);
    }
    List<String> others =
        qualifiers.stream().filter(name -> !name.matches("\\d+")).sorted().toList();
    return others.isEmpty()
        ? Optional.empty()
        : Objection.warning(
            "Provisioned concurrency is set for "
                + String.join(", ", others)
                + ", which cannot point to a version with SnapStart.",
            "Delete the alias's provisioned concurrency before it is moved to one.");
  }

  private static Optional<Objection> tenancy(String mode) {
    return mode.isEmpty()
        ? Optional.empty()
        : Objection.error(
            "The function keeps its tenants apart (" + mode + "), which excludes SnapStart.",
            "That was settled when it was created: deploy a function of another name, " + OR_OFF);
  }

  private static Optional<Objection> capacityProvider(String arn) {
    return arn.isEmpty()
        ? Optional.empty()
        : Objection.error(
            "The function runs on the instances of "
                + arn
                + ", which stay up and have no SnapStart.",
            "Deploy a function of another name without a capacity provider, " + OR_OFF);
  }

  private static Optional<Objection> negativeDnsCache(boolean on, FunctionFacts facts) {
    return !on
            || facts.isImage()
            || facts.get(Fact.RUNTIME).filter(runtime -> runtime.startsWith("java11")).isEmpty()
        ? Optional.empty()
        : Objection.warning(
            "Java 11 may keep in its snapshot that a host name was not found.",
            "Set " + FunctionFacts.NEGATIVE_DNS_TTL + " to 0 in 'environment'.");
  }
}
