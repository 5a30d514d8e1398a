"""Man pages that mandoc has nothing to say about."""
import subprocess
import sys

import lint


def check(root):
    paths = lint.sources(root, ("man",), (".1", ".3", ".5"))
    if not paths:
        return []
    result = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", *paths],
                            capture_output=True, text=True, check=False)
    complaints = [line.replace(f"mandoc: {root}/", "")
                  for line in result.stdout.splitlines()]
    if result.returncode and not complaints:
        complaints.append(result.stderr)
    return complaints


PAGE = """.Dd January 1, 2025
.Dt A 1
.Os
.Sh NAME
.Nm a
.Nd does it
.Sh DESCRIPTION
It does it.
"""
BAD = [({"man/a.1": PAGE + ".No such\n.Xx\n"}, "unknown macro"),
       ({"man/a.1": PAGE.replace(".Dd January 1, 2025\n", "")}, "a.1:")]
GOOD = {"man/a.1": PAGE}

if __name__ == "__main__":
    sys.exit(lint.main(check, BAD, GOOD))
