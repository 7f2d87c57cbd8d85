import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

assert project.json('target/first.json').get('alias').get('version').asText() == '1'
assert project.json('target/second.json').get('outcome').asText() == 'unchanged'
// A price changed, so other code
def third = project.json('changed/target/third.json')
assert third.get('alias').get('previousVersion').asText() == '1'
assert third.get('alias').get('version').asText() == '2'
