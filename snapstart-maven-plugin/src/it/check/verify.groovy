import dev.snapstart.maven.it.ItProject

def project = new ItProject(basedir)

def offline = project.json('offline.json')
assert offline.get('outcome').asText() == 'ready'
assert !offline.get('eligibility').get('functionSeen').asBoolean()
assert offline.get('eligibility').get('findings').isEmpty()
def found = offline.get('code').get('findings')
assert found.findValuesAsText('file').toSet() == ['src/main/java/com/example/Planted.java'] as Set
assert found.findValuesAsText('line') == ['10', '11', '12', '16']
assert found.findValuesAsText('rule') == ['AWS_LAMBDA_SNAP_START_BUG'] * 3 + ['ENVIRONMENT_CREDENTIALS']
assert found.findValuesAsText('at') == ['Planted.DICE', 'Planted.ID', 'Planted.STARTED', 'Planted.handleRequest']
assert found.findValuesAsText('accepted') == ['true'] * 4
assert found.findValuesAsText('acceptedBecause') == ['nobody bets on it']
assert project.log().contains('accepted: src/main/java/com/example/Planted.java:10  ')
assert project.log().contains("accept: 'LOG_NAMES@Planted.java' accepts nothing any more; delete it.")

assert project.json('warning.json').get('outcome').asText() == 'notReady'
assert project.json('warning.json').get('code').findValuesAsText('accepted') == ['false'] * 4

def region = project.json('region.json')
assert region.get('outcome').asText() == 'notReady'
assert region.get('eligibility').get('findings').get(0).get('rule').asText() == 'region'

assert project.json('deploy.json').get('error').get('code').asText() == 'NOT_ELIGIBLE'

def clean = project.json('clean.json')
assert clean.get('outcome').asText() == 'ready'
assert !clean.get('code').get('scanned').asBoolean()
