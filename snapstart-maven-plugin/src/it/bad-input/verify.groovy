import dev.snapstart.maven.it.ItProject

def project = new ItProject(basedir)

// The text of an error is the feature; Maven prints it once
[
    "No function name was given",
    "Maven is offline",
    "with id 'unknown'"
].each { expected ->
  assert project.log().lines()
      .filter { it.startsWith('[ERROR] Failed to execute goal') && it.contains(expected) }
      .count() == 1 : expected
}
assert project.linesWith('[ERROR] Failed to execute goal') == 3
assert project.linesWith('at dev.snapstart.') == 0
