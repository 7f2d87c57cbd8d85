import dev.snapstart.maven.it.ItProject

new ItProject(basedir).archive('one.zip', 'one')
