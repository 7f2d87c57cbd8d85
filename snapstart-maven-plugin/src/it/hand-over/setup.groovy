import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)
project.archive('one.zip', 'one')
project.archive('two.zip', 'two')
project.archive('three.zip', 'three')
