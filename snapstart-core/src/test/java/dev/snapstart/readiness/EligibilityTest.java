package dev.snapstart.readiness;

import static dev.snapstart.readiness.Severity.ERROR;
import static dev.snapstart.readiness.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.snapstart.error.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EligibilityTest {
  private static final FunctionFacts FINE =
      FunctionFacts.none()
          .with(Fact.RUNTIME, "java21")
          .with(Fact.PACKAGE_TYPE, "Zip")
          .with(Fact.ARCHITECTURE, "arm64")
          .with(Fact.REGION, "eu-west-1")
          .with(Fact.EPHEMERAL_STORAGE_MB, 512)
          .with(Fact.FILE_SYSTEMS, List.of())
          .with(Fact.ALIAS, "live")
          .with(Fact.PROVISIONED, Set.of("3"))
          .with(Fact.TENANCY, "")
          .with(Fact.CAPACITY_PROVIDER, "")
          .with(Fact.NEGATIVE_DNS_CACHE, true);

  /** What is found, the severity, and what the problem and its remedy must name. */
  static Stream<Arguments> findings() {
    return Stream.of(
        row(FINE.with(Fact.RUNTIME, "nodejs22.x"), Fact.RUNTIME, ERROR, "nodejs22.x", "'runtime'"),
        row(FINE.with(Fact.RUNTIME, "java8.al2"), Fact.RUNTIME, ERROR, "java8.al2", "'runtime'"),
        row(FINE.with(Fact.RUNTIME, "python3.11"), Fact.RUNTIME, ERROR, "3.12", "'snapStart'"),
        row(FINE.with(Fact.RUNTIME, "dotnet6"), Fact.RUNTIME, ERROR, ".NET 8", "'runtime'"),
        row(FINE.with(Fact.RUNTIME, "quantum1"), Fact.RUNTIME, WARNING, "quantum1", "'runtime'"),
        row(FINE.with(Fact.PACKAGE_TYPE, "Image"), Fact.PACKAGE_TYPE, WARNING, "label", "imageUri"),
        row(
            FINE.with(Fact.ARCHITECTURE, "riscv"),
            Fact.ARCHITECTURE,
            WARNING,
            "riscv",
            "'architecture'"),
        row(FINE.with(Fact.REGION, "ap-east-2"), Fact.REGION, ERROR, "ap-east-2", "'region'"),
        row(
            FINE.with(Fact.REGION, "ap-southeast-6"),
            Fact.REGION,
            ERROR,
            "southeast-6",
            "'region'"),
        row(FINE.with(Fact.REGION, "us-gov-west-1"), Fact.REGION, WARNING, "us-gov-west-1", "Try"),
        row(
            FINE.with(Fact.EPHEMERAL_STORAGE_MB, 513),
            Fact.EPHEMERAL_STORAGE_MB,
            ERROR,
            "513 MB",
            "'ephemeralStorageMb'"),
        row(
            FINE.with(Fact.FILE_SYSTEMS, List.of("arn:aws:s3files:x=/mnt/x")),
            Fact.FILE_SYSTEMS,
            ERROR,
            "arn:aws:s3files:x=/mnt/x",
            "FileSystemConfigs"),
        row(
            FINE.with(Fact.PROVISIONED, Set.of("live")),
            Fact.PROVISIONED,
            ERROR,
            "'live'",
            "Delete the alias's provisioned concurrency"),
        row(
            FINE.with(Fact.PROVISIONED, Set.of("stable", "3")),
            Fact.PROVISIONED,
            WARNING,
            "stable,",
            "before it is moved"),
        row(
            FINE.with(Fact.TENANCY, "PER_TENANT"),
            Fact.TENANCY,
            ERROR,
            "PER_TENANT",
            "another name"),
        row(
            FINE.with(Fact.CAPACITY_PROVIDER, "arn:aws:lambda:x"),
            Fact.CAPACITY_PROVIDER,
            ERROR,
            "arn:aws:lambda:x",
            "capacity provider"),
        row(
            FINE.with(Fact.RUNTIME, "java11"),
            Fact.NEGATIVE_DNS_CACHE,
            WARNING,
            "Java 11",
            "AWS_LAMBDA_JAVA_NETWORKADDRESS_CACHE_NEGATIVE_TTL"));
  }

  @ParameterizedTest
  @MethodSource("findings")
  void eachRuleFindsItsOwnAndSaysWhatToChange(
      FunctionFacts facts, Fact<?> fact, Severity severity, String problem, String remedy) {
    List<Finding> findings = Eligibility.of(facts).findings();
    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.rule().fact()).isEqualTo(fact);
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.problem()).contains(problem).endsWith(".");
    assertThat(finding.remedy()).contains(remedy).endsWith(".");
  }

  @Test
  void everyRuleHasItsRow() {
    assertThat(findings().map(row -> row.get()[1]).collect(Collectors.toSet()))
        .isEqualTo(
            Eligibility.rules().stream().map(EligibilityRule::fact).collect(Collectors.toSet()));
  }

  static Stream<FunctionFacts> fine() {
    return Stream.of(
        FINE,
        FINE.with(Fact.RUNTIME, "python3.12"),
        FINE.with(Fact.RUNTIME, "dotnet8"),
        FINE.with(Fact.ARCHITECTURE, "x86_64"),
        FINE.with(Fact.REGION, "cn-north-1"),
        FINE.with(Fact.RUNTIME, "java11").with(Fact.NEGATIVE_DNS_CACHE, false),
        FunctionFacts.none());
  }

  @ParameterizedTest
  @MethodSource("fine")
  void whatIsDocumentedToWorkIsNotFoundFaultWith(FunctionFacts facts) {
    assertThat(Eligibility.of(facts).findings()).isEmpty();
    assertThat(Eligibility.of(facts).error()).isEmpty();
  }

  @Test
  void whatIsNotKnownIsSaid() {
    assertThat(Eligibility.of(FINE).unjudged()).isEmpty();
    EligibilityReport report =
        Eligibility.of(FunctionFacts.none().with(Fact.PACKAGE_TYPE, "Image"));
    assertThat(report.judged())
        .extracting(EligibilityRule::name)
        .containsExactly("runtime", "package type");
    assertThat(report.judged().size() + report.unjudged().size())
        .isEqualTo(Eligibility.rules().size());
  }

  @Test
  void severalErrorsBecomeOne() {
    var error =
        Eligibility.of(
                FINE.with(Fact.RUNTIME, "ruby3.3")
                    .with(Fact.REGION, "ap-east-2")
                    .with(Fact.EPHEMERAL_STORAGE_MB, 1024))
            .error()
            .orElseThrow();
    assertThat(error.code()).isEqualTo(ErrorCode.NOT_ELIGIBLE);
    assertThat(error).hasMessageContainingAll("ruby3.3", "ap-east-2", "1024 MB");
    assertThat(Eligibility.of(FINE.with(Fact.RUNTIME, "ruby3.3")).error().orElseThrow().code())
        .isEqualTo(ErrorCode.RUNTIME_NOT_SUPPORTED);
  }

  @Test
  void everyRuleHasANameASourceAndADate() {
    assertThat(Eligibility.rules()).extracting(EligibilityRule::name).doesNotHaveDuplicates();
    for (EligibilityRule rule : Eligibility.rules()) {
      assertThat(rule.source()).matches("https://docs\\.aws\\.amazon\\.com/.*|assumed: .*");
      assertThat(rule.asOf()).isAfter("2026-01-01");
    }
  }

  private static Arguments row(
      FunctionFacts facts, Fact<?> fact, Severity severity, String problem, String remedy) {
    return arguments(facts, fact, severity, problem, remedy);
  }
}
