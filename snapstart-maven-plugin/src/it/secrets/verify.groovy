import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

assert project.json('target/snapstart/orders.json').get('outcome').asText() == 'changed'
assert project.json('target/second.json').get('outcome').asText() == 'unchanged'
// Names are shown, values are not, not even by -X
assert project.log().contains('DB_PASSWORD')
assert project.log().contains('IT_TOKEN')
assert !project.log().contains('correct-horse-battery')
assert !project.log().contains('staple-of-the-day')
assert !new File(basedir, 'target/snapstart/orders.json').text.contains('correct-horse-battery')
