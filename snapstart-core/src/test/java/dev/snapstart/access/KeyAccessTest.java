package dev.snapstart.access;

import static dev.snapstart.access.TriedPolicies.KEY;
import static dev.snapstart.access.TriedPolicies.KEY_ALIAS;
import static dev.snapstart.access.TriedPolicies.ROLE;
import static dev.snapstart.access.TriedPolicies.base;
import static dev.snapstart.access.TriedPolicies.statement;
import static dev.snapstart.access.TriedPolicies.withSettings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a key of KMS may be used for. */
class KeyAccessTest {
  @Test
  void aKeyIsUsedThroughLambdaOnly() {
    AccessStatement key = statement(withSettings(base().kmsKeyArn(KEY)), "Key");
    assertThat(key.actions()).containsExactly("kms:CreateGrant", "kms:Decrypt", "kms:Encrypt");
    assertThat(key.resources()).containsExactly(KEY);
    assertThat(key.conditions().toString())
        .isEqualTo("{StringEquals={kms:ViaService=[lambda.eu-west-1.amazonaws.com]}}");
  }

  @Test
  void aKeyNamedByAnAliasIsRecognisedByIt() {
    AccessStatement key = statement(withSettings(base().kmsKeyArn(KEY_ALIAS)), "Key");
    assertThat(key.resources()).containsExactly("arn:aws:kms:eu-west-1:123456789012:key/*");
    assertThat(key.conditions().get("ForAnyValue:StringEquals"))
        .containsExactly(Map.entry("kms:ResourceAliases", List.of("alias/orders")));
  }

  @Test
  void oneKeyForBothIsOneStatement() {
    FunctionSettings.Builder both =
        base().kmsKeyArn(KEY).set(FunctionSetting.SOURCE_KMS_KEY_ARN, KEY);
    AccessPolicy policy = withSettings(both);
    assertThat(statement(policy, "Key").actions())
        .containsExactly("kms:CreateGrant", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey");
  }

  @Test
  void aKeyIsLookedAtDirectlyAndTheGrantTriedOutForTheRoleOnly() {
    AccessPolicy policy = withSettings(base().kmsKeyArn(KEY));
    AccessStatement rehearsal = statement(policy, "KeyCheck");
    assertThat(rehearsal.actions()).containsExactly("kms:CreateGrant");
    assertThat(rehearsal.conditions().toString())
        .isEqualTo(
            "{ForAllValues:StringEquals={kms:GrantOperations=[Decrypt, Encrypt]},"
                + " StringEquals={kms:GranteePrincipal=["
                + ROLE
                + "]}}");
    AccessStatement look = statement(policy, "KeyCheck2");
    assertThat(look.actions()).containsExactly("kms:DescribeKey");
    assertThat(look.conditions()).isEmpty();
    assertThat(look.resources()).containsExactly(KEY);
  }
}
