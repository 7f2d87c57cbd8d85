import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

assert project.json('target/first.json').get('alias').get('version').asText() == '1'
assert project.json('target/snapstart/quickstart.json').get('outcome').asText() == 'unchanged'
// Its one finding is accepted in its pom
assert project.json('target/snapstart/quickstart.check.json').get('code').findValuesAsText('accepted') == ['true']
// A price changed, so other code
def third = project.json('changed/target/third.json')
assert third.get('alias').get('previousVersion').asText() == '1'
assert third.get('alias').get('version').asText() == '2'
// Its own code failed, in a process of its own, and its own stack trace tells where
def error = project.json('broken/target/fourth.json').get('error')
assert error.get('code').asText() == 'SNAPSHOT_FAILED'
assert error.get('failure').get('log').toString().contains('Tariff.load')
