package dev.snapstart.maven.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishedVersionsTest {
  private static final ConnectionConfig EUROPE =
      new ConnectionConfig("eu-west-1", null, null, null, null);
  private static final ConnectionConfig AMERICA =
      new ConnectionConfig("us-east-1", null, null, null, null);

  @Test
  void aVersionOfOneRegionIsNoneOfAnother() {
    PublishedVersions published = new PublishedVersions();
    published.remember(EUROPE, "orders-api", "3");
    published.remember(AMERICA, "orders-api", "1");
    assertThat(published.of(EUROPE, "orders-api")).contains("3");
    assertThat(published.of(AMERICA, "arn:aws:lambda:us-east-1:123456789012:function:orders-api"))
        .contains("1");
    assertThat(published.of(EUROPE, "other")).isEmpty();
  }
}
