package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.SdkModules;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class OwnClientsTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9000, true",
    "http://localhost:4566, true",
    "http://lambda.localhost, true",
    "http://[::1]:9000, true",
    "http://[0:0:0:0:0:0:0:1]:9000, true",
    "http://[::ffff:127.0.0.1]:9000, true",
    "http://LOCALHOST:4566, true",
    "http://[2001:db8::1]:9000, false",
    "https://lambda.eu-west-1.amazonaws.com, false",
    "http://127.0.0.1.example.com, false",
    "http://10.0.0.1, false"
  })
  void onlyThisMachineIsLoopback(URI endpoint, boolean loopback) {
    assertThat(OwnClients.isLoopback(endpoint)).isEqualTo(loopback);
  }

  @Test
  void realCredentialsNeverGoToThisMachine() {
    ClientSettings settings =
        new ClientSettings(
            null,
            "prod",
            URI.create("http://127.0.0.1:9000"),
            new ClientSettings.Credentials("AKIAREAL", "real-secret", null),
            null,
            TimeLimits.STANDARD);
    try (OwnClients clients = new OwnClients(settings, SdkModules.ON_CLASS_PATH)) {
      AwsCredentialsIdentity identity =
          clients.lambda().serviceClientConfiguration().credentialsProvider() == null
              ? null
              : (AwsCredentialsIdentity)
                  clients
                      .lambda()
                      .serviceClientConfiguration()
                      .credentialsProvider()
                      .resolveIdentity()
                      .join();
      assertThat(identity.accessKeyId()).isEqualTo("local");
      assertThat(clients.region()).isEqualTo("us-east-1");
    }
    assertThat(settings.toString()).doesNotContain("real-secret", "AKIAREAL");
  }

  @Test
  void allClientsFollowTheSameRules() {
    URI endpoint = URI.create("http://127.0.0.1:9000");
    List<String> asked = new ArrayList<>();
    try (OwnClients clients =
        new OwnClients(
            new ClientSettings("eu-west-1", null, endpoint, null, null, TimeLimits.STANDARD),
            asked::add)) {
      assertThat(asked).isEmpty();
      List<AwsServiceClientConfiguration> all =
          List.of(
              clients.lambda().serviceClientConfiguration(),
              clients.s3().serviceClientConfiguration(),
              clients.sts().serviceClientConfiguration(),
              clients.kms().serviceClientConfiguration(),
              clients.cloudWatchLogs().serviceClientConfiguration(),
              clients.cloudWatch().serviceClientConfiguration());
      assertThat(all)
          .allSatisfy(
              configuration -> {
                assertThat(configuration.region().id()).isEqualTo("eu-west-1");
                assertThat(configuration.endpointOverride()).contains(endpoint);
                assertThat(
                        configuration
                            .overrideConfiguration()
                            .retryStrategy()
                            .orElseThrow()
                            .maxAttempts())
                    .isEqualTo(1);
                assertThat(configuration.overrideConfiguration().executionInterceptors())
                    .hasAtLeastOneElementOfType(AttemptLimits.class);
                AwsCredentialsIdentity identity =
                    (AwsCredentialsIdentity)
                        configuration.credentialsProvider().resolveIdentity().join();
                assertThat(identity.accessKeyId()).isEqualTo("local");
              });
      assertThat(clients.kms()).isSameAs(clients.kms());
    }
    assertThat(asked).containsExactly("kms", "cloudwatchlogs", "cloudwatch");
  }
}
