import dev.snapstart.maven.it.ItProject


new ItProject(basedir).archive('target/bad-input-1.jar', 'one')
