import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)
project.archive('target/download-1.jar', 'one')
project.archive('two.zip', 'two')
