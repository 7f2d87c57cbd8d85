package dev.snapstart.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatusReasonCode;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;

class ReasonCodesTest {
  private static final Path PAGE = Path.of("..", "docs", "errors.md");

  /** What Lambda's API model lists; SDK releases trail behind it. */
  private static final List<String> DOCUMENTED_BY_LAMBDA =
      List.of(
          "Idle",
          "Creating",
          "Restoring",
          "EniLimitExceeded",
          "InsufficientRolePermissions",
          "InvalidConfiguration",
          "InternalError",
          "SubnetOutOfIPAddresses",
          "InvalidSubnet",
          "InvalidSecurityGroup",
          "ImageDeleted",
          "ImageAccessDenied",
          "InvalidImage",
          "KMSKeyAccessDenied",
          "KMSKeyNotFound",
          "InvalidStateKMSKey",
          "DisabledKMSKey",
          "EFSIOError",
          "EFSMountConnectivityError",
          "EFSMountFailure",
          "EFSMountTimeout",
          "InvalidRuntime",
          "InvalidZipFileException",
          "FunctionError",
          "ServiceQuotaExceededException",
          "VcpuLimitExceeded",
          "CapacityProviderScalingLimitExceeded",
          "InsufficientCapacity",
          "EC2RequestLimitExceeded",
          "FunctionError.InitTimeout",
          "FunctionError.RuntimeInitError",
          "FunctionError.ExtensionInitError",
          "FunctionError.InvalidEntryPoint",
          "FunctionError.InvalidWorkingDirectory",
          "FunctionError.PermissionDenied",
          "FunctionError.TooManyExtensions",
          "FunctionError.InitResourceExhausted",
          "DisallowedByVpcEncryptionControl",
          "DrainingDurableExecutions",
          "DependencyError");

  @Test
  void everyCodeThatLambdaListsIsExplained() {
    assertThat(ReasonCodes.known()).containsAll(DOCUMENTED_BY_LAMBDA);
  }

  @Test
  void everyCodeOfTheSdkIsExplained() {
    Set<String> sdk = new TreeSet<>();
    Stream.concat(
            StateReasonCode.knownValues().stream(),
            LastUpdateStatusReasonCode.knownValues().stream())
        .forEach(code -> sdk.add(code.toString()));
    assertThat(ReasonCodes.known()).containsAll(sdk);
  }

  @Test
  void thePageHasTheSameTable() throws IOException {
    List<String> page = Files.readAllLines(PAGE);
    List<String> expected =
        ReasonCodes.known().stream()
            .map(
                code -> {
                  ReasonCodes.Explanation it = ReasonCodes.explain(code);
                  return "| `%s` | %s | %s |".formatted(code, it.cause(), it.remedy());
                })
            .toList();
    int heading = page.indexOf("## Reason codes");
    assertThat(heading).as("heading").isPositive();
    assertThat(
            page.subList(heading, page.size()).stream()
                .filter(line -> line.startsWith("| `"))
                .toList())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void anUnknownFunctionErrorSharesWhatItsFamilyMeans() {
    assertThat(ReasonCodes.explain("FunctionError.NewKind"))
        .isEqualTo(ReasonCodes.explain("FunctionError"));
  }

  @Test
  void anUnknownCodeKeepsLambdasOwnText() {
    LambdaFailure failure = LambdaFailure.of("Moonquake", "The moon shook.");
    assertThat(failure.words())
        .isEqualTo(
            "Moonquake, The moon shook (this reason code is newer than this release of snapstart)");
    assertThat(failure.remedy()).contains("Lambda's own text");
  }

  @Test
  void aMissingCodeIsNoReasonToSayNothing() {
    assertThat(LambdaFailure.of(null, null).words()).isEqualTo("Lambda gave no reason");
    assertThat(LambdaFailure.of(null, "It broke.").words()).isEqualTo("It broke");
  }
}
