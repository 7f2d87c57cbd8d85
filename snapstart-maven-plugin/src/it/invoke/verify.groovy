import dev.snapstart.maven.it.ItProject

def project = new ItProject(basedir)

def answered = project.json('target/snapstart/greeter.invoke.json')
assert answered.get('outcome').asText() == 'answered'
assert answered.get('executedVersion').asText() == '1'
assert answered.get('report').get('restoreDurationMs').asDouble() > 0
assert answered.get('report').get('memorySizeMb').asInt() == 128
assert project.linesWith('"path":"/greet"') == 1
assert project.linesWith('greeter:1: restored in ') >= 1
// In the tail, and in the log
assert project.linesWith('greeting with ****') >= 2
assert project.linesWith('secret-good-day') == 0
assert project.json('target/snapstart/greeter.logs.json').get('events').asInt() > 3

def failed = project.json('target/failed.json')
assert failed.get('error').get('code').asText() == 'INVOCATION_FAILED'
assert failed.get('functionError').asText() == 'Unhandled'
assert project.json('target/tolerated.json').get('outcome').asText() == 'failed'
assert project.linesWith('private-payload') == 0
assert project.linesWith('apigateway-rest') >= 1
