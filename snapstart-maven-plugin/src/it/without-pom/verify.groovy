import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

assert project.json('absent.json').get('outcome').asText() == 'absent'
assert project.json('moved.json').get('alias').get('version').asText() == '2'
assert project.json('status.json').get('versions').get('2').get('ready').asBoolean()
assert !new File(basedir, 'target').exists()
assert project.linesWith('There is no pom here') == 1
assert project.linesWith('Undo: mvn dev.snapstart:snapstart-maven-plugin:') == 1

// The help of one goal tells of its own elements only
assert project.linesWith('User property: snapstart.kmsKeyArn') == 1
assert project.linesWith('User property: snapstart.memoryMb') == 0

assert project.json('policy.json').get('Statement').get(0).get('Resource').asText() ==
    'arn:aws:lambda:eu-west-1:123456789012:function:orders'
assert project.linesWith("No goal was given ('goals')") >= 1

assert project.json('cost.json').get('versions').findValuesAsText('restores') == ['0', '1000']
