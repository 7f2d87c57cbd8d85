package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.model.CodeLocation;
import org.junit.jupiter.api.Test;

class ReferencedObjectsTest {
  @Test
  void readsTheMemberWithItsEscapes() {
    String answer =
        """
        {"Configuration": {"Description": "say \\"ResolvedS3Object\\":{\\"S3Bucket\\":\\"x\\"}"},
         "Code": {"ResolvedS3Object" : {"S3Bucket":"own", "S3Key":"a\\u002fb\\\\c\\"d",
           "S3ObjectVersion":"v1"}, "RepositoryType": "S3"}}
        """;
    assertThat(ReferencedObjects.parse(answer))
        .isEqualTo(new CodeLocation.Referenced("own", "a/b\\c\"d", "v1"));
  }

  @Test
  void findsNothingWhereLambdaKeepsACopy() {
    assertThat(ReferencedObjects.parse("{\"Code\":{\"RepositoryType\":\"S3\"}}")).isNull();
    assertThat(
            ReferencedObjects.parse(
                "{\"Tags\":{\"ResolvedS3Object\":\"x\"},\"Code\":{\"RepositoryType\":\"S3\"}}"))
        .isNull();
  }

  @Test
  void theModeIsAddedWhereTheCodeIs() {
    assertThat(ReferenceMode.withMember("{\"S3Bucket\":\"own\"}", false))
        .isEqualTo("{\"S3ObjectStorageMode\":\"REFERENCE\",\"S3Bucket\":\"own\"}");
    assertThat(
            ReferenceMode.withMember(
                "{\"Description\":\"\\\"Code\\\":{\",\"Code\":{\"S3Bucket\":\"own\"}}", true))
        .isEqualTo(
            "{\"Description\":\"\\\"Code\\\":{\",\"Code\":{\"S3ObjectStorageMode\":\"REFERENCE\","
                + "\"S3Bucket\":\"own\"}}");
  }

  @Test
  void aRequestWithoutAPlaceForItIsNotSentAsACopy() {
    assertThatThrownBy(() -> ReferenceMode.withMember("{}", true))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void checksumsOfPartsSayNothingAboutTheWhole() {
    assertThat(ObjectReader.ofWhole("abc=", "FULL_OBJECT")).isEqualTo("abc=");
    assertThat(ObjectReader.ofWhole("abc=", null)).isEqualTo("abc=");
    assertThat(ObjectReader.ofWhole("abc=-3", null)).isNull();
    assertThat(ObjectReader.ofWhole("abc=", "COMPOSITE")).isNull();
    assertThat(ObjectReader.ofWhole(null, "FULL_OBJECT")).isNull();
  }
}
