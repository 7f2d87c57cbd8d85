import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)
['a', 'b', 'c', 'd'].each { project.archive(it + '/code.zip', it) }
true
