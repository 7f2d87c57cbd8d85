import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)

// The text of an error is the feature; Maven prints it once
[
    "No function name was given",
    "'a:b' is neither a function name nor a function ARN",
    "memoryMb: 64 is outside",
    "memoryMb: 'much' is not understood",
    "'42' is not an alias name",
    "snapStart: 'yes' is not understood",
    "'nodejs22.x' has no SnapStart",
    "absent.zip",
    "mvn package snapstart:deploy",
    "'NOT_SET_ANYWHERE' is not set",
    "environment: 'A=1' is not understood",
    "empty.zip",
    "Maven is offline",
    "with id 'unknown'",
].each { expected ->
  assert project.log().lines()
      .filter { it.startsWith('[ERROR] Failed to execute goal') && it.contains(expected) }
      .count() == 1 : expected
}
assert project.linesWith('[ERROR] Failed to execute goal') == 14
assert project.linesWith('at dev.snapstart.') == 0
