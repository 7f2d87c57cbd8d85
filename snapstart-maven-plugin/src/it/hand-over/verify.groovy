import dev.snapstart.maven.it.ItProject

def project = new ItProject(basedir)
def names = { file -> project.json(file).get('steps').findValuesAsText('name') }

assert !names('target/first.json').contains('StartDeployment')
def created = ['CreateApplication', 'CreateDeploymentGroup', 'NoteMove', 'StartDeployment']
assert names('target/snapstart/orders.plan.json').findAll { created.contains(it) } == created
assert names('target/snapstart/orders.json').findAll { created.contains(it) } == created
def followed = project.json('target/snapstart/orders.json')
assert followed.get('deployment').get('status').asText() == 'Succeeded'
assert followed.get('alias').get('version').asText() == '2'
assert followed.get('alias').get('previousVersion').asText() == '1'

def detached = project.json('target/detached.json')
assert detached.get('outcome').asText() == 'changed'
assert detached.get('alias').get('version').asText() == '2'
def id = detached.get('deployment').get('id').asText()
assert project.linesWith("aws deploy get-deployment --deployment-id ${id}") == 1

def refused = project.json('target/refused.json')
assert refused.get('error').get('code').asText() == 'SHIFT_UNDER_WAY'
