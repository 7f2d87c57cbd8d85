package dev.snapstart.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ArchitectureTest {
  private static final String GOALS = "dev.snapstart.maven";
  private static final String ROOMS = GOALS + ".*..";
  private static final JavaClasses PLUGIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(GOALS);

  @Test
  void thePluginKnowsOnlyTheLibrarysPublicSide() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.snapstart.internal..", "software.amazon..")
        .check(PLUGIN);
  }

  @Test
  void onlyGoalsAndConfigurationBeansArePublic() {
    classes()
        .that()
        .resideInAPackage(GOALS)
        .and()
        .arePublic()
        .should()
        .haveNameMatching(".*(Mojo|Config)")
        .check(PLUGIN);
  }

  @Test
  void inARoomOnlyWhatAnotherPackageUsesIsPublic() {
    classes()
        .that()
        .resideInAPackage(ROOMS)
        .and()
        .arePublic()
        .should(
            ArchCondition.from(
                DescribedPredicate.describe(
                    "be used by another package", ArchitectureTest::isUsedElsewhere)))
        .check(PLUGIN);
  }

  @Test
  void noRoomUsesTheGoals() {
    noClasses()
        .that()
        .resideInAPackage(ROOMS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(GOALS)
        .check(PLUGIN);
  }

  @Test
  void roomsDoNotFormCycles() {
    slices().matching(GOALS + ".(*)..").should().beFreeOfCycles().check(PLUGIN);
  }

  @Test
  void onlyTheStarterKnowsTheLocalLambda() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("LocalLambdaStarter")
        .and()
        .haveSimpleNameNotStartingWith("LocalRehearsal")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.snapstart.local..")
        .check(PLUGIN);
  }

  private static boolean isUsedElsewhere(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
  }
}
