"""Puts the packages of requirements.txt into a folder, as far as they can be had; never fails the build.

    packages.py REQUIREMENTS FOLDER PIP-OPTION...
"""

import pathlib
import shutil
import subprocess
import sys

requirements = pathlib.Path(sys.argv[1])
folder = pathlib.Path(sys.argv[2])
options = sys.argv[3:]
log = folder.with_name("pip.log")
log.unlink(missing_ok=True)


def get(packages):
    """Fills the folder with packages and what they need, or leaves none there."""
    shutil.rmtree(folder, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "install", "--target", str(folder)]
    pip += ["--retries", "1", "--disable-pip-version-check", *options, *packages]
    with log.open("a") as output:
        failed = subprocess.run(pip, stdout=output, stderr=subprocess.STDOUT).returncode
    if failed:
        shutil.rmtree(folder, ignore_errors=True)
    return not failed


def is_unreachable():
    return "Retrying (" in log.read_text()


# What was asked for, so that the next build need not ask again.
wanted = " ".join(options) + "\n" + requirements.read_text()
done = folder.with_name("packages-done.txt")
if folder.is_dir() and done.is_file() and done.read_text() == wanted:
    print("Packages: those of the last build, of the same requirements.")
    sys.exit()
done.unlink(missing_ok=True)

lines = [line.strip() for line in requirements.read_text().splitlines()]
packages = [line for line in lines if line and not line.startswith("#")]
if get(packages):
    done.write_text(wanted)
    print("Packages: all of %s." % requirements.name)
    sys.exit()

had = []
if not is_unreachable():
    for package in packages:
        if get([*had, package]):
            had.append(package)
if had and get(had):
    missing = [package for package in packages if package not in had]
    print("Packages: %s." % ", ".join(had))
    print("Packages: pip cannot get %s (%s tells why)." % (", ".join(missing), log))
else:
    print("Packages: pip cannot get them (%s tells why)." % log)
    print("Packages: the archive holds the function's own code, which answers without them.")
