import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

def planned = project.json('target/plan-new.json')
assert planned.get('outcome').asText() == 'changes'
assert planned.get('steps').findValuesAsText('name') ==
    ['CreateFunction', 'PublishVersion', 'AwaitSnapshot', 'ShiftAlias']

def first = project.json('target/first.json')
assert first.get('schemaVersion').asInt() == 1
assert first.get('goal').asText() == 'deploy'
assert first.get('outcome').asText() == 'changed'
assert first.get('account').asText() == '123456789012'
assert first.get('version').get('number').asText() == '1'
assert !first.get('version').get('reused').asBoolean()
assert first.get('version').get('snapStart').asBoolean()
assert first.get('alias').get('version').asText() == '1'

def second = project.json('target/second.json')
assert second.get('outcome').asText() == 'unchanged'
assert second.get('steps').isEmpty()
assert second.get('version').get('number').asText() == '1'

assert project.json('target/snapstart/orders.plan.json').get('outcome').asText() == 'unchanged'
assert project.json('target/plan-two.json').get('outcome').asText() == 'changes'

def third = project.json('target/snapstart/orders.json')
assert third.get('alias').get('previousVersion').asText() == '1'
assert third.get('alias').get('version').asText() == '2'

def status = project.json('target/status.json')
assert status.get('aliases').get(0).get('version').asText() == '2'
assert status.get('versions').get('2').get('ready').asBoolean()
assert status.get('versions').get('2').get('optimizationStatus').asText() == 'On'

assert project.linesWith('Undo: mvn snapstart:rollback -Dsnapstart.function=orders'
    + ' -Dsnapstart.alias=live -Dsnapstart.toVersion=1 -Dsnapstart.local') == 1
assert project.linesWith("Skipped: 'skip' is set") == 1
