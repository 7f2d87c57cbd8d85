import dev.snapstart.local.LocalLambda
import dev.snapstart.maven.it.ItProject

def project = new ItProject(basedir)
project.archive('target/failed-snapshot-1.jar', 'one')

// The build goes on from this state, and its first snapshot fails.
def state = new File(basedir, 'target/snapstart-local/us-east-1').toPath()
def server = LocalLambda.builder().stateFolder(state).start()
server.faults().failNextSnapshot('orders', 'FunctionError', 'no tariff for hunter2-hunter2')
server.close()
