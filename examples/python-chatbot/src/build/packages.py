"""Puts the packages of requirements.txt into a folder, if they can be had; never fails the build.

    packages.py REQUIREMENTS FOLDER PIP-OPTION...
"""

import pathlib
import shutil
import subprocess
import sys

requirements = pathlib.Path(sys.argv[1])
folder = pathlib.Path(sys.argv[2])
options = sys.argv[3:]

# What was asked for, so that the next build need not ask again.
wanted = " ".join(options) + "\n" + requirements.read_text()
done = folder.with_name("packages-done.txt")
if folder.is_dir() and done.is_file() and done.read_text() == wanted:
    print("Packages: those of the last build, of the same requirements.")
    sys.exit()

shutil.rmtree(folder, ignore_errors=True)
log = folder.with_name("pip.log")
pip = [sys.executable, "-m", "pip", "install", "--requirement", str(requirements)]
pip += ["--target", str(folder), "--retries", "1", "--disable-pip-version-check", *options]
with log.open("w") as output:
    failed = subprocess.run(pip, stdout=output, stderr=subprocess.STDOUT).returncode
if failed:
    shutil.rmtree(folder, ignore_errors=True)
    print("Packages: pip cannot get them (%s tells why)." % log)
    print("Packages: the archive holds the function's own code, which answers without them.")
else:
    done.write_text(wanted)
    print("Packages: all of %s." % requirements.name)
