import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

assert project.json('target/first.json').get('alias').get('version').asText() == '1'
assert project.json('target/second.json').get('version').get('number').asText() == '1'
assert project.linesWith("A deployment would change orders ('failOnChanges')") > 0
// The version under test is the one that ran
assert project.log().contains('Apache Maven 4.0.0-rc-4') : 'another Maven ran'
assert !project.log().contains('correct-horse-battery')
assert project.json('target/snapstart/iam-policy.json').toString().contains('lambda:PublishVersion')
