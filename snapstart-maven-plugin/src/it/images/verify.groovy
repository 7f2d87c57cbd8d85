import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)
def repository = '123456789012.dkr.ecr.us-east-1.amazonaws.com/orders'
def second = '2' * 64

def first = project.json('target/first.json')
assert first.get('outcome').asText() == 'changed'
assert first.get('version').get('snapStart').asBoolean()
assert project.json('target/again.json').get('outcome').asText() == 'unchanged'

def plan = project.json('target/snapstart/orders.plan.json')
assert plan.get('changes').findValuesAsText('subject') ==
    ['code', 'image configuration', 'version', 'alias live']
assert plan.get('warnings').get(0).asText().contains('com.amazonaws.lambda.feature.snapstart=Allow')

def last = project.json('target/snapstart/orders.json')
assert last.get('alias').get('version').asText() == '2'
assert last.get('codeSha256').asText() == second

def refused = project.json('target/package.json').get('error')
assert refused.get('code').asText() == 'PACKAGE_TYPE_FIXED'

def download = project.json('target/snapstart/orders.download.json')
assert download.get('imageUri').asText() == repository + '@sha256:' + second
assert download.get('version').get('number').asText() == '2'
assert !download.has('file') || download.get('file').isNull()
