import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

assert project.linesWith('orders: no version needs another key than arn:aws:kms:') == 1
assert project.linesWith('version 3: arn:aws:kms:us-east-1:123456789012:key/') == 1

def result = project.json('target/snapstart/orders.json')
assert result.get('goal').asText() == 'disable'
assert !result.get('version').get('snapStart').asBoolean()
assert result.get('alias').get('previousVersion').asText() == '4'
assert result.get('alias').get('version').asText() == '5'
// Version 4 keeps its snapshot: it is where a rollback goes
assert result.get('pruning').get('deleted').findValuesAsText('number') == ['1', '2', '3']
assert result.get('pruning').get('kept').findValuesAsText('reason') == ['LEDGER', 'WANTED']

def versions = project.json('target/snapstart/orders.versions.json').get('versions')
assert versions.findValuesAsText('number') == ['4', '5']
assert versions.findValuesAsText('price') == ['CHARGED', 'NO_SNAPSHOT']
