package dev.snapstart.access;

import java.util.Arrays;
import java.util.List;

/**
 * What IAM is asked when the library makes a call, and about which resources.
 *
 * <p>Most calls are one action of the same name. Some also use, in the caller's name, what a
 * setting names: the role, a key, a layer, an object. An action whose resource is not named by a
 * request is left out of its policy.
 */
enum AwsAction {
  GET_FUNCTION("lambda:GetFunction", AccessTarget.FUNCTION),
  GET_VERSION("lambda:GetFunction", AccessTarget.VERSIONS),
  LIST_TAGS("lambda:ListTags", AccessTarget.TAGS),
  LIST_VERSIONS("lambda:ListVersionsByFunction", AccessTarget.FUNCTION),
  LIST_PROVISIONED("lambda:ListProvisionedConcurrencyConfigs", AccessTarget.FUNCTION),
  LIST_URLS("lambda:ListFunctionUrlConfigs", AccessTarget.FUNCTION),
  LIST_ASYNC_CONFIGS("lambda:ListFunctionEventInvokeConfigs", AccessTarget.FUNCTION),
  LIST_ASYNC_CONFIGS_OF_EVERY_FUNCTION(
      "lambda:ListFunctionEventInvokeConfigs", AccessTarget.EVERY_FUNCTION),
  LIST_FUNCTIONS("lambda:ListFunctions", AccessTarget.LISTS),
  LIST_MAPPINGS("lambda:ListEventSourceMappings", AccessTarget.LISTS),
  GET_POLICY("lambda:GetPolicy", AccessTarget.FUNCTION),
  GET_POLICY_OF_VERSION("lambda:GetPolicy", AccessTarget.VERSIONS),
  GET_URL("lambda:GetFunctionUrlConfig", AccessTarget.FUNCTION),
  CREATE_URL("lambda:CreateFunctionUrlConfig", AccessTarget.VERSIONS),
  ADD_PERMISSION("lambda:AddPermission", AccessTarget.VERSIONS),
  GET_MAPPING("lambda:GetEventSourceMapping", AccessTarget.MAPPINGS),
  UPDATE_MAPPING("lambda:UpdateEventSourceMapping", AccessTarget.MAPPINGS),
  /** API Gateway's actions are named after the methods of HTTP, and its resources after paths. */
  GET_INTEGRATIONS("apigateway:GET", AccessTarget.INTEGRATION_LISTS),
  GET_INTEGRATION("apigateway:GET", AccessTarget.INTEGRATIONS),
  PATCH_INTEGRATION("apigateway:PATCH", AccessTarget.INTEGRATIONS),
  LIST_ALIASES("lambda:ListAliases", AccessTarget.FUNCTION),
  /** IAM is asked about the function, not about the alias; so it is for all calls on aliases. */
  GET_ALIAS("lambda:GetAlias", AccessTarget.FUNCTION),
  CREATE_FUNCTION("lambda:CreateFunction", AccessTarget.FUNCTION),
  UPDATE_CODE("lambda:UpdateFunctionCode", AccessTarget.FUNCTION),
  UPDATE_CONFIGURATION("lambda:UpdateFunctionConfiguration", AccessTarget.FUNCTION),
  PUBLISH_VERSION("lambda:PublishVersion", AccessTarget.FUNCTION),
  CREATE_ALIAS("lambda:CreateAlias", AccessTarget.FUNCTION_OF_NEW_ALIAS),
  UPDATE_ALIAS("lambda:UpdateAlias", AccessTarget.FUNCTION),
  TAG_RESOURCE("lambda:TagResource", AccessTarget.TAGS),
  UNTAG_RESOURCE("lambda:UntagResource", AccessTarget.TAGS),
  INVOKE_VERSION("lambda:InvokeFunction", AccessTarget.VERSIONS),
  SMOKE_TEST("lambda:InvokeFunction", AccessTarget.TESTED_VERSIONS),
  DELETE_VERSION("lambda:DeleteFunction", AccessTarget.NUMBERED_VERSIONS),
  PASS_ROLE("iam:PassRole", AccessTarget.ROLE),
  GET_LAYER_VERSION("lambda:GetLayerVersion", AccessTarget.LAYERS),
  DESCRIBE_SECURITY_GROUPS("ec2:DescribeSecurityGroups", AccessTarget.NETWORK),
  DESCRIBE_SUBNETS("ec2:DescribeSubnets", AccessTarget.NETWORK),
  DESCRIBE_VPCS("ec2:DescribeVpcs", AccessTarget.NETWORK),
  CREATE_GRANT("kms:CreateGrant", AccessTarget.KEY),
  DESCRIBE_KEY("kms:DescribeKey", AccessTarget.CHECKED_KEY),
  DESCRIBE_SOURCE_KEY("kms:DescribeKey", AccessTarget.CHECKED_SOURCE_KEY),
  REHEARSE_GRANT("kms:CreateGrant", AccessTarget.CHECKED_KEY),
  DECRYPT("kms:Decrypt", AccessTarget.KEY),
  ENCRYPT("kms:Encrypt", AccessTarget.KEY),
  DECRYPT_PACKAGE("kms:Decrypt", AccessTarget.SOURCE_KEY),
  GENERATE_DATA_KEY("kms:GenerateDataKey", AccessTarget.SOURCE_KEY),
  GET_OBJECT("s3:GetObject", AccessTarget.PACKAGE),
  GET_OBJECT_VERSION("s3:GetObjectVersion", AccessTarget.PACKAGE_VERSION),
  PUT_OBJECT("s3:PutObject", AccessTarget.STAGED_PACKAGE),
  GET_IMAGE("ecr:BatchGetImage", AccessTarget.REPOSITORY),
  GET_IMAGE_LAYERS("ecr:GetDownloadUrlForLayer", AccessTarget.REPOSITORY),
  GET_REPOSITORY_POLICY("ecr:GetRepositoryPolicy", AccessTarget.REPOSITORY),
  SET_REPOSITORY_POLICY("ecr:SetRepositoryPolicy", AccessTarget.REPOSITORY),
  DESCRIBE_LOG_STREAMS("logs:DescribeLogStreams", AccessTarget.LOG),
  GET_LOG_EVENTS("logs:GetLogEvents", AccessTarget.LOG),
  FILTER_LOG_EVENTS("logs:FilterLogEvents", AccessTarget.LOG),
  DESCRIBE_ALARMS("cloudwatch:DescribeAlarms", AccessTarget.ALARMS),
  LIST_METRICS("cloudwatch:ListMetrics", AccessTarget.CALLS),
  GET_METRIC_DATA("cloudwatch:GetMetricData", AccessTarget.CALLS),
  GET_METRIC_DATA_OF_VERSION("cloudwatch:GetMetricData", AccessTarget.MEASURED_VERSIONS),
  GET_DEPLOYMENT_GROUP("codedeploy:GetDeploymentGroup", AccessTarget.DEPLOYMENTS),
  GET_DEPLOYMENT_CONFIG("codedeploy:GetDeploymentConfig", AccessTarget.DEPLOYMENTS),
  LIST_DEPLOYMENTS("codedeploy:ListDeployments", AccessTarget.DEPLOYMENTS),
  GET_DEPLOYMENT("codedeploy:GetDeployment", AccessTarget.DEPLOYMENTS),
  CREATE_DEPLOYMENT("codedeploy:CreateDeployment", AccessTarget.DEPLOYMENTS),
  STOP_DEPLOYMENT("codedeploy:StopDeployment", AccessTarget.DEPLOYMENTS),
  /** What creating a deployment with an inline AppSpec is asked about beside it. */
  GET_REVISION("codedeploy:GetApplicationRevision", AccessTarget.DEPLOYMENTS),
  REGISTER_REVISION("codedeploy:RegisterApplicationRevision", AccessTarget.DEPLOYMENTS),
  CREATE_APPLICATION("codedeploy:CreateApplication", AccessTarget.NEW_DEPLOYMENT_GROUPS),
  CREATE_DEPLOYMENT_CONFIG("codedeploy:CreateDeploymentConfig", AccessTarget.NEW_DEPLOYMENT_GROUPS),
  PASS_DEPLOYER_ROLE("iam:PassRole", AccessTarget.DEPLOYER_ROLE),
  CREATE_DEPLOYMENT_GROUP("codedeploy:CreateDeploymentGroup", AccessTarget.NEW_DEPLOYMENT_GROUPS);

  private final String iam;
  private final AccessTarget target;

  AwsAction(String iam, AccessTarget target) {
    this.iam = iam;
    this.target = target;
  }

  /** The action as IAM names it. */
  String iam() {
    return iam;
  }

  AccessTarget target() {
    return target;
  }

  /** The resources of an action of Lambda on a function of which no more than the ARN is known. */
  static List<String> resources(String iam, String functionArn) {
    return Arrays.stream(values())
        .filter(action -> action.iam.equals(iam))
        .findFirst()
        .map(action -> action.target.ofFunction(functionArn))
        .filter(resources -> !resources.isEmpty())
        .orElse(List.of(functionArn));
  }
}
