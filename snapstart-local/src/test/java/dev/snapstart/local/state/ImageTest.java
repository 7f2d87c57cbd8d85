package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.state.FunctionSettings.ImageConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Container images, and objects that Lambda refers to. */
class ImageTest {
  private static final String REPOSITORY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders";
  private static final String TAG = REPOSITORY + ":1";
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  private final Scenario scenario = new Scenario();

  @Test
  void aTagIsResolvedWhenTheCodeIsUpdatedAndNotLater() {
    register(TAG, RegisteredImage.of(ONE));
    created();
    register(TAG, RegisteredImage.of(TWO));
    assertThat(code().resolvedImageUri()).isEqualTo(REPOSITORY + "@sha256:" + ONE);
    assertThat(dryRun(TAG).codeSha256()).isEqualTo(TWO);
    assertThat(code().sha256()).isEqualTo(ONE);
    update(TAG);
    assertThat(code().resolvedImageUri()).isEqualTo(REPOSITORY + "@sha256:" + TWO);
  }

  @Test
  void aPortOfTheRegistryIsNoTag() {
    created();
    update("localhost:5000/orders");
    assertThat(code().resolvedImageUri()).startsWith("localhost:5000/orders@sha256:");
  }

  @Test
  void anotherTagForTheSameDigestIsNoChangeToPublish() {
    register(TAG, RegisteredImage.of(ONE));
    created();
    String first = scenario.configuration(publish()).version();
    update(REPOSITORY + "@sha256:" + ONE);
    assertThat(scenario.configuration(publish()).version()).isEqualTo(first);
    update(REPOSITORY + "@sha256:" + TWO);
    assertThat(scenario.configuration(publish()).version()).isNotEqualTo(first);
  }

  @Test
  void withoutWhatSnapStartNeedsPublishingFails() {
    register(TAG, RegisteredImage.of(ONE).withoutSnapStart());
    created();
    scenario.configuration(publish());
    scenario.settles();
    assertThat(scenario.get("1").state()).isEqualTo("Failed");
    assertThat(scenario.get("1").stateReasonCode()).isEqualTo("FunctionError");
  }

  @Test
  void anImageThatWasDeletedIsRefused() {
    register(TAG, RegisteredImage.of(ONE).deleted());
    assertThat(scenario.refusal(create(CodeSource.image(TAG), "Image")).message())
        .contains("Source image " + TAG + " does not exist");
  }

  @Test
  void packageTypeAndCodeMustFit() {
    assertThat(scenario.refusal(create(CodeSource.image(TAG), null)).message())
        .contains("PackageType is Zip");
    assertThat(scenario.refusal(create(CodeSource.zip(Scenario.CODE), "Image")).message())
        .contains("PackageType is Image");
    assertThat(scenario.refusal(create(CodeSource.image(TAG), "Jar")).type())
        .isEqualTo("ValidationException");
    created();
    assertThat(
            scenario
                .refusal(
                    new LambdaCall.UpdateFunctionCode(
                        NAME, CodeSource.zip(Scenario.CODE), null, false, false, null))
                .message())
        .contains("PackageType Image");
    assertThat(scenario.refusal(Scenario.update(SettingsChange.builder().handler("a").build())))
        .extracting(LambdaError::status)
        .isEqualTo(400);
  }

  @Test
  void overridesAreReplacedAsAWholeAndClearedByEmptyOnes() {
    created();
    configure(new ImageConfig(List.of("/entry"), List.of("a.B::c"), "/work"));
    configure(new ImageConfig(null, List.of("a.B::d"), null));
    assertThat(scenario.get(null).imageConfigResponse().imageConfig())
        .isEqualTo(new ImageConfig(null, List.of("a.B::d"), null));
    configure(new ImageConfig(null, null, null));
    assertThat(scenario.get(null).imageConfigResponse()).isNull();
  }

  @Test
  void aReferenceLastsOnlyAsLongAsItIsRepeated() {
    Bucket bucket =
        Bucket.of(Table.empty())
            .withVersioning(true)
            .with("code", object("v1"))
            .with("code", object("v2"));
    scenario.state = scenario.state.withBucket("own", bucket);
    scenario.call(
        new LambdaCall.CreateFunction(
            NAME,
            SettingsChange.builder()
                .role(Scenario.ROLE)
                .runtime("java21")
                .handler("a.B::c")
                .build(),
            own("v1", "REFERENCE"),
            null,
            null,
            null,
            false));
    scenario.settles();
    assertThat(code().reference())
        .isEqualTo(new FunctionCode.ResolvedS3Object("own", "code", "v1"));

    scenario.state = scenario.state.withLostObject(NAME);
    assertThat(scenario.get(null).state()).isEqualTo("Inactive");
    scenario.call(update(own("v2", "REFERENCE")));
    scenario.settles();
    assertThat(scenario.get(null).state()).isEqualTo("Active");
    assertThat(code().reference().s3ObjectVersion()).isEqualTo("v2");

    scenario.call(update(own("v2", null)));
    scenario.settles();
    assertThat(code().reference()).isNull();
    assertThatThrownBy(() -> scenario.state.withLostObject(NAME))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(scenario.refusal(update(own(null, "REFERENCE"))).message())
        .contains("S3ObjectVersion");
    assertThat(scenario.refusal(update(own("v9", "REFERENCE"))).message())
        .contains("NoSuchVersion");
    assertThat(scenario.refusal(update(own("v2", "LEND"))).type()).isEqualTo("ValidationException");
  }

  @Test
  void aVersionThatIsDeletedLeavesTheOneBefore() {
    Bucket bucket =
        Bucket.of(Table.empty())
            .withVersioning(true)
            .with("code", object("v1"))
            .with("code", object("v2"));
    assertThat(bucket.object("code", null).versionId()).isEqualTo("v2");
    assertThat(bucket.without("code").object("code", null)).isNull();
    assertThat(bucket.without("code").object("code", "v1")).isNotNull();
    assertThat(bucket.without("code", "v2").object("code", null).versionId()).isEqualTo("v1");
    assertThat(bucket.without("code", "v2").without("code", "v1").object("code", null)).isNull();
  }

  private StoredObject object(String version) {
    return new StoredObject(
        Scenario.CODE,
        "etag",
        "application/zip",
        Table.empty(),
        Table.empty(),
        scenario.now.plusSeconds(version.charAt(1)),
        version);
  }

  private static CodeSource own(String version, String mode) {
    return new CodeSource(null, "own", "code", version, mode, null, null);
  }

  private void register(String uri, RegisteredImage image) {
    scenario.state = scenario.state.withImage(uri, image);
  }

  private void created() {
    scenario.configuration(create(CodeSource.image(TAG), "Image"));
    scenario.settles();
  }

  private static LambdaCall create(CodeSource code, String packageType) {
    return new LambdaCall.CreateFunction(
        NAME,
        SettingsChange.builder().role(Scenario.ROLE).snapStart("PublishedVersions").build(),
        code,
        packageType,
        null,
        null,
        false);
  }

  private void update(String uri) {
    scenario.configuration(update(CodeSource.image(uri)));
    scenario.settles();
  }

  private static LambdaCall update(CodeSource code) {
    return new LambdaCall.UpdateFunctionCode(NAME, code, null, false, false, null);
  }

  private FunctionConfiguration dryRun(String uri) {
    return scenario.configuration(
        new LambdaCall.UpdateFunctionCode(NAME, CodeSource.image(uri), null, false, true, null));
  }

  private void configure(ImageConfig image) {
    scenario.configuration(Scenario.update(SettingsChange.builder().imageConfig(image).build()));
    scenario.settles();
  }

  private static LambdaCall publish() {
    return new LambdaCall.PublishVersion(NAME, null, null, null);
  }

  private FunctionCode code() {
    return scenario.state.function(NAME).latest().code();
  }
}
