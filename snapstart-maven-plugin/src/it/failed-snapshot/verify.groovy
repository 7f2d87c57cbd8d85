import dev.snapstart.maven.it.ItProject

def project = new ItProject(basedir)
def error = project.json('target/snapstart/orders.json').get('error')
assert error.get('code').asText() == 'SNAPSHOT_FAILED'

// Read with a module of the SDK that is not on the plugin's class path.
def lines = error.get('failure').get('log')
assert lines.size() == 3
assert lines.get(1).asText() == 'no tariff for ****'
assert lines.get(2).asText().startsWith('INIT_REPORT ')
assert project.linesWith('| INIT_REPORT ') > 0
assert project.log().contains('Its last lines:')
