package dev.snapstart.maven;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Elements that goals are tried with. */
final class TriedConfigs {
  static final String KEY =
      "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
  static final String SOURCE_KEY =
      "arn:aws:kms:us-east-1:123456789012:key/66666666-7777-8888-9999-000000000000";

  private TriedConfigs() {}

  static FunctionConfig config(Consumer<FunctionConfig> edit) {
    FunctionConfig config = new FunctionConfig();
    config.function = AccessTrial.FUNCTION;
    config.normalizeArchive = "false";
    edit.accept(config);
    return config;
  }

  /** What it takes to create a function. */
  static void created(FunctionConfig config) {
    config.runtime = "java21";
    config.handler = "com.example.Orders::handleRequest";
    config.role = "arn:aws:iam::123456789012:role/orders";
  }

  /** All that asks for a permission of its own. */
  static void everything(FunctionConfig config) {
    created(config);
    config.alias = "live";
    config.s3Bucket = "packages";
    config.s3Prefix = "shop/";
    config.kmsKeyArn = KEY;
    config.sourceKmsKeyArn = SOURCE_KEY;
    config.environment = Map.of("STAGE", "test");
    config.layers = List.of("arn:aws:lambda:us-east-1:123456789012:layer:base:1");
    config.vpc = new VpcConfig();
    config.vpc.subnetIds = List.of("subnet-1");
    config.vpc.securityGroupIds = List.of("sg-1");
    config.tags = Map.of("team", "orders");
    config.deleteFailedVersion = "true";
    config.expectedAccount = "123456789012";
  }

  static PruneConfig pruning() {
    PruneConfig prune = new PruneConfig();
    prune.keep = "1";
    prune.graceMinutes = "0";
    return prune;
  }
}
