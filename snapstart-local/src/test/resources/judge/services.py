"""Drives CodeDeploy, API Gateway and CloudWatch with botocore; raw JSON is held against the service model."""

import json
import sys

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

from model import check, problems

endpoint, rest_api, http_api = sys.argv[1:]
session = botocore.session.get_session()
answers = 0


def received(http_response, parsed, model, **kwargs):
    global answers
    answers += 1
    name = model.name
    if http_response.status_code >= 300:
        code = parsed["Error"]["Code"]
        if code not in {s.name for s in model.error_shapes}:
            problems.append(f"{name} may not answer {code}")
        return
    expected = model.http.get("responseCode", 200)
    if http_response.status_code != expected:
        problems.append(f"{name} answered {http_response.status_code}, not {expected}")
    if "json" in http_response.headers.get("Content-Type", "") and model.output_shape:
        check(model.output_shape, json.loads(http_response.content), name)


def client(service):
    made = session.create_client(
        service, endpoint_url=endpoint, config=Config(retries={"total_max_attempts": 1})
    )
    made.meta.events.register("after-call", received)
    return made


def refused(code, call, **arguments):
    try:
        call(**arguments)
        problems.append(f"{call.__name__} was not refused")
    except ClientError as e:
        if e.response["Error"]["Code"] != code:
            problems.append(f"{call.__name__}: {e.response['Error']}")


def same(what, actual, expected):
    if actual != expected:
        problems.append(f"{what} is {actual!r}, not {expected!r}")


deploy = client("codedeploy")
deploy.create_application(applicationName="app", computePlatform="Lambda")
deploy.get_application(applicationName="app")
a, g = {"applicationName": "app"}, {"deploymentGroupName": "group"}
deploy.create_deployment_config(
    deploymentConfigName="own", computePlatform="Lambda",
    trafficRoutingConfig={
        "type": "TimeBasedLinear", "timeBasedLinear": {"linearPercentage": 20, "linearInterval": 1}
    },
)
deploy.get_deployment_config(deploymentConfigName="own")
deploy.get_deployment_config(deploymentConfigName="CodeDeployDefault.LambdaCanary10Percent30Minutes")
deploy.create_deployment_group(
    **a, **g, serviceRoleArn="arn:aws:iam::123456789012:role/r", deploymentConfigName="own",
    alarmConfiguration={"enabled": True, "alarms": [{"name": "errors"}]},
    autoRollbackConfiguration={"enabled": True, "events": ["DEPLOYMENT_STOP_ON_ALARM"]},
    deploymentStyle={"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
)
deploy.update_deployment_group(**a, currentDeploymentGroupName="group", deploymentConfigName="own")
spec = {
    "version": 0.0,
    "Resources": [{"orders": {"Type": "AWS::Lambda::Function", "Properties": {
        "Name": "orders", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "2"}}}],
}
revision = {"revisionType": "AppSpecContent", "appSpecContent": {"content": json.dumps(spec)}}
one = deploy.create_deployment(**a, **g, revision=revision)["deploymentId"]
same("status", deploy.get_deployment(deploymentId=one)["deploymentInfo"]["status"], "InProgress")
ids = deploy.list_deployment_targets(deploymentId=one)["targetIds"]
deploy.batch_get_deployment_targets(deploymentId=one, targetIds=ids)
refused("DeploymentLimitExceededException", deploy.create_deployment, **a, **g, revision=revision)
deploy.stop_deployment(deploymentId=one, autoRollbackEnabled=True)
stopped = deploy.get_deployment(deploymentId=one)["deploymentInfo"]
same("status", stopped["status"], "Stopped")
deploy.get_deployment(deploymentId=stopped["rollbackInfo"]["rollbackDeploymentId"])
deploy.get_deployment_group(**a, **g)
refused("ApplicationDoesNotExistException", deploy.get_application, applicationName="none")
refused("DeploymentDoesNotExistException", deploy.get_deployment, deploymentId="d-000000000")

rest = client("apigateway")
rest.get_rest_apis()
resource = [
    r for r in rest.get_resources(restApiId=rest_api, embed=["methods"])["items"]
    if "resourceMethods" in r
][0]
rest.get_resources(restApiId=rest_api)
i = {"restApiId": rest_api, "resourceId": resource["id"], "httpMethod": "POST"}
rest.get_integration(**i)
rest.update_integration(
    **i, patchOperations=[{"op": "replace", "path": "/uri", "value": "arn:new"}]
)
same("uri", rest.get_integration(**i)["uri"], "arn:new")
rest.create_deployment(restApiId=rest_api, stageName="prod", description="d")
rest.get_stages(restApiId=rest_api)
refused("NotFoundException", rest.get_stages, restApiId="none")

http = client("apigatewayv2")
http.get_apis()
integration = http.get_integrations(ApiId=http_api)["Items"][0]["IntegrationId"]
http.get_routes(ApiId=http_api)
http.get_stages(ApiId=http_api)
http.update_integration(ApiId=http_api, IntegrationId=integration, IntegrationUri="arn:new")
same("uri", http.get_integration(ApiId=http_api, IntegrationId=integration)["IntegrationUri"], "arn:new")
http.create_deployment(ApiId=http_api, StageName="$default")
refused("NotFoundException", http.get_integrations, ApiId="none")

watch = client("cloudwatch")
dimensions = [{"Name": "FunctionName", "Value": "orders"}]
watch.put_metric_data(Namespace="AWS/Lambda", MetricData=[
    {"MetricName": "Errors", "Dimensions": dimensions, "Timestamp": 1000020, "Value": 2.0, "Unit": "Count"},
    {"MetricName": "Errors", "Dimensions": dimensions, "Timestamp": 1000021,
     "StatisticValues": {"SampleCount": 2, "Sum": 3, "Minimum": 1, "Maximum": 2}},
])
points = watch.get_metric_statistics(
    Namespace="AWS/Lambda", MetricName="Errors", Dimensions=dimensions, StartTime=1000020,
    EndTime=1000080, Period=60, Statistics=["Sum", "SampleCount"],
)["Datapoints"]
same("statistics", [(p["Sum"], p["SampleCount"], p["Timestamp"].timestamp()) for p in points],
     [(5.0, 3.0, 1000020.0)])
results = watch.get_metric_data(StartTime=1000020, EndTime=1000080, MetricDataQueries=[
    {"Id": "e", "MetricStat": {"Stat": "Maximum", "Period": 60, "Metric": {
        "Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": dimensions}}},
])["MetricDataResults"]
same("values", [r["Values"] for r in results], [[2.0]])
watch.put_metric_alarm(
    AlarmName="new", Namespace="AWS/Lambda", MetricName="Errors", Dimensions=dimensions, Period=60,
    EvaluationPeriods=1, Threshold=1, ComparisonOperator="GreaterThanThreshold", Statistic="Sum",
)
watch.set_alarm_state(AlarmName="new", StateValue="ALARM", StateReason="test")
alarm = watch.describe_alarms(AlarmNames=["new"])["MetricAlarms"][0]
same("alarm", (alarm["StateValue"], alarm["Threshold"], alarm["ActionsEnabled"]), ("ALARM", 1.0, True))
same("type", type(alarm["StateUpdatedTimestamp"]).__name__, "datetime")
refused("ResourceNotFound", watch.set_alarm_state, AlarmName="none", StateValue="OK", StateReason="x")

for problem in problems:
    print(problem)
print(f"{answers} answers fit the model" if not problems else f"{len(problems)} problems")
sys.exit(bool(problems))
