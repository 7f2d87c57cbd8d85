package dev.snapstart.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses PLUGIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.snapstart.maven");

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
    classes().that().arePublic().should().haveNameMatching(".*(Mojo|Config)").check(PLUGIN);
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
}
