import dev.snapstart.SnapStart
import dev.snapstart.local.Delays
import dev.snapstart.local.LocalLambda
import dev.snapstart.maven.it.ItProject
import dev.snapstart.model.CodeSource
import dev.snapstart.model.DeploymentRequest
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider
import software.amazon.awssdk.regions.Region
import software.amazon.awssdk.services.lambda.LambdaClient


new ItProject(basedir).archive('one.zip', 'one')

// A function behind a queue and a rule, both of which call it past its alias
def server = LocalLambda.builder()
    .stateFolder(new File(basedir, 'state/us-east-1').toPath())
    .delays(Delays.none())
    .start()
def snapStart = SnapStart.builder().endpoint(server.endpoint()).build()
def lambda = LambdaClient.builder()
    .endpointOverride(server.endpoint())
    .region(Region.US_EAST_1)
    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create('local', 'local')))
    .build()
try {
  snapStart.deploy(DeploymentRequest.forFunction('orders')
      .code(CodeSource.archive(new File(basedir, 'one.zip').toPath()))
      .settings { it.role('arn:aws:iam::123456789012:role/orders').runtime('java21').handler('com.example.Orders').snapStart(true) }
      .publish()
      .alias('live')
      .build())
  lambda.createEventSourceMapping { it.functionName('orders').eventSourceArn('arn:aws:sqs:us-east-1:123456789012:orders') }
  lambda.addPermission {
    it.functionName('orders').statementId('nightly').action('lambda:InvokeFunction')
        .principal('events.amazonaws.com').sourceArn('arn:aws:events:us-east-1:123456789012:rule/nightly')
  }
} finally {
  lambda.close()
  snapStart.close()
  server.close()
}
// A script that returns anything else has failed
return true
