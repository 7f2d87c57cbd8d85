package dev.snapstart.local.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Deployments;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The AWS CLI deploys. */
@Tag("slow")
class AwsCliTest extends AwsCli {
  @Test
  void theWholeDeploymentScriptRuns() {
    assertThat(
            lambda(
                "create-function",
                "--function-name orders --runtime java21 --handler a.B::c --role "
                    + Deployments.ROLE
                    + " --zip-file fileb://one.zip --query State"))
        .contains("Pending");
    assertThat(refused("publish-version", "--function-name orders"))
        .contains("ResourceConflictException", "following state: Pending");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-active-v2", "--function-name orders");
    assertThat(
            lambda(
                "update-function-configuration",
                "--function-name orders --snap-start ApplyOn=PublishedVersions --kms-key-arn"
                    + " arn:aws:kms:us-east-1:123456789012:key/k --query LastUpdateStatus"))
        .contains("InProgress");
    assertThat(refused("publish-version", "--function-name orders"))
        .contains("An update is in progress for resource");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-updated-v2", "--function-name orders");
    lambda("update-function-code", "--function-name orders --zip-file fileb://two.zip");
    lambda("wait function-updated-v2", "--function-name orders");
    assertThat(
            lambda(
                "publish-version",
                "--function-name orders --description first --query [Version,State]"))
        .contains("\"1\"", "Pending");
    lambda("wait published-version-active", "--function-name orders --qualifier 1");
    assertThat(
            lambda(
                "get-function-configuration",
                "--function-name orders:1 --query SnapStart.OptimizationStatus"))
        .contains("On");
    lambda("create-alias", "--function-name orders --name live --function-version 1");
    lambda("update-function-configuration", "--function-name orders --memory-size 256");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-updated-v2", "--function-name orders");
    lambda("publish-version", "--function-name orders");
    assertThat(
            lambda(
                "update-alias",
                "--function-name orders --name live --routing-config"
                    + " AdditionalVersionWeights={2=0.1}"))
        .contains("\"2\": 0.1");
    assertThat(
            lambda(
                "update-alias",
                "--function-name orders --name live --function-version 2 --routing-config {}"))
        .doesNotContain("AdditionalVersionWeights");
    assertThat(lambda("get-alias", "--function-name orders --name live --query FunctionVersion"))
        .contains("2");
    assertThat(
            lambda(
                "list-versions-by-function",
                "--function-name orders --query Versions[].Version --output text"))
        .isEqualTo("$LATEST\t1\t2\n");
    assertThat(
            lambda("list-aliases", "--function-name orders --query Aliases[].Name --output text"))
        .isEqualTo("live\n");
    assertThat(refused("delete-function", "--function-name orders --qualifier 2"))
        .contains("the following aliases reference it: [live]");
    assertThat(refused("invoke", "--function-name orders out.json"))
        .contains("Invoke is not implemented by snapstart-local");
    lambda("delete-function", "--function-name orders");
  }

  @Test
  void aPackageTravelsThroughS3() {
    run("s3api", "create-bucket --bucket packages");
    run("s3api", "put-object --bucket packages --key team/one.zip --body one.zip --metadata a=b");
    run("s3", "cp s3://packages/team/one.zip copy.zip");
    lambda(
        "create-function",
        "--function-name orders --runtime java21 --handler a.B::c --role "
            + Deployments.ROLE
            + " --code S3Bucket=packages,S3Key=team/one.zip");

    assertThat(folder.resolve("copy.zip")).hasSameBinaryContentAs(folder.resolve("one.zip"));
    assertThat(run("s3api", "head-object --bucket packages --key team/one.zip"))
        .contains("\"a\": \"b\"");
  }

  @Test
  void aContainerImageIsDeployed() {
    String image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders";
    String digest = "1".repeat(64);
    lambda(
        "create-function",
        "--function-name orders --package-type Image --role "
            + Deployments.ROLE
            + " --snap-start ApplyOn=PublishedVersions --image-config Command=a.B::c --code ImageUri="
            + image
            + ":1");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-active-v2", "--function-name orders");
    assertThat(
            lambda(
                "update-function-code",
                "--function-name orders --image-uri " + image + "@sha256:" + digest))
        .contains(digest);
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-updated-v2", "--function-name orders");
    assertThat(lambda("get-function", "--function-name orders"))
        .contains("\"RepositoryType\": \"ECR\"", image + "@sha256:" + digest, "a.B::c");
    assertThat(refused("update-function-code", "--function-name orders --zip-file fileb://one.zip"))
        .contains("PackageType Image");
    assertThat(refused("update-function-configuration", "--function-name orders --handler a.B::d"))
        .contains("InvalidParameterValueException");
    lambda("update-function-configuration", "--function-name orders --image-config {}");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait function-updated-v2", "--function-name orders");
    assertThat(lambda("get-function", "--function-name orders")).doesNotContain("a.B::c");
    lambda("publish-version", "--function-name orders");
    clock.pass(Duration.ofMinutes(11));
    lambda("wait published-version-active", "--function-name orders --qualifier 1");
  }

  @Test
  void versionsAndChecksumsOfObjectsAreKept() {
    run("s3api", "create-bucket --bucket own");
    run("s3api", "put-bucket-versioning --bucket own --versioning-configuration Status=Enabled");
    assertThat(run("s3api", "get-bucket-versioning --bucket own")).contains("Enabled");
    String first =
        run(
                "s3api",
                "put-object --bucket own --key code.zip --body one.zip --checksum-algorithm SHA256"
                    + " --query VersionId --output text")
            .strip();
    run("s3api", "put-object --bucket own --key code.zip --body two.zip");
    assertThat(
            run(
                "s3api",
                "head-object --bucket own --key code.zip --checksum-mode ENABLED --version-id "
                    + first))
        .contains("ChecksumSHA256", "FULL_OBJECT", first);
    run("s3api", "get-object --bucket own --key code.zip --version-id " + first + " back.zip");
    assertThat(folder.resolve("back.zip")).hasSameBinaryContentAs(folder.resolve("one.zip"));
  }
}
