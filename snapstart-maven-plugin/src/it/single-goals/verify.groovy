import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

def last = project.json('target/snapstart/orders.json')
assert last.get('goal').asText() == 'alias'
assert last.get('alias').get('previousVersion').asText() == '1'
assert last.get('alias').get('version').asText() == '2'
assert last.get('version').get('snapStart').asBoolean()

def refused = project.json('target/nothing-published.json').get('error')
assert refused.get('code').asText() == 'INVALID_REQUEST'
assert refused.get('message').asText().contains('toVersion')

assert project.json('target/back.json').get('alias').get('version').asText() == '1'
assert project.json('target/owned.json').get('steps').findValuesAsText('name') ==
    ['UpdateConfiguration']

def status = project.json('target/snapstart/orders.status.json')
assert status.get('aliases').get(0).get('version').asText() == '1'
assert status.get('latest').get('snapStart').asBoolean()

// The key was looked at, with a module of the SDK that is not on the plugin's class path.
def log = new File(basedir, 'build.log').text
assert !log.contains('could not be looked at')
assert !log.contains('could not be found out')
