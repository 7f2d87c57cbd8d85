package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.Scenario.base;
import static dev.snapstart.internal.deploy.Scenario.deploy;
import static dev.snapstart.internal.deploy.Scenario.deployed;
import static dev.snapstart.internal.deploy.Scenario.scenario;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static dev.snapstart.internal.deploy.VirtualLambda.ROLE;

import dev.snapstart.local.state.RegisteredImage;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.ImageOverrides;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Container images, and the ways in which code comes from S3. */
final class CodeScenarios {
  private static final String REPOSITORY = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders";
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  private static final ImageOverrides OTHER =
      new ImageOverrides(List.of(), List.of("com.example.Other::handle"), null);

  private CodeScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
            fromObjects(), throughABucket(), withChecksums(), withImages(), withReferences())
        .flatMap(Function.identity());
  }

  private static Stream<Scenario> fromObjects() {
    return Stream.of(
        scenario(
            "takes code from S3",
            lambda -> {
              deployed(lambda);
              lambda.buckets().put("packages", "v2", "object v2");
            },
            () -> deploy(CodeSource.s3Object("packages", "v2", null), base()).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "creates from S3",
            lambda -> lambda.buckets().put("packages", "v1", "object v1"),
            () -> deploy(CodeSource.s3Object("packages", "v1", null), base()).build(),
            "CreateFunction",
            "PublishVersion",
            "CreateAlias"),
        scenario(
            "finds the same object in S3",
            lambda -> {
              lambda.buckets().put("packages", "v1", "object v1");
              lambda.deploy(deploy(CodeSource.s3Object("packages", "v1", null), base()).build());
            },
            () -> deploy(CodeSource.s3Object("packages", "v1", null), base()).build()));
  }

  private static Stream<Scenario> throughABucket() {
    return Stream.of(
        scenario(
            "goes through a staging bucket",
            lambda -> {
              deployed(lambda);
              lambda.buckets().put("staging", "other", "other");
            },
            () ->
                deploy(CodeSource.archive(Path.of("v2.zip")).stagedIn("staging", "p/"), base())
                    .build(),
            "PutObject",
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "finds the package staged already",
            lambda -> {
              deployed(lambda);
              lambda.buckets().put("staging", "p/v2.zip", "staged:v2.zip");
            },
            () ->
                deploy(CodeSource.archive(Path.of("v2.zip")).stagedIn("staging", "p/"), base())
                    .build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"));
  }

  private static Stream<Scenario> withChecksums() {
    return Stream.of(
        scenario(
            "knows an object by its checksum",
            lambda -> {
              lambda.buckets().putWithChecksum("packages", "v1", "object v1");
              lambda.deploy(deploy(CodeSource.s3Object("packages", "v1", null), base()).build());
            },
            () -> deploy(CodeSource.s3Object("packages", "v1", null), base()).build()),
        scenario(
            "takes an object whose checksum has changed",
            lambda -> {
              lambda.buckets().putWithChecksum("packages", "v1", "object v1");
              lambda.deploy(deploy(CodeSource.s3Object("packages", "v1", null), base()).build());
              lambda.buckets().putWithChecksum("packages", "v1", "object v2");
            },
            () -> deploy(CodeSource.s3Object("packages", "v1", null), base()).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"));
  }

  private static Stream<Scenario> withImages() {
    return Stream.of(
        scenario(
            "creates from an image",
            lambda -> {},
            () -> image(REPOSITORY + "@sha256:" + ONE).build(),
            "CreateFunction",
            "PublishVersion",
            "CreateAlias"),
        scenario(
            "creates from the tag of an image",
            lambda -> {},
            () -> image(REPOSITORY + ":1").build(),
            "CreateFunction",
            "PublishVersion",
            "CreateAlias"),
        scenario(
            "changes the image",
            lambda -> lambda.deploy(image(REPOSITORY + "@sha256:" + ONE).build()),
            () -> image(REPOSITORY + "@sha256:" + TWO).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "finds the same image behind its tag",
            lambda -> lambda.deploy(image(REPOSITORY + ":1").build()),
            () -> image(REPOSITORY + ":1").build()),
        scenario(
            "follows the tag of an image that was moved",
            lambda -> {
              lambda.deploy(image(REPOSITORY + ":1").build());
              lambda.edit(state -> state.withImage(REPOSITORY + ":1", RegisteredImage.of(TWO)));
            },
            () -> image(REPOSITORY + ":1").build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "takes the same image from another repository",
            lambda -> lambda.deploy(image(REPOSITORY + "@sha256:" + ONE).build()),
            () -> image(REPOSITORY + "-kept@sha256:" + ONE).build(),
            "UpdateFunctionCode"),
        scenario(
            "overrides the command of an image",
            lambda -> lambda.deploy(image(REPOSITORY + ":1").build()),
            () -> image(REPOSITORY + ":1", imageBase().set(FunctionSetting.IMAGE_CONFIG, OTHER)),
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "goes back to the command of an image",
            lambda ->
                lambda.deploy(
                    image(REPOSITORY + ":1", imageBase().set(FunctionSetting.IMAGE_CONFIG, OTHER))),
            () -> image(REPOSITORY + ":1", imageBase().clear(FunctionSetting.IMAGE_CONFIG)),
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias"));
  }

  private static Stream<Scenario> withReferences() {
    return Stream.of(
        scenario(
            "creates with a reference to an object",
            lambda -> lambda.buckets().putVersion("own", "code", "object v1", "a1"),
            () -> deploy(own("a1").referenced(), base()).build(),
            "CreateFunction",
            "PublishVersion",
            "CreateAlias"),
        scenario(
            "refers to a new version of its object",
            CodeScenarios::referring,
            () -> deploy(own("b2").referenced(), base()).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "repeats the reference without being told",
            CodeScenarios::referring,
            () -> deploy(own(null), base()).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "goes back to a copy of the same object",
            CodeScenarios::referring,
            () -> deploy(own("a1").copied(), base()).build(),
            "UpdateFunctionCode"),
        scenario(
            "refers to the object that was copied before",
            lambda -> {
              lambda.buckets().putVersion("own", "code", "object v1", "a1");
              lambda.deploy(deploy(own("a1"), base()).build());
            },
            () -> deploy(own("a1").referenced(), base()).build(),
            "UpdateFunctionCode"),
        scenario(
            "brings back a function that lost its object",
            lambda -> {
              referring(lambda);
              lambda.edit(state -> state.withLostObject(FUNCTION));
            },
            () -> deploy(own("a1").referenced(), base()).build(),
            "UpdateFunctionCode"));
  }

  private static void referring(VirtualLambda lambda) {
    lambda.buckets().putVersion("own", "code", "object v1", "a1");
    lambda.deploy(deploy(own("a1").referenced(), base()).build());
    lambda.pass(Duration.ofSeconds(5));
    lambda.buckets().putVersion("own", "code", "object v2", "b2");
  }

  private static CodeSource.S3Object own(String version) {
    return CodeSource.s3Object("own", "code", version);
  }

  private static DeploymentRequest.Builder image(String uri) {
    return deploy(CodeSource.image(uri), imageBase());
  }

  private static DeploymentRequest image(String uri, FunctionSettings.Builder settings) {
    return deploy(CodeSource.image(uri), settings).build();
  }

  private static FunctionSettings.Builder imageBase() {
    return FunctionSettings.builder().role(ROLE).memoryMb(512).snapStart(true);
  }
}
