import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

def before = project.json('target/before.json')
assert before.get('outcome').asText() == 'missing'
assert before.get('callers').findValuesAsText('verdict') == ['LATEST', 'LATEST']
assert before.get('callers').findValuesAsText('kind').sort() == ['EVENT_SOURCE', 'PERMISSION']
assert project.linesWith("Callers miss the snapshot of orders ('failOnLatest')") > 0

def dry = project.json('target/dry.json')
assert !dry.get('retargeted').get('done').asBoolean()
assert dry.get('retargeted').get('moves').size() == 2
assert dry.get('callers').findValuesAsText('verdict') == ['LATEST', 'LATEST']

def after = project.json('target/snapstart/orders.callers.json')
assert after.get('outcome').asText() == 'fine'
assert after.get('retargeted').get('done').asBoolean()
assert after.get('retargeted').get('moves').get(0).get('undo').asText().contains('remove-permission')
assert after.get('callers').findValuesAsText('verdict').sort() == ['ALIAS', 'ALIAS', 'LEFTOVER']
