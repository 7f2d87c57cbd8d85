import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

def careful = project.json('careful/target/snapstart/quickstart.rehearse.json')
assert careful.get('goal').asText() == 'rehearse'
assert careful.get('outcome').asText() == 'fine'
assert careful.get('findings').isEmpty()
assert careful.get('environments').size() == 3
assert careful.get('environments').every { it.get('invocationMillis').size() == 2 && it.get('heldMb').asInt() > 10 }
assert careful.get('hooks').get(0).get('name').asText() == 'ShippingQuote$Hooks'
assert careful.get('remarks').isEmpty()

def faulty = project.json('faulty/target/snapstart/quickstart.rehearse.json')
assert faulty.get('outcome').asText() == 'findings'
def found = faulty.get('findings').collectEntries { [it.get('kind').asText(), it] }
assert found.keySet() == ['IDENTICAL_VALUE', 'HOOK_LOST'] as Set
assert found['IDENTICAL_VALUE'].get('subject').asText() == 'ShippingQuote.environmentId'
assert found['IDENTICAL_VALUE'].get('text').asText().contains('/servedBy')
assert found['HOOK_LOST'].get('subject').asText() == 'ShippingQuote$Hooks'
assert found.values().every { it.get('level').asText() == 'ERROR' }
def accepted = project.json('faulty/target/accepted.json')
assert accepted.get('outcome').asText() == 'fine'
assert accepted.get('findings').size() == 2
assert accepted.get('findings').every { it.get('accepted').asBoolean() }
assert accepted.get('findings').collect { it.path('acceptedBecause').asText() }.contains('known')
assert project.linesWith('quickstart: nothing found, 2 accepted') == 1

def unanswered = project.json('careful/target/unanswered.json').get('findings')
assert unanswered.size() == 1
assert unanswered.get(0).get('kind').asText() == 'FAILURE'
assert unanswered.get(0).get('level').asText() == 'WARNING'

// The event is a secret
assert project.linesWith('canary-of-the-event') == 0
// Nothing is deployed, and nothing is kept
assert !new File(basedir, 'careful/target/snapstart-local').exists()
