import dev.snapstart.maven.it.ItProject

def project = new ItProject(basedir)

def last = project.json('target/snapstart/orders.json')
assert last.get('goal').asText() == 'alias'
assert last.get('alias').get('previousVersion').asText() == '1'
assert last.get('alias').get('version').asText() == '2'
assert project.linesWith("Skipped: a project of packaging 'pom' has no code") == 1
