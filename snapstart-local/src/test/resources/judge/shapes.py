"""Drives the whole API with botocore and holds every raw answer against botocore's service model."""

import json
import sys

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

from model import check, problems

endpoint = sys.argv[1]
session = botocore.session.get_session()
client = session.create_client(
    "lambda", endpoint_url=endpoint, config=Config(retries={"total_max_attempts": 1})
)
answers = 0

# What Lambda always sends for a function that was made from a zip.
CONFIGURATION = {
    "FunctionName", "FunctionArn", "Runtime", "Role", "Handler", "CodeSize", "Description",
    "Timeout", "MemorySize", "LastModified", "CodeSha256", "Version", "TracingConfig",
    "RevisionId", "PackageType", "Architectures", "EphemeralStorage", "SnapStart", "LoggingConfig",
}
LIVE = CONFIGURATION | {"State", "RuntimeVersionConfig"}
ALIAS = {"AliasArn", "Name", "FunctionVersion", "Description", "RevisionId"}
MAPPING = {
    "UUID", "BatchSize", "FunctionArn", "LastModified", "State", "StateTransitionReason",
    "MaximumBatchingWindowInSeconds", "EventSourceMappingArn",
}
PROVISIONED = {
    "RequestedProvisionedConcurrentExecutions", "AvailableProvisionedConcurrentExecutions",
    "AllocatedProvisionedConcurrentExecutions", "Status", "LastModified",
}
PROMISED = {
    "CreateFunction": LIVE, "GetFunctionConfiguration": LIVE, "UpdateFunctionCode": LIVE,
    "UpdateFunctionConfiguration": LIVE, "PublishVersion": LIVE,
    "GetFunction": {"Configuration", "Code"}, "ListVersionsByFunction": {"Versions"},
    "ListFunctions": {"Functions"}, "CreateAlias": ALIAS, "UpdateAlias": ALIAS, "GetAlias": ALIAS,
    "ListAliases": {"Aliases"}, "ListTags": {"Tags"}, "AddPermission": {"Statement"},
    "GetPolicy": {"Policy", "RevisionId"}, "GetFunctionRecursionConfig": {"RecursiveLoop"},
    "GetRuntimeManagementConfig": {"UpdateRuntimeOn", "FunctionArn"},
    "GetFunctionCodeSigningConfig": {"FunctionName"},
    "ListFunctionUrlConfigs": {"FunctionUrlConfigs"},
    "ListProvisionedConcurrencyConfigs": {"ProvisionedConcurrencyConfigs"},
    "ListEventSourceMappings": {"EventSourceMappings"}, "GetEventSourceMapping": MAPPING,
    "CreateEventSourceMapping": MAPPING, "UpdateEventSourceMapping": MAPPING,
    "DeleteEventSourceMapping": MAPPING,
    "GetAccountSettings": {"AccountLimit", "AccountUsage"},
    "PutFunctionConcurrency": {"ReservedConcurrentExecutions"},
    "GetFunctionEventInvokeConfig": {"FunctionArn", "LastModified"},
    "PutProvisionedConcurrencyConfig": PROVISIONED, "GetProvisionedConcurrencyConfig": PROVISIONED,
}
def received(http_response, parsed, model, **kwargs):
    global answers
    answers += 1
    name = model.name
    if http_response.status_code >= 300:
        code = http_response.headers.get("x-amzn-ErrorType")
        if code not in {s.name for s in model.error_shapes} | {"ValidationException"}:
            problems.append(f"{name} may not answer {code}")
        return
    expected = model.http.get("responseCode", 200)
    if name != "DeleteFunction" and http_response.status_code != expected:
        problems.append(f"{name} answered {http_response.status_code}, not {expected}")
    if http_response.content:
        body = json.loads(http_response.content)
        check(model.output_shape, body, name)
        for member in PROMISED.get(name, set()) - body.keys():
            problems.append(f"{name}.{member} is missing")
        for version in body.get("Versions", []) + body.get("Functions", []):
            for member in CONFIGURATION - version.keys():
                problems.append(f"{name}: {member} is missing")
    elif name in PROMISED:
        problems.append(f"{name} has no body")


def refused(call, **arguments):
    try:
        call(**arguments)
        problems.append(f"{call.__name__} was not refused")
    except ClientError:
        pass


client.meta.events.register("after-call.lambda", received)

f = {"FunctionName": "orders"}
one, two = open("one.zip", "rb").read(), open("two.zip", "rb").read()
arn = client.create_function(
    **f, Runtime="java21", Handler="a.B::c", Role="arn:aws:iam::123456789012:role/r",
    Code={"ZipFile": one}, Tags={"team": "a"},
    Environment={"Variables": {"KEY": "value"}},
    VpcConfig={"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
    Layers=["arn:aws:lambda:us-east-1:123456789012:layer:l:1"],
)["FunctionArn"]
client.get_function(**f)
client.get_function_configuration(**f)
client.list_functions()
client.list_functions(FunctionVersion="ALL")
client.update_function_configuration(
    **f, SnapStart={"ApplyOn": "PublishedVersions"}, MemorySize=512, Description="d",
    KMSKeyArn="arn:aws:kms:us-east-1:123456789012:key/k", LoggingConfig={"LogFormat": "JSON"},
    DeadLetterConfig={"TargetArn": "arn:aws:sqs:us-east-1:123456789012:q"},
    TracingConfig={"Mode": "Active"}, EphemeralStorage={"Size": 512},
)
client.get_function(**f)
client.update_function_code(**f, ZipFile=two, DryRun=True)
client.update_function_code(**f, ZipFile=two, Architectures=["arm64"])
client.get_function(**f)
client.publish_version(**f, Description="first")
client.get_function(**f, Qualifier="1")
client.publish_version(**f)
client.list_versions_by_function(**f)
client.create_alias(**f, Name="live", FunctionVersion="1")
client.update_function_code(**f, ZipFile=one, Publish=True)
client.get_function_configuration(**f, Qualifier="2")
client.update_alias(
    **f, Name="live", RoutingConfig={"AdditionalVersionWeights": {"2": 0.25}}, Description="x"
)
client.get_alias(**f, Name="live")
client.list_aliases(**f)
client.tag_resource(Resource=arn, Tags={"cost": "b"})
client.untag_resource(Resource=arn, TagKeys=["cost"])
client.list_tags(Resource=arn)
client.add_permission(
    **f, Qualifier="live", StatementId="s", Action="lambda:InvokeFunction",
    Principal="s3.amazonaws.com", SourceArn="arn:aws:s3:::b", SourceAccount="123456789012",
)
client.get_policy(**f, Qualifier="live")
client.remove_permission(**f, Qualifier="live", StatementId="s")
queue = "arn:aws:sqs:us-east-1:123456789012:q"
client.add_permission(
    **f, StatementId="url", Action="lambda:InvokeFunction", Principal="*",
    InvokedViaFunctionUrl=True,
)
uuid = client.create_event_source_mapping(
    **f, EventSourceArn=queue, ScalingConfig={"MaximumConcurrency": 2},
    FilterCriteria={"Filters": [{"Pattern": "{}"}]}, FunctionResponseTypes=["ReportBatchItemFailures"],
)["UUID"]
client.create_event_source_mapping(
    FunctionName="orders:live", EventSourceArn="arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/1",
    StartingPosition="AT_TIMESTAMP", StartingPositionTimestamp=7,
    DestinationConfig={"OnFailure": {"Destination": queue}},
)
client.create_event_source_mapping(
    **f, SelfManagedEventSource={"Endpoints": {"KAFKA_BOOTSTRAP_SERVERS": ["k:9092"]}}, Topics=["t1"],
    StartingPosition="LATEST", SelfManagedKafkaEventSourceConfig={"ConsumerGroupId": "g"},
    SourceAccessConfigurations=[{"Type": "BASIC_AUTH", "URI": "arn:aws:secretsmanager:a:b"}],
)
client.create_event_source_mapping(
    **f, EventSourceArn="arn:aws:rds:us-east-1:123456789012:cluster:docdb", StartingPosition="LATEST",
    DocumentDBEventSourceConfig={"DatabaseName": "d"}, MetricsConfig={"Metrics": ["EventCount"]},
)
client.get_event_source_mapping(UUID=uuid)
client.update_event_source_mapping(UUID=uuid, FunctionName=arn + ":live", BatchSize=5)
client.list_event_source_mappings(**f)
client.list_event_source_mappings()
refused(client.create_event_source_mapping, FunctionName="orders:live", EventSourceArn=queue)
client.delete_event_source_mapping(UUID=uuid)
refused(client.delete_event_source_mapping, UUID=uuid)
u = {**f, "Qualifier": "live"}
client.create_function_url_config(**u, AuthType="NONE", Cors={"AllowOrigins": ["*"], "MaxAge": 1})
client.get_function_url_config(**u)
client.update_function_url_config(**u, InvokeMode="RESPONSE_STREAM")
client.list_function_url_configs(**f)
refused(client.create_function_url_config, **u, AuthType="NONE")
refused(client.create_function_url_config, **f, Qualifier="1", AuthType="NONE")
client.delete_function_url_config(**u)
client.put_function_event_invoke_config(**u, MaximumRetryAttempts=1)
client.update_function_event_invoke_config(
    **u, MaximumEventAgeInSeconds=60, DestinationConfig={"OnFailure": {"Destination": queue}}
)
client.get_function_event_invoke_config(**u)
client.list_function_event_invoke_configs(**f)
client.delete_function_event_invoke_config(**u)
refused(client.get_function_event_invoke_config, **u)
client.put_function_concurrency(**f, ReservedConcurrentExecutions=10)
client.get_function_concurrency(**f)
client.get_function(**f)
client.get_account_settings()
refused(client.put_provisioned_concurrency_config, **u, ProvisionedConcurrentExecutions=1)
client.delete_function_concurrency(**f)
client.create_function(
    FunctionName="plain", Runtime="java21", Handler="a.B::c", Code={"ZipFile": one},
    Role="arn:aws:iam::123456789012:role/r",
)
client.get_function(FunctionName="plain")
client.publish_version(FunctionName="plain")
p = {"FunctionName": "plain", "Qualifier": "1"}
client.put_provisioned_concurrency_config(**p, ProvisionedConcurrentExecutions=2)
client.get_provisioned_concurrency_config(**p)
client.list_provisioned_concurrency_configs(FunctionName="plain")
client.delete_provisioned_concurrency_config(**p)
refused(client.get_provisioned_concurrency_config, **p)
client.get_function_code_signing_config(**f)
client.get_function_concurrency(**f)
client.get_function_recursion_config(**f)
client.get_runtime_management_config(**f)
client.list_function_url_configs(**f)
client.list_provisioned_concurrency_configs(**f)
client.list_event_source_mappings(**f)
refused(client.get_function, FunctionName="nobody")
refused(client.publish_version, **f, RevisionId="stale")
refused(client.create_alias, **f, Name="live", FunctionVersion="1")
refused(client.update_function_configuration, **f, Timeout=901)
client.delete_alias(**f, Name="live")
client.delete_function(**f, Qualifier="1")
client.delete_function(**f)

for problem in problems:
    print(problem)
print(f"{answers} answers fit the model" if not problems else f"{len(problems)} problems")
sys.exit(bool(problems))
