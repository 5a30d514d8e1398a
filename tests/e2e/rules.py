"""Every rule of `codicil check --rules` has a case that triggers it, and
every rule that a case tells of is in the table.

    rules.py | --self-test
"""
import json
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

CASES = Path(__file__).resolve().parents[1] / "cases"
TOLD = re.compile(r": (note|warning|error): .* \[([a-z-]+)\](?: \(.*\))?$",
                  re.M)


def told_in(folder):
    """Rule → weights that cases tell it with."""
    told = {}
    for path in [*folder.glob("check/*.findings"),
                 *folder.glob("messages/*.out")]:
        for weight, rule in TOLD.findall(path.read_text("utf-8")):
            told.setdefault(rule, set()).add(weight)
    return told


def complaints(table, told):
    for rule in table:
        if rule["rule"] not in told:
            yield f"{rule['rule']}: no case triggers it"
        elif told[rule["rule"]] != {rule["weight"]}:
            yield f"{rule['rule']}: told as {told[rule['rule']]}"
        if not rule["explanation"]:
            yield f"{rule['rule']}: not explained"
    names = [rule["rule"] for rule in table]
    if len(names) != len(set(names)):
        yield "a name stands twice in the table"
    for rule in sorted(set(told) - set(names)):
        yield f"{rule}: told by a case, not in the table"


def table_in_text(table):
    """The table as --rules prints it for people says the same."""
    lines = program.run(["check", "--rules"], CASES).stdout.decode()
    rows = [line.split(None, 2) for line in lines.splitlines()]
    return rows == [[rule["rule"], rule["weight"], rule["explanation"]]
                    for rule in table]


def main():
    result = program.run(["check", "--rules", "--format", "json"], CASES)
    table = json.loads(result.stdout)["rules"]
    found = list(complaints(table, told_in(CASES)))
    if not table_in_text(table):
        found.append("--rules: the text differs from the JSON")
    print("\n".join(found) or f"{len(table)} rules")
    return 1 if found else 0


def self_test():
    table = [{"rule": "a", "weight": "error", "explanation": "x"},
             {"rule": "b", "weight": "note", "explanation": "x"}]
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base, "check")
        folder.mkdir()
        folder.joinpath("a.findings").write_text(
            "a.xml:1: error: m [x] [a] (p)\na.xml: warning: m [c]\n")
        found = "\n".join(complaints(table, told_in(Path(base))))
    return 0 if found == ("b: no case triggers it\n"
                          "c: told by a case, not in the table") else 1


if __name__ == "__main__":
    sys.exit(self_test() if "--self-test" in sys.argv else main())
