import dev.snapstart.maven.it.ItProject

def project = new ItProject(basedir)

def found = project.json('target/snapstart/quickstart.measure.json')
assert found.get('outcome').asText() == 'measured'
assert found.get('version').asText() == '1'
assert found.get('alias').asText() == 'live'
assert found.get('initMs').get('count').asInt() == 5
assert found.get('restoreMs').get('count').asInt() == 5
assert found.get('warmMs').get('count').asInt() == 5
assert found.get('initMs').get('p50').asDouble() > found.get('warmMs').get('p50').asDouble()
assert found.get('speedUp').get('ratio').asDouble() > 0

// The charts were drawn, with libraries that were resolved by this run
def page = new File(basedir, 'target/snapstart/quickstart.measure.html').text
assert page.count('<svg ') == 2
assert page.contains(found.get('sentence').asText().replace('<', '&lt;'))
assert !page.contains('<script')

// The description was put back, so nothing is left to change
assert project.json('target/plan.json').get('outcome').asText() == 'unchanged'
assert project.json('target/last.json').get('outcome').asText() == 'unchanged'

def slow = project.json('target/slow.json')
assert slow.get('outcome').asText() == 'tooSlow'
assert new File(basedir, 'target/slow.html').text.contains('failIfRestoreOver')

assert project.json('target/failed.json').get('error').get('code').asText() == 'MEASUREMENT_FAILED'
assert project.linesWith('which AWS bills') == 0
assert project.linesWith('real invocations, on this machine.') == 3
