import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

['a', 'b', 'c', 'd'].each {
  def read = project.json(it + '/target/snapstart/' + it + '-read.json')
  assert read.get('outcome').asText() == 'unchanged'
  assert read.get('alias').get('name').asText() == 'live'
  assert read.get('version').get('number').asText() == '1'
  assert project.json(it + '/target/snapstart/' + it + '-write.json')
      .get('alias').get('name').asText() == 'blue'
}
assert project.json('a/target/snapstart/a-write.json').get('version').get('number').asText() == '2'
assert project.json('b/target/snapstart/b-write.json').get('version').get('number').asText() == '1'

// One server for each of the three builds; the parent, part of two of them, has no code
assert project.linesWith('Local Lambda at http://127.0.0.1:') == 3
assert project.linesWith("Skipped: a project of packaging 'pom' has no code") == 2

// A later plugin of module c sees what its two executions published, in both builds
def arn = 'arn:aws:lambda:us-east-1:123456789012:function:'
assert project.linesWith("last: 1 ${arn}c-write:1") == 2
assert project.linesWith("c-read: 1 ${arn}c-read:live") == 2

// A name that is not there ends the goal before any function is touched
assert project.linesWith("function: 'a-wirte' is not among 'functions'.") >= 1
