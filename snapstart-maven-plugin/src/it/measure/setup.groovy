import dev.snapstart.maven.it.ItProject

new ItProject(basedir).copy(new File(examples, 'quickstart'), '.')
