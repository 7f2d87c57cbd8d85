import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

def bound = project.json('target/snapstart/iam-policy.json').get('Statement')
def statements = [:]
bound.each { statements[it.get('Sid').asText()] = it }
def resources = bound.findValues('Resource').collect { it.isArray() ? it.collect { r -> r.asText() } : [it.asText()] }.flatten()
assert resources.contains('arn:aws:lambda:eu-west-1:123456789012:function:orders')
assert resources.contains('arn:aws:lambda:eu-central-1:210987654321:function:one')
assert resources.contains('arn:aws:lambda:eu-west-1:123456789012:function:two')
assert resources.contains('arn:aws:s3:::packages/snapstart/*.zip')
assert resources.contains('arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555')
assert resources.every { !it.contains('never') && !it.contains('by-hand') }
assert statements['Role'].get('Resource').asText() == 'arn:aws:iam::123456789012:role/orders'
assert !project.log().contains('lambda:DeleteFunction')

def named = project.json('named.json').toString()
assert named.contains('arn:aws:lambda:eu-west-1:999999999999:function:orders')
assert named.contains('lambda:ListAliases') && named.contains('lambda:PublishVersion')
assert !named.contains('function:one')

// The local Lambda's account
assert project.json('asked.json').toString().contains('arn:aws:lambda:us-west-2:123456789012:function:orders')

// Nothing tells the account of a status
assert project.json('unknown.json').toString().contains('arn:aws:lambda:eu-west-1:ACCOUNT:function:orders')
assert project.linesWith('ACCOUNT stands for an account that is not known') == 1

// No call is made and no secret is read for it
assert !project.log().contains('canary-3f9d')
assert project.linesWith('Local Lambda at') == 1
assert project.linesWith("goals: 'deploi' is not understood") >= 1
assert project.linesWith("No alias name was given ('alias')") >= 1
assert project.linesWith("account: '12' is not understood") >= 1
