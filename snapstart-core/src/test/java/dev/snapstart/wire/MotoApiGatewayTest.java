package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapstart.AwsClients;
import dev.snapstart.SnapStart;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.trigger.RetargetChoice;
import dev.snapstart.trigger.Retargeting;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Points APIs at an alias, at an API Gateway that somebody else wrote; the function is in the local
 * server, because moto does not list function URLs.
 */
class MotoApiGatewayTest {
  private static final String FUNCTION = "orders-api";
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:" + FUNCTION;
  private static final String PATH =
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/";

  @TempDir static Path folder;
  private static MotoServer moto;
  private static LocalLambda local;
  private static LambdaClient lambda;
  private static ApiGatewayClient rest;
  private static ApiGatewayV2Client http;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = MotoServer.program();
    assumeTrue(program.isPresent(), "skipped: moto_server is not on the PATH");
    moto = MotoServer.start(program.get(), folder);
    local = LocalLambda.builder().delays(Delays.none()).start();
    lambda = pointed(LambdaClient.builder(), local.endpoint()).build();
    rest = pointed(ApiGatewayClient.builder(), moto.endpoint()).build();
    http = pointed(ApiGatewayV2Client.builder(), moto.endpoint()).build();
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
      local.close();
      lambda.close();
      rest.close();
      http.close();
    }
  }

  @Test
  void pointsAnHttpApiAtTheAliasOnceItMayBeCalledThere() throws Exception {
    try (SnapStart snapStart = SnapStart.builder().clients(new Clients()).build()) {
      snapStart.deploy(request());
      String api = http.createApi(request -> request.name("orders").protocolType("HTTP")).apiId();
      String integration =
          http.createIntegration(
                  request ->
                      request
                          .apiId(api)
                          .integrationType("AWS_PROXY")
                          .payloadFormatVersion("2.0")
                          .integrationUri(ARN))
              .integrationId();
      allow("http", api);

      Retargeting done =
          snapStart.callers().retarget(FUNCTION, "live", new RetargetChoice(false, true));

      assertThat(done.moves())
          .extracting(Retargeting.Move::what)
          .satisfiesExactly(
              first -> assertThat(first).startsWith("allow apigateway"),
              second -> assertThat(second).endsWith(ARN + " -> " + ARN + ":live"));
      assertThat(
              http.getIntegration(request -> request.apiId(api).integrationId(integration))
                  .integrationUri())
          .isEqualTo(ARN + ":live");
      assertThat(
              snapStart
                  .callers()
                  .planRetarget(FUNCTION, "live", new RetargetChoice(false, true))
                  .moves())
          .isEmpty();
    }
  }

  /** Moto cannot update integrations of REST APIs, so they are only read here. */
  @Test
  void findsTheIntegrationsOfRestApis() throws Exception {
    try (SnapStart snapStart = SnapStart.builder().clients(new Clients()).build()) {
      snapStart.deploy(request());
      String api = rest.createRestApi(request -> request.name("orders")).id();
      String root = rest.getResources(request -> request.restApiId(api)).items().get(0).id();
      rest.putMethod(
          request ->
              request.restApiId(api).resourceId(root).httpMethod("GET").authorizationType("NONE"));
      rest.putIntegration(
          request ->
              request
                  .restApiId(api)
                  .resourceId(root)
                  .httpMethod("GET")
                  .type("AWS_PROXY")
                  .integrationHttpMethod("POST")
                  .uri(PATH + ARN + "/invocations"));
      allow("rest", api);

      Retargeting plan =
          snapStart.callers().planRetarget(FUNCTION, "live", new RetargetChoice(false, true));

      Retargeting.Move move = plan.moves().get(plan.moves().size() - 1);
      assertThat(move.what())
          .contains(api)
          .contains(root)
          .endsWith(" -> " + PATH + ARN + ":live/invocations");
      assertThat(move.undo())
          .isEqualTo(
              "aws apigateway update-integration --rest-api-id "
                  + api
                  + " --resource-id "
                  + root
                  + " --http-method GET --patch-operations op=replace,path=/uri,value="
                  + PATH
                  + ARN
                  + "/invocations");
      assertThat(plan.byHand())
          .anySatisfy(sentence -> assertThat(sentence).contains("create-deployment").contains(api));
    }
  }

  private static void allow(String id, String api) {
    lambda.addPermission(
        request ->
            request
                .functionName(FUNCTION)
                .statementId(id)
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com")
                .sourceArn("arn:aws:execute-api:us-east-1:123456789012:" + api + "/*/GET/"));
  }

  private static <B extends AwsClientBuilder<B, ?>> B pointed(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  private static DeploymentRequest request() throws IOException {
    Path file = folder.resolve("code.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("com/example/Orders.class"));
      zip.write("code".getBytes(StandardCharsets.UTF_8));
    }
    return DeploymentRequest.forFunction(FUNCTION)
        .code(CodeSource.archive(file))
        .settings(
            settings ->
                settings
                    .role(Fixture.ROLE)
                    .runtime("java21")
                    .handler("com.example.Orders::handleRequest")
                    .snapStart(false))
        .publish()
        .alias("live")
        .build();
  }

  /** Lambda here, API Gateway there. */
  private static final class Clients implements AwsClients {
    @Override
    public LambdaClient lambda() {
      return lambda;
    }

    @Override
    public ApiGatewayClient apiGateway() {
      return rest;
    }

    @Override
    public ApiGatewayV2Client apiGatewayV2() {
      return http;
    }
  }
}
