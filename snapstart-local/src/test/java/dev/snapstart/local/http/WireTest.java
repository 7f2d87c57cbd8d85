package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.junit.LocalLambdaExtension;
import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.CodeSource;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.S3Client;

/** What goes over the wire, byte by byte, where no client would send it like that. */
@ExtendWith(LocalLambdaExtension.class)
class WireTest {
  private static final String FUNCTIONS = "/2015-03-31/functions";
  private LocalLambda server;

  @BeforeEach
  void aFunction(LocalLambda started) {
    server = started;
    server.call(
        new LambdaCall.CreateFunction(
            "orders",
            SettingsChange.builder()
                .role(Deployments.ROLE)
                .runtime("java21")
                .handler("a.B::c")
                .build(),
            CodeSource.zip(CodePackage.of(Deployments.zip("x"))),
            null,
            null,
            null,
            false));
  }

  @Test
  void whatIsNotEncodedAsAUrlIsRefusedInJson() throws IOException {
    assertThat(send("GET " + FUNCTIONS + "/?Marker=%zz HTTP/1.1\r\nHost: 127.0.0.1\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/json");
  }

  @Test
  void anAnswerCarriesItsIdAndADate() throws IOException {
    assertThat(send("GET " + FUNCTIONS + "/orders HTTP/1.1\r\nHost: 127.0.0.1\r\n"))
        .startsWith("HTTP/1.1 200 OK")
        .contains("x-amzn-RequestId: ", "Date: ", "Content-Type: application/json")
        .contains("\"FunctionName\":\"orders\"");
  }

  @Test
  void errorsHaveTheShapeOfRecordedOnes() throws IOException {
    String notFound = send("GET " + FUNCTIONS + "/nobody HTTP/1.1\r\nHost: localhost\r\n");
    String invalid = send("POST " + FUNCTIONS + "/orders/versions", "{\"CodeSha256\":\"x\"}");
    String validation = send("PUT " + FUNCTIONS + "/orders/configuration", "{\"Timeout\":0}");

    assertThat(notFound)
        .startsWith("HTTP/1.1 404")
        .contains("x-amzn-ErrorType: ResourceNotFoundException")
        .contains("{\"Message\":\"Function not found: ", "\"Type\":\"User\"}");
    assertThat(invalid).contains("{\"message\":\"CodeSHA256 (x)", "\"Type\":\"User\"}");
    assertThat(validation)
        .contains("x-amzn-ErrorType: ValidationException", "{\"message\":\"1 validation error")
        .doesNotContain("\"Type\"");
  }

  @Test
  void whatXmlCannotWriteIsReplacedInIt() throws IOException {
    assertThat(send("POST /bucket/a%01b HTTP/1.1\r\nHost: 127.0.0.1\r\n"))
        .contains("<Code>NotImplemented")
        .doesNotContain("\001");
  }

  @Test
  void aBucketIsNamedAsS3Allows() throws IOException {
    for (String bucket : List.of("a%0d%0aX-Injected:%20yes", "ab", "UPPER", "dash-", "a_b")) {
      assertThat(send("PUT /" + bucket + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"))
          .startsWith("HTTP/1.1 400")
          .contains("InvalidBucketName")
          .doesNotContain("X-Injected");
    }
    assertThat(send("PUT /my.bucket-1 HTTP/1.1\r\nHost: 127.0.0.1\r\n"))
        .contains("Location: /my.bucket-1");
  }

  @Test
  void malformedBodiesAreTheCallersFault() throws IOException {
    String tags = "/2017-03-31/tags/arn:aws:lambda:us-east-1:123456789012:function:orders";
    String host = "Host: 127.0.0.1\r\n";
    String form = host + "Content-Type: application/x-www-form-urlencoded\r\n";
    send("PUT /packages HTTP/1.1\r\n" + host);

    assertThat(send("POST " + tags, "{\"Tags\":{\"team\":null}}")).startsWith("HTTP/1.1 400");
    assertThat(send("PUT " + FUNCTIONS + "/orders/configuration", "{\"Layers\":[null]}"))
        .startsWith("HTTP/1.1 400");
    assertThat(
            send(
                "PUT " + FUNCTIONS + "/orders/configuration",
                "{\"Environment\":{\"Variables\":{\"KEY\":null}}}"))
        .startsWith("HTTP/1.1 400");
    assertThat(send("PUT /packages/a HTTP/1.1\r\n" + host + "crc32: AAAA\r\n"))
        .startsWith("HTTP/1.1 200");
    assertThat(send("POST / HTTP/1.1\r\n" + form + "Content-Length: 3\r\n\r\n%zz"))
        .doesNotStartWith("HTTP/1.1 500");
  }

  @Test
  void strangersAreTurnedAway() throws IOException {
    String get = "GET " + FUNCTIONS + " HTTP/1.1\r\n";

    assertThat(send(get + "Host: evil.example\r\n")).startsWith("HTTP/1.1 403");
    assertThat(send(get + "Host: 127.0.0.1.evil.example\r\n")).startsWith("HTTP/1.1 403");
    assertThat(send(get + "Host: localhost\r\nHost: evil.example\r\n")).startsWith("HTTP/1.1 400");
    assertThat(send(get + "Host: localhost\r\nOrigin: http://evil.example\r\n"))
        .startsWith("HTTP/1.1 403");
    assertThat(send(get + "Host: localhost\r\nOrigin: http://localhost:3000\r\n"))
        .startsWith("HTTP/1.1 200");
    assertThat(server.recordedCalls()).hasSize(1);
  }

  @Test
  void aBodyThatIsNoJsonIsRefusedWithoutRepeatingIt() throws IOException {
    String broken = send("PUT " + FUNCTIONS + "/orders/configuration", "{\"Timeout\": secret");
    String mistyped =
        send(
            "PUT " + FUNCTIONS + "/orders/configuration",
            "{\"Environment\":{\"Variables\":{\"A\":{\"secret\":1}}}}");

    assertThat(broken)
        .startsWith("HTTP/1.1 400")
        .contains("SerializationException")
        .doesNotContain("secret");
    assertThat(mistyped)
        .startsWith("HTTP/1.1 400")
        .contains("Environment.Variables.A")
        .doesNotContain("secret");
  }

  @Test
  void tooLargeARequestIsRefused() throws IOException {
    String announced =
        send(
            "PUT "
                + FUNCTIONS
                + "/orders/code HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Length: 999999999999\r\n");
    String sent =
        send(
            "PUT " + FUNCTIONS + "/orders/code",
            "{\"ZipFile\":\"" + "A".repeat(Limits.MAX_LAMBDA_REQUEST) + "\"}");

    assertThat(announced).startsWith("HTTP/1.1 413");
    assertThat(sent)
        .startsWith("HTTP/1.1 413")
        .contains("RequestEntityTooLargeException", "70167211", "UpdateFunctionCode");
  }

  @Test
  void functionsMayBeNamedByAnEncodedArn() throws IOException {
    String arn = "arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Aorders";

    assertThat(send("GET " + FUNCTIONS + "/" + arn + " HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.1 200");
    assertThat(send("GET " + FUNCTIONS + "/ HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("\"Functions\":[{");
  }

  @Test
  void whatIsNotLambdaIsNamedInTheRefusal() throws IOException {
    String signed =
        "Authorization: AWS4-HMAC-SHA256 Credential=k/20261123/us-east-1/%s/aws4_request,"
            + " SignedHeaders=host, Signature=0\r\n";

    assertThat(
            send(
                "POST / HTTP/1.1\r\nHost: localhost\r\n"
                    + signed.formatted("events")
                    + "X-Amz-Target: AWSEvents.PutEvents\r\n"))
        .startsWith("HTTP/1.1 501")
        .contains("events AWSEvents.PutEvents is not implemented by snapstart-local");
    assertThat(
            send(
                "POST "
                    + FUNCTIONS
                    + "/orders/invocations HTTP/1.1\r\nHost: localhost\r\n"
                    + signed.formatted("lambda")))
        .startsWith("HTTP/1.1 501")
        .contains("Invoke is not implemented by snapstart-local");
    assertThat(
            send(
                "GET /2099-01-01/nothing HTTP/1.1\r\nHost: localhost\r\n"
                    + signed.formatted("lambda")))
        .startsWith("HTTP/1.1 501")
        .contains("GET /2099-01-01/nothing is not implemented by snapstart-local");
  }

  @Test
  void aBucketMayBePartOfTheHost() throws IOException {
    try (S3Client s3 = Deployments.pointed(S3Client.builder(), server.endpoint()).build()) {
      s3.createBucket(r -> r.bucket("packages"));
      String put =
          send(
              "PUT /a/b.txt HTTP/1.1\r\nHost: packages.localhost:80\r\nContent-Length: 5\r\n\r\nhello");

      assertThat(put).startsWith("HTTP/1.1 200");
      assertThat(s3.getObjectAsBytes(r -> r.bucket("packages").key("a/b.txt")).asUtf8String())
          .isEqualTo("hello");
    }
  }

  @Test
  void brokenChunksAreRefused() throws IOException {
    String head =
        "PUT /packages/a HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: aws-chunked\r\n";
    send("PUT /packages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n");

    assertThat(send(head + "Content-Length: 8\r\n\r\nff\r\nabcd")).contains("IncompleteBody");
    assertThat(send(head + "Content-Length: 4\r\n\r\nabcd")).contains("IncompleteBody");
    assertThat(send(head + "Content-Length: 5\r\n\r\nzz\r\n\r")).contains("IncompleteBody");
    assertThat(send(head + "Content-Length: 12\r\n\r\nffffffff\r\nab")).contains("IncompleteBody");
    assertThat(send(head + "Content-Length: 6\r\n\r\n-1\r\nab")).contains("IncompleteBody");
    assertThat(send(head + "Content-Length: 13\r\n\r\n3\r\nabc\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  private String send(String line, String body) throws IOException {
    return send(
        line
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  /** Sends a request, its head ended if it isn't, and reads until the server has answered. */
  private String send(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.endpoint().getPort())) {
      socket.setSoTimeout(20_000);
      String closing = request.replaceFirst("\r\n", "\r\nConnection: close\r\n");
      String whole = closing.contains("\r\n\r\n") ? closing : closing + "\r\n";
      OutputStream out = socket.getOutputStream();
      out.write(whole.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
