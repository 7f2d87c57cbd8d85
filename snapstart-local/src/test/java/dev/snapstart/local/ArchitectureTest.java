package dev.snapstart.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@ArchTag("slow")
@AnalyzeClasses(
    packages = "dev.snapstart.local",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_STATE_STANDS_ON_NOTHING_BUT_THE_JDK =
      classes()
          .that()
          .resideInAPackage("..local.state..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "dev.snapstart.local.state..");

  @ArchTest
  static final ArchRule THE_STATE_DOES_NO_IO_AND_KNOWS_NO_RANDOMNESS =
      noClasses()
          .that()
          .resideInAPackage("..local.state..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, java.util.Random.class, System.class)
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule THERE_ARE_NO_CYCLES =
      slices().matching("dev.snapstart.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule JACKSON_AND_JETTY_STAY_AT_THE_EDGES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..local.http",
              "..local.store",
              "..local.run.api",
              "..local.run.log",
              "..local.rehearse.capture")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml..", "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule NOBODY_SLEEPS_OR_ASKS_THE_SYSTEM_FOR_THE_TIME =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.snapstart.local.run.Stopwatch")
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule ONLY_THE_ENTRY_POINT_KNOWS_THE_SYSTEM_CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.snapstart.local.LocalLambda$Builder")
          .should()
          .callMethod(Clock.class, "systemUTC");
}
