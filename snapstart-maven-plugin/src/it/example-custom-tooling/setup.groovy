import dev.snapstart.maven.it.ItProject

def project = new ItProject(basedir)
project.copy(new File(examples, 'custom-tooling'), '.')
project.archive('code.zip', 'one')
