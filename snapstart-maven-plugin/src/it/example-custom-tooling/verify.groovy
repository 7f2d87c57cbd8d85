import dev.snapstart.SnapStart
import dev.snapstart.local.LocalLambda
import dev.snapstart.maven.it.ItProject
import dev.snapstart.model.CodeSource
import dev.snapstart.model.DeploymentRequest
import dev.snapstart.model.FunctionSettings

def project = new ItProject(basedir)
def server = LocalLambda.start()
def snapStart = SnapStart.builder().endpoint(server.endpoint()).build()
try {
  def settings = FunctionSettings.builder()
      .runtime('java17')
      .handler('com.example.Orders::handleRequest')
      .role('arn:aws:iam::123456789012:role/orders')
      .build()
  project.archive('old.zip', 'zero')
  snapStart.deploy(DeploymentRequest.forFunction('orders')
      .code(CodeSource.archive(new File(basedir, 'old.zip').toPath()))
      .settings(settings)
      .build())

  def java = System.getProperty('java.home') + '/bin/java'
  def release = { List more ->
    project.run([java, '-jar', 'target/release.jar', 'orders', 'code.zip', 'live'] + more,
        [SNAPSTART_ENDPOINT: server.endpoint().toString()])
  }
  assert release([]).contains('Call it again with --yes')
  assert snapStart.status('orders').aliases().isEmpty()
  assert release(['--yes']).contains('Released 1')
  assert snapStart.status('orders').versions()['1'].isReady()
  assert release(['--yes']).contains('Nothing to release')
} finally {
  snapStart.close()
  server.close()
}
