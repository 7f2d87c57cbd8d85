import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

def dry = project.json('target/dry.json')
assert dry.get('pruning').get('deleted').findValuesAsText('number') == ['1', '2']
assert dry.get('pruning').get('kept').findValuesAsText('reason') == ['LEDGER', 'ALIAS']
// 128 MB and 256 MB, at the rate of us-east-1
assert Math.abs(dry.get('pruning').get('usdPerMonthSaved').asDouble() - 1.4625) < 0.001
assert dry.get('outcome').asText() == 'changes'

def pruned = project.json('target/snapstart/orders.prune.json')
assert pruned.get('outcome').asText() == 'changed'
assert pruned.get('pruning').get('deleted').findValuesAsText('number') == ['1', '2']

// Written after versions 1 and 2 were gone
def versions = project.json('target/snapstart/orders.versions.json')
assert versions.get('versions').findValuesAsText('number') == ['3', '4']
def newest = versions.get('versions').get(1)
assert newest.get('aliases').get(0).get('name').asText() == 'live'
assert newest.get('aliases').get(0).get('weight').asDouble() == 1
assert newest.get('state').asText() == 'Active'
assert newest.get('optimizationStatus').asText() == 'On'
assert newest.get('memoryMb').asInt() == 512
assert newest.get('price').asText() == 'CHARGED'
assert Math.abs(newest.get('usdPerMonth').asDouble() - 1.95) < 0.001

def last = project.json('target/snapstart/orders.json')
assert last.get('goal').asText() == 'deploy'
assert last.get('alias').get('version').asText() == '5'
assert last.get('pruning').get('deleted').findValuesAsText('number') == ['3']
assert last.get('pruning').get('kept').findValuesAsText('number') == ['4', '5']

// The dry run says how to do it, and the first list has all versions
assert project.linesWith('Nothing was deleted. Do it: mvn') == 1
assert project.linesWith('orders (us-east-1, account 123456789012): 4 versions') == 1
