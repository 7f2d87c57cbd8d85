import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)
def to = { file, subject ->
  project.json(file).get('changes').find { it.get('subject').asText() == subject }?.get('to')?.asText()
}

assert to('target/user.json', 'memory') == '1024 MB'
assert to('target/user.json', 'timeout') == '88 s'
assert to('target/user.json', 'VPC').contains('subnet-1')
assert to('target/user.json', 'VPC').contains('sg-1')
assert to('target/user.json', 'layers').contains('layer:base:1')
assert to('target/element.json', 'memory') == '512 MB'
assert to('target/element.json', 'timeout') == '77 s'
assert !(to('target/element.json', 'VPC') ?: 'none').contains('subnet-1')
assert !(to('target/element.json', 'layers') ?: 'none').contains('layer:base:1')
