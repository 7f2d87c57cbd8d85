import dev.snapstart.maven.it.ItProject


new ItProject(basedir).archive('code.zip', 'one')
