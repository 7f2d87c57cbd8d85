package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.Scenario.base;
import static dev.snapstart.internal.deploy.Scenario.deploy;
import static dev.snapstart.internal.deploy.Scenario.deployed;
import static dev.snapstart.internal.deploy.Scenario.scenario;

import dev.snapstart.local.state.KmsKey;
import dev.snapstart.model.FunctionSetting;
import java.util.stream.Stream;

/** Keys of KMS. */
final class KeyScenarios {
  static final String KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555";

  static final String SOURCE_KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/99999999-2222-3333-4444-555555555555";

  private KeyScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
        scenario(
            "goes back to the AWS-owned key",
            lambda -> {
              lambda.deploy(deploy("v1.zip", base().kmsKeyArn(KEY)).build());
            },
            () -> deploy("v1.zip", base().clear(FunctionSetting.KMS_KEY_ARN)).build(),
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias"),
        newKeys(),
        scenario(
            "names a key that may not be looked at",
            lambda -> {
              deployed(lambda);
              lambda.edit(
                  state ->
                      state.withKey(
                          KmsKey.enabled(KEY).denying("kms:DescribeKey", "kms:CreateGrant")));
            },
            () -> deploy("v1.zip", base().kmsKeyArn(KEY)).build(),
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias"));
  }

  /** Two keys, each looked at before the first write. */
  static Scenario newKeys() {
    return scenario(
        "names keys for function and package",
        Scenario::deployed,
        () ->
            deploy(
                    "v2.zip",
                    base().kmsKeyArn(KEY).set(FunctionSetting.SOURCE_KMS_KEY_ARN, SOURCE_KEY))
                .build(),
        "UpdateFunctionCode",
        "UpdateFunctionConfiguration",
        "PublishVersion",
        "UpdateAlias");
  }
}
