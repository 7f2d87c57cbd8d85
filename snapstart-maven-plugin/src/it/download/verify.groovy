import dev.snapstart.maven.it.ItProject

import java.security.MessageDigest

def project = new ItProject(basedir)
def sha256 = { file ->
  MessageDigest.getInstance('SHA-256').digest(new File(basedir, file).bytes).encodeBase64().toString()
}

def live = project.json('target/snapstart/orders.download.json')
assert live.get('outcome').asText() == 'changed'
assert live.get('version').get('number').asText() == '2'
assert live.get('codeSha256').asText() == sha256('target/snapstart/orders-2.zip')
assert project.json('target/snapstart/orders.json').get('goal').asText() == 'deploy'

def old = project.json('target/old.json')
assert old.get('version').get('number').asText() == '1'
assert old.get('codeSha256').asText() == sha256('old.zip')
assert old.get('sizeBytes').asLong() == new File(basedir, 'old.zip').length()
assert project.json('target/same.json').get('outcome').asText() == 'unchanged'

assert project.json('target/occupied.json').get('error').get('code').asText() == 'INVALID_REQUEST'
assert old.get('codeSha256').asText() == sha256('old.zip')
assert project.json('target/missing.json').get('error').get('code').asText() == 'VERSION_NOT_FOUND'

// Whoever knows the address of a package can fetch it.
assert project.linesWith('_code/') == 0
assert basedir.listFiles().every { !it.name.endsWith('.part') }
