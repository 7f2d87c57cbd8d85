package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.HttpProxy;
import dev.snapstart.SdkModules;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Clients built here: one connection pool, no SDK retries, because the engine's loop is the only
 * one that repeats. All but Lambda's are built when first asked for.
 */
public final class OwnClients implements AwsClients, AutoCloseable {
  private static final Region LOOPBACK_REGION = Region.US_EAST_1;
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");
  private static final int CONNECTIONS = 64;

  private final ClientSettings settings;
  private final boolean loopback;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final CompletableFuture<SdkHttpClient> http = new CompletableFuture<>();
  private final CompletableFuture<LambdaClient> lambda = new CompletableFuture<>();
  private final OptionalClients optional;
  private @Nullable S3Client s3;
  private @Nullable StsClient sts;
  private @Nullable SdkHttpClient patientHttp;
  private @Nullable LambdaClient invoking;

  public OwnClients(ClientSettings settings, SdkModules modules) {
    this.settings = settings;
    this.loopback = settings.endpoint() != null && isLoopback(settings.endpoint());
    this.region = region(settings, loopback);
    this.credentials = credentials(settings, loopback);
    this.optional = new OptionalClients(modules);
    build(http(settings, loopback));
  }

  /** Whether an endpoint is on this machine: then no real credentials are ever sent to it. */
  public static boolean isLoopback(URI endpoint) {
    String host = endpoint.getHost() == null ? "" : endpoint.getHost().toLowerCase(Locale.ROOT);
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
    try {
      // Literals are parsed; names, which would be looked up, do not get here.
      return literal && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  public String region() {
    return region.id();
  }

  /** The connections that all clients share, with their proxy. */
  SdkHttpClient http() {
    return built(http);
  }

  @Override
  public LambdaClient lambda() {
    return built(lambda);
  }

  /** Lambda's client for invocations, on connections of their own that may be silent for long. */
  synchronized LambdaClient invoking() {
    if (invoking == null) {
      ClientSettings patient = settings.with(settings.limits().forInvocations());
      patientHttp = http(patient, loopback).tcpKeepAlive(true).build();
      invoking = configure(LambdaClient.builder().httpClient(patientHttp), patient).build();
    }
    return invoking;
  }

  /**
   * Builds the connection pool and the Lambda client on another thread: that takes longer than
   * reading an archive, which the caller can do meanwhile.
   */
  private void build(SdkHttpClient.Builder<?> connections) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Thread thread =
        new Thread(
            () -> {
              try {
                http.complete(connections.build());
                lambda.complete(configure(LambdaClient.builder().httpClient(built(http))).build());
              } catch (RuntimeException | Error e) {
                http.completeExceptionally(e);
                lambda.completeExceptionally(e);
              }
            },
            "snapstart-client");
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
  }

  private static <T> T built(CompletableFuture<T> client) {
    try {
      return client.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public synchronized S3Client s3() {
    if (s3 == null) {
      s3 = configure(S3Client.builder().httpClient(built(http))).forcePathStyle(loopback).build();
    }
    return s3;
  }

  @Override
  public synchronized StsClient sts() {
    if (sts == null) {
      sts = configure(StsClient.builder().httpClient(built(http))).build();
    }
    return sts;
  }

  @Override
  public KmsClient kms() {
    return (KmsClient)
        optional.get("kms", () -> configure(KmsClient.builder().httpClient(built(http))).build());
  }

  @Override
  public CloudWatchLogsClient cloudWatchLogs() {
    return (CloudWatchLogsClient)
        optional.get(
            "cloudwatchlogs",
            () -> configure(CloudWatchLogsClient.builder().httpClient(built(http))).build());
  }

  @Override
  public ApiGatewayClient apiGateway() {
    return (ApiGatewayClient)
        optional.get(
            "apigateway",
            () -> configure(ApiGatewayClient.builder().httpClient(built(http))).build());
  }

  @Override
  public ApiGatewayV2Client apiGatewayV2() {
    return (ApiGatewayV2Client)
        optional.get(
            "apigatewayv2",
            () -> configure(ApiGatewayV2Client.builder().httpClient(built(http))).build());
  }

  @Override
  public CloudWatchClient cloudWatch() {
    return (CloudWatchClient)
        optional.get(
            "cloudwatch",
            () -> configure(CloudWatchClient.builder().httpClient(built(http))).build());
  }

  @Override
  public CodeDeployClient codeDeploy() {
    return (CodeDeployClient)
        optional.get(
            "codedeploy",
            () -> configure(CodeDeployClient.builder().httpClient(built(http))).build());
  }

  @Override
  public synchronized void close() {
    optional.close();
    closeWhenBuilt(lambda);
    if (invoking != null) {
      invoking.close();
    }
    if (patientHttp != null) {
      patientHttp.close();
    }
    if (s3 != null) {
      s3.close();
    }
    if (sts != null) {
      sts.close();
    }
    if (credentials instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
    closeWhenBuilt(http);
  }

  private static void closeWhenBuilt(CompletableFuture<? extends SdkAutoCloseable> client) {
    var unused =
        client.whenComplete(
            (built, error) -> {
              if (built != null) {
                built.close();
              }
            });
  }

  private <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
    return configure(builder, settings);
  }

  private <B extends AwsClientBuilder<B, ?>> B configure(B builder, ClientSettings settings) {
    builder
        .region(region)
        .credentialsProvider(credentials)
        .overrideConfiguration(
            config ->
                config
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .addExecutionInterceptor(new AttemptLimits(settings.limits()))
                    .addExecutionInterceptor(new ReferencedObjects()));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return builder;
  }

  private static Region region(ClientSettings settings, boolean loopback) {
    if (settings.region() != null) {
      return Region.of(checked(settings.region()));
    }
    if (loopback) {
      return LOOPBACK_REGION;
    }
    try {
      return DefaultAwsRegionProviderChain.builder()
          .profileName(settings.profile())
          .build()
          .getRegion();
    } catch (SdkClientException e) {
      throw SnapStartException.of(ErrorCode.REGION_MISSING, "No AWS region is known ('region').")
          .advice("Set 'region', AWS_REGION, or a region in the profile.")
          .cause(e)
          .build();
    }
  }

  private static String checked(String region) {
    if (!REGION.matcher(region).matches()) {
      throw SnapStartException.of(
              ErrorCode.REGION_MISSING, "'" + region + "' is not a region ('region').")
          .advice("Regions look like eu-west-1.")
          .build();
    }
    return region;
  }

  private static AwsCredentialsProvider credentials(ClientSettings settings, boolean loopback) {
    if (loopback) {
      return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }
    ClientSettings.Credentials fixed = settings.credentials();
    if (fixed != null) {
      return StaticCredentialsProvider.create(toSdk(fixed));
    }
    // A named profile beats credentials in the environment, as it does for the aws CLI.
    return settings.profile() == null
        ? DefaultCredentialsProvider.builder().build()
        : ProfileCredentialsProvider.create(settings.profile());
  }

  private static AwsCredentials toSdk(ClientSettings.Credentials fixed) {
    return fixed.sessionToken() == null
        ? AwsBasicCredentials.create(fixed.accessKeyId(), fixed.secretAccessKey())
        : AwsSessionCredentials.create(
            fixed.accessKeyId(), fixed.secretAccessKey(), fixed.sessionToken());
  }

  private static ApacheHttpClient.Builder http(ClientSettings settings, boolean loopback) {
    HttpProxy proxy = settings.proxy();
    ApacheHttpClient.Builder builder =
        ApacheHttpClient.builder()
            .connectionTimeout(settings.limits().connect())
            .socketTimeout(settings.limits().silence())
            .maxConnections(CONNECTIONS);
    if (settings.endpoint() != null && "http".equalsIgnoreCase(settings.endpoint().getScheme())) {
      // Trusting nobody spares reading the trust store, for connections that have no TLS.
      builder.tlsTrustManagersProvider(() -> new TrustManager[0]);
    }
    if (loopback) {
      // No proxy, not even one of the environment: it could not reach this machine.
      builder.proxyConfiguration(
          ProxyConfiguration.builder()
              .useSystemPropertyValues(false)
              .useEnvironmentVariableValues(false)
              .build());
    } else if (proxy != null) {
      builder.proxyConfiguration(
          ProxyConfiguration.builder()
              .endpoint(URI.create(proxy.scheme() + "://" + proxy.host() + ":" + proxy.port()))
              .username(proxy.username())
              .password(proxy.password())
              .nonProxyHosts(patterns(proxy))
              .useSystemPropertyValues(false)
              .useEnvironmentVariableValues(false)
              .build());
    }
    return builder;
  }

  /** The SDK takes regular expressions where Maven and others write {@code *}. */
  private static Set<String> patterns(HttpProxy proxy) {
    return proxy.nonProxyHosts().stream()
        .map(host -> host.toLowerCase(Locale.ROOT).replace(".", "\\.").replace("*", ".*"))
        .collect(java.util.stream.Collectors.toSet());
  }
}
