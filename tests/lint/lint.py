"""What all lint tests share: where the source is, and how they report.

A lint is a function check(root) that gives complaints, one string each. It
comes with snippets: sources that it must complain of, and sources that it
must let pass. `--self-test` tries these in a folder of its own, so that a
lint that can no longer fail fails.
"""
import os
import sys
import tempfile
from pathlib import Path

SKIPPED = 77


def root_of_source():
    """The repository that this file stands in."""
    return Path(__file__).resolve().parents[2]


def sources(root, folders=("src", "tests", "tools"),
            endings=(".c", ".h")):
    """All files of these endings, sorted."""
    found = []
    for folder in folders:
        for base, below, names in os.walk(root / folder):
            below.sort()
            found += [Path(base, name) for name in sorted(names)
                      if name.endswith(tuple(endings))]
    return found


def read(path):
    return path.read_text(encoding="utf-8")


def lay(folder, files):
    """Writes {path: text} under a folder."""
    for name, text in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def try_snippets(check, bad, good):
    """Each of `bad` is (files, words of the complaint); `good` is files."""
    failures = []
    for files, words in bad:
        with tempfile.TemporaryDirectory() as folder:
            lay(folder, files)
            complaints = check(Path(folder))
        if not any(words in one for one in complaints):
            failures.append(f"no complaint of {words!r} about {files!r}: "
                            f"{complaints!r}")
    with tempfile.TemporaryDirectory() as folder:
        lay(folder, good)
        complaints = check(Path(folder))
    if complaints:
        failures.append(f"complaints about good sources: {complaints!r}")
    return failures


def finish(complaints, what):
    for one in complaints:
        print(one)
    print(f"{what}: {len(complaints)} complaint"
          f"{'' if len(complaints) == 1 else 's'}")
    sys.exit(1 if complaints else 0)


def main(check, bad, good):
    """Runs the lint over the repository, or over its own snippets."""
    if "--self-test" in sys.argv[1:]:
        finish(try_snippets(check, bad, good), "self-test")
    finish(check(root_of_source()), "lint")
