import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)
def names = { file -> project.json(file).get('steps').findValuesAsText('name') }

assert names('target/snapstart/orders.plan.json').count('WeighAlias') == 2
assert names('target/snapstart/orders.json').count('WeighAlias') == 2
def shifted = project.json('target/snapstart/orders.json')
assert shifted.get('alias').get('version').asText() == '2'
assert shifted.get('alias').get('previousVersion').asText() == '1'

assert names('target/dry.json') == ['ShiftAlias']
def back = project.json('target/back.json')
assert back.get('outcome').asText() == 'changed'
assert back.get('alias').get('version').asText() == '1'
assert project.json('target/again.json').get('outcome').asText() == 'unchanged'

def refused = project.json('target/refused.json')
assert refused.get('error').get('code').asText() == 'ROLLED_BACK'
def released = project.json('target/released.json')
assert released.get('alias').get('version').asText() == '2'
assert project.linesWith("40% of 1's traffic on 2") == 1
