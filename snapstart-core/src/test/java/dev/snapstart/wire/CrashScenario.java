package dev.snapstart.wire;

import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a run starts from and what it is to reach; the same in every JVM. */
enum CrashScenario {
  CREATE(null, wish -> wish),
  UNCHANGED(wish -> wish, wish -> wish),
  CODE(wish -> wish, wish -> wish.code("v2.zip")),
  SETTINGS(wish -> wish, wish -> wish.settings(Wish.BIGGER)),
  CODE_AND_SETTINGS(wish -> wish, wish -> wish.code("v2.zip").settings(Wish.BIGGER)),
  NEW_ALIAS(wish -> wish.withoutAlias(), wish -> wish),
  IMAGE(wish -> wish.image(Wish.ONE), wish -> wish.image(Wish.TWO)),
  KMS_KEY(wish -> wish, wish -> wish.settings(Wish.OWN_KEY));

  static final String FUNCTION = "orders-api";
  static final String ALIAS = "live";

  private final @Nullable UnaryOperator<Wish> before;
  private final UnaryOperator<Wish> wanted;

  CrashScenario(@Nullable UnaryOperator<Wish> before, UnaryOperator<Wish> wanted) {
    this.before = before;
    this.wanted = wanted;
  }

  /** What was deployed before, or null if the function is new. */
  @Nullable DeploymentRequest before(Path archives) {
    return before == null ? null : before.apply(Wish.FIRST).toRequest(archives);
  }

  DeploymentRequest wanted(Path archives) {
    return wanted.apply(Wish.FIRST).toRequest(archives);
  }

  private record Wish(
      String code,
      @Nullable String image,
      UnaryOperator<FunctionSettings.Builder> settings,
      boolean alias) {
    static final String ONE = "registry/orders@sha256:" + "1".repeat(64);
    static final String TWO = "registry/orders@sha256:" + "2".repeat(64);
    static final Wish FIRST = new Wish("v1.zip", null, settings -> settings, true);
    static final UnaryOperator<FunctionSettings.Builder> BIGGER =
        settings -> settings.memoryMb(1024).environment(Map.of("STAGE", "prod"));
    static final UnaryOperator<FunctionSettings.Builder> OWN_KEY =
        settings ->
            settings.kmsKeyArn(
                "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555");

    Wish code(String archive) {
      return new Wish(archive, image, settings, alias);
    }

    Wish image(String uri) {
      return new Wish(code, uri, settings, alias);
    }

    Wish settings(UnaryOperator<FunctionSettings.Builder> change) {
      return new Wish(code, image, change, alias);
    }

    Wish withoutAlias() {
      return new Wish(code, image, settings, false);
    }

    DeploymentRequest toRequest(Path archives) {
      FunctionSettings.Builder base =
          FunctionSettings.builder()
              .role("arn:aws:iam::123456789012:role/orders-api")
              .memoryMb(512)
              .snapStart(true);
      if (image == null) {
        base.runtime("java21").handler("com.example.Orders::handleRequest");
      }
      DeploymentRequest.Builder request =
          DeploymentRequest.forFunction(FUNCTION)
              .code(
                  image == null
                      ? CodeSource.archive(archives.resolve(code))
                      : CodeSource.image(image))
              .settings(settings.apply(base).build())
              .publish();
      return (alias ? request.alias(ALIAS) : request).build();
    }
  }
}
