package dev.snapstart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.snapstart.internal.deploy.Sleeper;
import java.time.Clock;
import java.time.Instant;

/** The package rules of the design; docs/design/architecture.md tells why. */
@ArchTag("slow")
@AnalyzeClasses(packages = "dev.snapstart", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ADAPTER = "dev.snapstart.internal.lambda.aws..";

  @ArchTest
  static final ArchRule eachPackageStandsOnlyOnThoseBelowIt =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.snapstart..")
          .layer("facade")
          .definedBy("dev.snapstart")
          .layer("inventory")
          .definedBy("dev.snapstart.internal.version", "dev.snapstart.internal.trigger")
          .layer("capability")
          .definedBy("dev.snapstart.version", "dev.snapstart.trigger")
          .layer("cost")
          .definedBy("dev.snapstart.cost")
          .layer("running")
          .definedBy("dev.snapstart.internal.coldstart", "dev.snapstart.internal.measure")
          .layer("coldstart")
          .definedBy("dev.snapstart.coldstart")
          .layer("deploy")
          .definedBy("dev.snapstart.internal.deploy")
          .layer("adapter")
          .definedBy("dev.snapstart.internal.lambda.aws")
          .layer("port")
          .definedBy("dev.snapstart.internal.lambda")
          .layer("code")
          .definedBy("dev.snapstart.internal.code")
          .layer("planner")
          .definedBy("dev.snapstart.internal.plan")
          .layer("access")
          .definedBy("dev.snapstart.access")
          .layer("event")
          .definedBy("dev.snapstart.event")
          .layer("plan")
          .definedBy("dev.snapstart.plan")
          .layer("model")
          .definedBy("dev.snapstart.model")
          .layer("traffic")
          .definedBy("dev.snapstart.traffic")
          .layer("readiness")
          .definedBy("dev.snapstart.readiness")
          .layer("json")
          .definedBy("dev.snapstart.internal.json")
          .layer("error")
          .definedBy("dev.snapstart.error")
          .whereLayer("json")
          .mayNotAccessAnyLayer()
          .whereLayer("readiness")
          .mayOnlyAccessLayers("error")
          .whereLayer("error")
          .mayNotAccessAnyLayer()
          .whereLayer("traffic")
          .mayOnlyAccessLayers("json", "error")
          .whereLayer("model")
          .mayOnlyAccessLayers("readiness", "traffic", "error")
          .whereLayer("plan")
          .mayOnlyAccessLayers("model", "traffic", "error")
          .whereLayer("running")
          .mayOnlyAccessLayers("coldstart", "deploy", "port", "planner", "model", "error")
          .whereLayer("coldstart")
          .mayOnlyAccessLayers("json", "model", "error")
          .whereLayer("cost")
          .mayOnlyAccessLayers("model", "error")
          .whereLayer("capability")
          .mayOnlyAccessLayers("cost", "plan", "model", "error")
          .whereLayer("inventory")
          .mayOnlyAccessLayers("capability", "cost", "deploy", "port", "plan", "model", "error")
          .whereLayer("event")
          .mayOnlyAccessLayers("plan", "model", "traffic", "error")
          .whereLayer("access")
          .mayOnlyAccessLayers("plan", "model", "traffic", "error")
          .whereLayer("planner")
          .mayOnlyAccessLayers("plan", "model", "readiness", "traffic", "error")
          .whereLayer("code")
          .mayOnlyAccessLayers("model", "traffic", "error")
          .whereLayer("port")
          .mayOnlyAccessLayers("plan", "model", "traffic", "error")
          .whereLayer("deploy")
          .mayOnlyAccessLayers(
              "port",
              "planner",
              "code",
              "access",
              "event",
              "capability",
              "plan",
              "model",
              "readiness",
              "traffic",
              "error")
          .whereLayer("adapter")
          .mayOnlyAccessLayers("facade", "port", "plan", "model", "traffic", "error");

  @ArchTest
  static final ArchRule onlyTheAdapterKnowsTheSdkAndResilience4j =
      noClasses()
          .that()
          .resideOutsideOfPackage(ADAPTER)
          .and()
          .doNotHaveFullyQualifiedName(AwsClients.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "io.github.resilience4j..");

  @ArchTest
  static final ArchRule thePublicDataHasNoCycles =
      slices()
          .matching(
              "dev.snapstart.(error|readiness|model|plan|event|access|traffic|cost|coldstart|version|trigger)..")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule thePlannerIsPure =
      noClasses()
          .that()
          .resideInAnyPackage("dev.snapstart.internal.plan", "dev.snapstart.plan")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "java.io..", "java.net..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule onlyTheSleeperSleeps =
      noClasses()
          .that()
          .areNotAssignableTo(Sleeper.class)
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class);

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule nothingIsPrinted =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule noSystemProperties =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.snapstart.local..")
          .should()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "setProperty", String.class, String.class);

  @ArchTest
  static final ArchRule noStaticState =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule publicClassesCannotBeSubclassed =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
}
