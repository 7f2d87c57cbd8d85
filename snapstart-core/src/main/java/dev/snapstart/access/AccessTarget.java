package dev.snapstart.access;

import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.VersionGoal;
import dev.snapstart.model.VpcAttachment;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.TrafficGate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which resources an action is about; a target that a request does not name has none. */
enum AccessTarget {
  /** The function itself, without a qualifier. */
  FUNCTION(AccessGroup.FUNCTION) {
    @Override
    List<String> ofFunction(String functionArn) {
      return List.of(functionArn);
    }
  },
  /** The function, if its tags are managed. */
  TAGS(AccessGroup.FUNCTION) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.wants(it -> it.tags().isManaged())
          ? List.of(subject.functionArn())
          : List.of();
    }
  },
  /** The function, if a version without its alias makes the alias. */
  FUNCTION_OF_NEW_ALIAS(AccessGroup.FUNCTION) {
    @Override
    List<String> ofFunction(String functionArn) {
      return List.of(functionArn);
    }

    @Override
    List<String> resources(AccessSubject subject) {
      // What is to go back needs an alias that has been somewhere.
      return subject.wants(it -> it.version() instanceof VersionGoal.Previous)
          ? List.of()
          : super.resources(subject);
    }
  },
  /** What has a qualifier behind the function's ARN; the function itself has none. */
  VERSIONS(AccessGroup.VERSIONS) {
    @Override
    List<String> ofFunction(String functionArn) {
      return List.of(functionArn + ":*");
    }
  },
  /**
   * What has a qualifier that begins with a digit.
   *
   * <p>The same action, DeleteFunction, deletes one version if it is called with a qualifier, and
   * the function with everything in it if it is called without one. There is no condition key for
   * the qualifier, but it is part of the ARN that IAM is asked about: {@code function:NAME:7} for
   * the version, {@code function:NAME} for the function. A pattern that demands a colon and a digit
   * behind the name can therefore never match a call that would delete the function, nor {@code
   * $LATEST}, nor an alias whose name begins with a letter. IAM's patterns have no digits, only
   * {@code *} and {@code ?}, hence one for each first digit of a version's number; versions begin
   * at 1. An alias whose name begins with a digit is matched, but Lambda deletes no alias and no
   * version that an alias names by this action.
   */
  NUMBERED_VERSIONS(AccessGroup.NUMBERED_VERSIONS) {
    @Override
    List<String> ofFunction(String functionArn) {
      return IntStream.rangeClosed(1, 9)
          .mapToObj(digit -> functionArn + ":" + digit + "*")
          .toList();
    }
  },
  /** The versions, if they have to answer a smoke test before they get traffic. */
  TESTED_VERSIONS(AccessGroup.VERSIONS) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.hasGate(TrafficGate.SmokeTest.class)
          ? List.of(subject.functionArn() + ":*")
          : List.of();
    }
  },
  /** The execution role. */
  ROLE(AccessGroup.ROLE) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.value(FunctionSetting.ROLE).map(List::of).orElse(List.of());
    }
  },
  /** The role that a deployment group of CodeDeploy's is created with. */
  DEPLOYER_ROLE(AccessGroup.ROLE) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.deployerRole();
    }
  },
  /** The layer versions. */
  LAYERS(AccessGroup.LAYERS) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.value(FunctionSetting.LAYERS).orElse(List.of());
    }
  },
  /** Anything in EC2, which does not restrict the reading of networks to resources. */
  NETWORK(AccessGroup.NETWORK) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject
              .value(FunctionSetting.VPC)
              .filter(it -> !it.equals(VpcAttachment.none()))
              .isPresent()
          ? List.of("*")
          : List.of();
    }
  },
  /** The key of environment variables and snapshots. */
  KEY(AccessGroup.KEY) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.key(FunctionSetting.KMS_KEY_ARN);
    }
  },
  /** The key of the package. */
  SOURCE_KEY(AccessGroup.KEY) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.key(FunctionSetting.SOURCE_KMS_KEY_ARN);
    }
  },
  /** The key of environment variables and snapshots, before Lambda gets to know it. */
  CHECKED_KEY(AccessGroup.KEY_CHECK) {
    @Override
    List<String> resources(AccessSubject subject) {
      return KEY.resources(subject);
    }
  },
  /** The key of the package, before Lambda gets to know it. */
  CHECKED_SOURCE_KEY(AccessGroup.KEY_CHECK) {
    @Override
    List<String> resources(AccessSubject subject) {
      return SOURCE_KEY.resources(subject);
    }
  },
  /** The package in S3, wherever it comes from. */
  PACKAGE(AccessGroup.PACKAGE) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.packages();
    }
  },
  /**
   * One version of an object: the one that is named or, for a function that refers to its object,
   * the newest.
   */
  PACKAGE_VERSION(AccessGroup.PACKAGE) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.wants(
              it ->
                  it.code() instanceof CodeSource.S3Object s3
                      && (s3.objectVersion() != null
                          || s3.storage() == CodeSource.Storage.AS_IT_IS))
          ? subject.packages()
          : List.of();
    }
  },
  /** The packages in the staging bucket. */
  STAGED_PACKAGE(AccessGroup.PACKAGE) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.wants(it -> it.code() instanceof CodeSource.Archive)
          ? subject.packages()
          : List.of();
    }
  },
  /** The repository of the container image. */
  REPOSITORY(AccessGroup.REPOSITORY) {
    @Override
    List<String> resources(AccessSubject subject) {
      return subject.repository();
    }
  },
  /** The log group that the function writes to, and the streams in it. */
  LOG(AccessGroup.LOG) {
    @Override
    List<String> resources(AccessSubject subject) {
      return List.of(subject.logGroupArn() + ":*");
    }
  },
  /** All alarms, if some are asked: one call asks for all that are named. */
  ALARMS(AccessGroup.MONITORING) {
    @Override
    List<String> resources(AccessSubject subject) {
      return everywhere(subject.hasGate(TrafficGate.Alarms.class));
    }
  },
  /** CodeDeploy's application and group, its configurations, if it is to shift the traffic. */
  DEPLOYMENTS(AccessGroup.DEPLOYMENTS) {
    @Override
    List<String> resources(AccessSubject subject) {
      return everywhere(subject.wants(AccessTarget::isHandedOver));
    }
  },
  /** The same, if what is missing is created. */
  NEW_DEPLOYMENT_GROUPS(AccessGroup.DEPLOYMENTS) {
    @Override
    List<String> resources(AccessSubject subject) {
      return everywhere(
          subject.wants(
              it ->
                  it.alias()
                      .flatMap(alias -> Optional.ofNullable(alias.shift().codeDeploy()))
                      .filter(CodeDeploy::createMissing)
                      .isPresent()));
    }
  },
  /** Metrics, which CloudWatch does not restrict to resources, if a gate is about them. */
  MEASURED_VERSIONS(AccessGroup.MONITORING) {
    @Override
    List<String> resources(AccessSubject subject) {
      return everywhere(
          subject.hasGate(TrafficGate.ErrorRate.class)
              || subject.hasGate(TrafficGate.Latency.class));
    }
  },
  /** Metrics that tell when versions were called last. */
  CALLS(AccessGroup.MONITORING) {
    @Override
    List<String> resources(AccessSubject subject) {
      return everywhere(true);
    }
  },
  /** What Lambda lists for all functions of a region together. */
  LISTS(AccessGroup.LISTS) {
    @Override
    List<String> resources(AccessSubject subject) {
      return everywhere(true);
    }
  },
  /** Every function of the region: which of them call the function is only found out then. */
  EVERY_FUNCTION(AccessGroup.EVERY_FUNCTION) {
    @Override
    List<String> resources(AccessSubject subject) {
      return List.of(subject.everyFunctionArn());
    }
  },
  /** Event source mappings, as far as they call the function. */
  MAPPINGS(AccessGroup.MAPPINGS) {
    @Override
    List<String> resources(AccessSubject subject) {
      return List.of(subject.mappingArns());
    }
  },
  /** Where API Gateway lists the integrations of an API; which APIs call is only found out then. */
  INTEGRATION_LISTS(AccessGroup.APIS) {
    @Override
    List<String> resources(AccessSubject subject) {
      return List.of(
          subject.apiArn("/restapis/*/resources"), subject.apiArn("/apis/*/integrations"));
    }
  },
  /** Integrations of API Gateway, of REST and of HTTP APIs. */
  INTEGRATIONS(AccessGroup.APIS) {
    @Override
    List<String> resources(AccessSubject subject) {
      return List.of(
          subject.apiArn("/restapis/*/resources/*/methods/*/integration"),
          subject.apiArn("/apis/*/integrations/*"));
    }
  };

  private final AccessGroup group;

  AccessTarget(AccessGroup group) {
    this.group = group;
  }

  private static boolean isHandedOver(DeploymentRequest request) {
    return request.alias().filter(it -> it.shift().codeDeploy() != null).isPresent();
  }

  private static List<String> everywhere(boolean wanted) {
    return wanted ? List.of("*") : List.of();
  }

  /** The statement that it goes into. */
  AccessGroup group() {
    return group;
  }

  /** The resources as far as the function alone tells. */
  List<String> ofFunction(String functionArn) {
    return List.of();
  }

  List<String> resources(AccessSubject subject) {
    return ofFunction(subject.functionArn());
  }
}
