import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)
def near = { node, value -> Math.abs(node.asDouble() - value) < 0.0002 }

def cost = project.json('target/snapstart/orders.cost.json')
assert cost.get('outcome').asText() == 'estimated'
assert cost.get('restoresFrom').asText() == 'given'
// 128, 256, 384 and 512 MB for 30 days
assert near(cost.get('usdCachePerMonth'), 4.8749)
// All through the only alias, so of 512 MB
assert near(cost.get('usdRestoresPerMonth'), 0.699)
assert near(cost.get('usdPerMonth'), 5.5739)
assert near(cost.get('usdInitPerMonth'), 0.3806)
assert near(cost.get('usdPerMonthSavedByPruning'), 1.4625)
assert cost.get('pruned').collect { it.asText() } == ['1', '2']
assert cost.get('versions').findValuesAsText('restores') == ['0', '0', '0', '10000']
assert cost.get('rates').get('asOf').asText() == '2026-11-23'
// The outcome of the deployment is still there
assert project.json('target/snapstart/orders.json').get('goal').asText() == 'deploy'

def own = project.json('target/own.json')
assert own.get('rates').get('source').asText() == 'a contract'
assert near(own.get('usdCachePerMonth'), 3.24)
assert own.get('restoresFrom').asText() == 'calls'
assert !own.has('pruned')
assert !own.has('usdInitPerMonth')

def offer = project.json('target/offer.json')
assert !offer.has('usdPerMonth')
assert offer.get('versions').findValuesAsText('price') == ['CHARGED'] * 4
assert project.linesWith("not all rates of us-east-1 are known") == 1

assert project.json('target/blue.json').get('error').get('message').asText().contains("no alias 'blue'")
assert project.linesWith('orders (us-east-1, account 123456789012): SnapStart costs $5.57 in 30 days') == 1
