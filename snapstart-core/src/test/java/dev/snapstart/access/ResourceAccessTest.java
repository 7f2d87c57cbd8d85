package dev.snapstart.access;

import static dev.snapstart.access.TriedPolicies.FUNCTION;
import static dev.snapstart.access.TriedPolicies.SCOPE;
import static dev.snapstart.access.TriedPolicies.base;
import static dev.snapstart.access.TriedPolicies.matches;
import static dev.snapstart.access.TriedPolicies.policy;
import static dev.snapstart.access.TriedPolicies.statement;
import static dev.snapstart.access.TriedPolicies.withSettings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.model.CodeSource;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.VpcAttachment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which resources an action is allowed on. */
class ResourceAccessTest {
  @Test
  void failedVersionsAreDeletedByNumberOnly() {
    AccessStatement delete =
        statement(policy(it -> it.deleteFailedVersion(true)), "NumberedVersions");
    assertThat(delete.actions()).containsExactly("lambda:DeleteFunction");
    assertThat(delete.resources()).hasSize(9);
    assertThat(matches(delete, FUNCTION + ":1")).isTrue();
    assertThat(matches(delete, FUNCTION + ":9007")).isTrue();
    for (String other : List.of("", ":$LATEST", ":live", ":0", "-two", "-two:live")) {
      assertThat(matches(delete, FUNCTION + other)).as(other).isFalse();
    }
  }

  @Test
  void mappingsMayOnlyBeLetToTheFunction() {
    AccessStatement mappings =
        statement(
            AccessPolicy.builder()
                .doing(SCOPE, FunctionId.parse("orders"), AccessTask.RETARGETING)
                .build(),
            "Mappings");
    assertThat(mappings.resources())
        .containsExactly("arn:aws:lambda:eu-west-1:123456789012:event-source-mapping:*");
    assertThat(mappings.conditions().toString())
        .isEqualTo("{ArnLike={lambda:FunctionArn=[" + FUNCTION + ", " + FUNCTION + ":*]}}");
  }

  @Test
  void theLogIsInTheGroupThatTheRequestChooses() {
    AccessPolicy policy =
        withSettings(
            base().set(FunctionSetting.LOGGING, new LogSettings("Text", null, null, "/shop/all")));
    assertThat(statement(policy, "Log").resources())
        .containsExactly("arn:aws:logs:eu-west-1:123456789012:log-group:/shop/all:*");
  }

  @Test
  void layersAndNetworksAreLookedUpByTheCaller() {
    String layer = "arn:aws:lambda:eu-west-1:123456789012:layer:base:3";
    AccessPolicy policy =
        withSettings(
            base()
                .set(FunctionSetting.LAYERS, List.of(layer))
                .set(
                    FunctionSetting.VPC,
                    new VpcAttachment(List.of("subnet-1"), List.of("sg-1"), false)));
    assertThat(statement(policy, "Layers").resources()).containsExactly(layer);
    assertThat(statement(policy, "Network").resources()).containsExactly("*");
  }

  @Test
  void packagesAreNamedExactly() {
    CodeSource staged = CodeSource.archive(Path.of("orders.jar")).stagedIn("staging", "p/");
    AccessStatement objects = statement(policy(it -> it.code(staged)), "Package");
    assertThat(objects.actions()).containsExactly("s3:GetObject", "s3:PutObject");
    assertThat(objects.resources()).containsExactly("arn:aws:s3:::staging/p/*.zip");

    CodeSource object = CodeSource.s3Object("packages", "a*b?${c}.zip", "v1");
    AccessStatement read = statement(policy(it -> it.code(object)), "Package");
    assertThat(read.actions()).containsExactly("s3:GetObject", "s3:GetObjectVersion");
    assertThat(read.resources()).containsExactly("arn:aws:s3:::packages/a${*}b${?}${$}{c}.zip");
  }
}
