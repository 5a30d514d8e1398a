"""`codicil check --format sarif` is what SARIF 2.1.0 (OASIS Standard, 27 March
2020) asks for, for findings of the store, of files and of standard input, and
says the same as the JSON.

    sarif.py | --self-test
"""
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

CASES = Path(__file__).resolve().parents[1] / "cases" / "check"
LEVELS = {"none", "note", "warning", "error"}
URI = re.compile(r"^(?:[A-Za-z0-9\-._~/!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})+$")


def log_complaints(log):
    """3.13, sarifLog: version and runs; 3.14, run."""
    if log.get("version") != "2.1.0":
        yield "3.13.2: version is not 2.1.0"
    if not log.get("$schema", "").endswith("sarif-schema-2.1.0.json"):
        yield "3.13.3: $schema"
    if len(log.get("runs", [])) != 1:
        yield "3.13.4: one run was expected"
        return
    run = log["runs"][0]
    if run.get("columnKind") not in ("utf16CodeUnits", "unicodeCodePoints"):
        yield "3.14.17: columnKind"
    for base, location in run.get("originalUriBaseIds", {}).items():
        uri = location.get("uri", "")
        if not uri.startswith("file:///") or uri[-1] != "/":
            yield f"3.14.14: {base} is {uri}"
    yield from driver_complaints(run.get("tool", {}).get("driver", {}))
    rules = [rule.get("id") for rule in
             run.get("tool", {}).get("driver", {}).get("rules", [])]
    for result in run.get("results", [None]):
        yield from result_complaints(result or {}, rules)


def driver_complaints(driver):
    """3.19, toolComponent; 3.49, reportingDescriptor."""
    if not driver.get("name"):
        yield "3.19.8: the driver has no name"
    rules = driver.get("rules", [])
    names = [rule.get("id") for rule in rules]
    if not names or len(names) != len(set(names)):
        yield "3.19.23: rules are lacking, or not unique"
    for rule in rules:
        if not rule.get("shortDescription", {}).get("text"):
            yield f"3.49.9: {rule.get('id')} has no shortDescription.text"
        if rule.get("defaultConfiguration", {}).get("level") not in LEVELS:
            yield f"3.50.3: {rule.get('id')} has no default level"


def result_complaints(result, rules):
    """3.27, result."""
    index = result.get("ruleIndex", -1)
    if not 0 <= index < len(rules) or rules[index] != result.get("ruleId"):
        yield f"3.27.6: ruleIndex {index} is not {result.get('ruleId')}"
    if result.get("level") not in LEVELS:
        yield "3.27.10: level"
    if not result.get("message", {}).get("text"):
        yield "3.11.8: a message without text"
    prints = result.get("partialFingerprints", {})
    if not prints or not all(isinstance(one, str) for one in prints.values()):
        yield "3.27.17: partialFingerprints"
    for location in result.get("locations", []):
        yield from location_complaints(location)


def location_complaints(location):
    """3.28, location; 3.29, physicalLocation; 3.30, region; 3.33."""
    physical = location.get("physicalLocation")
    if physical is not None:
        artifact = physical.get("artifactLocation", {})
        uri = artifact.get("uri", "")
        if not URI.match(uri):
            yield f"3.4.3: {uri!r} is no URI reference"
        if ("uriBaseId" in artifact) == uri.startswith("file:"):
            yield f"3.4.4: uriBaseId of {uri}"
        for name in ("startLine", "startColumn"):
            number = physical.get("region", {}).get(name, 1)
            if not isinstance(number, int) or number < 1:
                yield f"3.30.5: {name} {number}"
    for logical in location.get("logicalLocations", []):
        if not logical.get("name") or not logical.get("fullyQualifiedName"):
            yield "3.33.4: a logicalLocation without a name"


def facts(result):
    """What a result says, as the JSON report says it."""
    location = result["locations"][0]
    region = location.get("physicalLocation", {}).get("region", {})
    logical = location.get("logicalLocations", [{}])
    return (result["ruleId"], result["level"], result["message"]["text"],
            region.get("startLine"), logical[0].get("name"))


def compare(arguments, stdin=None):
    """Complaints about one check."""
    reports = []
    for form in ("sarif", "json"):
        result = program.run([*arguments, "--format", form], CASES,
                             input=stdin)
        reports.append(json.loads(result.stdout))
    log, plain = reports
    found = list(log_complaints(log))
    want = [(one["rule"], one["weight"], one["message"],
             None if arguments[-1] == "-" else one.get("line"),
             one.get("id")) for one in plain["findings"]]
    have = [facts(one) for one in log["runs"][0]["results"]]
    if want != have or not want:
        found.append("the findings are not those of the JSON")
    prints = [(one["locations"][0].get("physicalLocation", {})
               .get("artifactLocation", {}).get("uri"),
               one["partialFingerprints"]["codicilFinding/v1"])
              for one in log["runs"][0]["results"]]
    if len(prints) != len(set(prints)):
        found.append("two findings of a file have the same fingerprint")
    return [f"{arguments}: {one}" for one in found]


def main():
    found = []
    for store in sorted(CASES.glob("*.in")):
        found += compare(["-C", store.name, "check"])
        found += compare(["-C", str(store), "check"])
    for path in sorted(CASES.glob("*.findings")):
        source = path.name.removesuffix(".findings") + ".in.xml"
        told = re.search(r"\]( \(.*\))?$", path.read_text("utf-8"), re.M)
        if told and CASES.joinpath(source).is_file():
            found += compare(["check", source])
    odd = CASES / "ref-target.in.xml"
    found += compare(["check", "--from", "xml", "-"], odd.read_bytes())
    rules = program.run(["check", "--rules", "--format", "sarif"], CASES)
    found += log_complaints(json.loads(rules.stdout))
    print("\n".join(found) or "sarif: in order")
    return 1 if found else 0


def self_test():
    rule = {"id": "a", "shortDescription": {"text": "x"},
            "defaultConfiguration": {"level": "note"}}
    result = {"ruleId": "a", "ruleIndex": 0, "level": "note",
              "message": {"text": "m"}, "partialFingerprints": {"v": "1"},
              "locations": [{"physicalLocation": {"artifactLocation": {
                  "uri": "a%20b.xml", "uriBaseId": "B"}}}]}
    log = {"$schema": "x/sarif-schema-2.1.0.json", "version": "2.1.0",
           "runs": [{"tool": {"driver": {"name": "n", "rules": [rule]}},
                     "columnKind": "unicodeCodePoints",
                     "results": [result]}]}
    if list(log_complaints(log)):
        return 1
    breaks = [lambda: log.update(version="2"),
              lambda: result.update(ruleIndex=1),
              lambda: result.update(level="bad"),
              lambda: result.update(message={}),
              lambda: rule.update(shortDescription={}),
              lambda: result["locations"][0]["physicalLocation"]
              ["artifactLocation"].update(uri="a b")]
    for number, spoil in enumerate(breaks, 1):
        spoil()
        if len(list(log_complaints(log))) != number:
            print(f"break {number} was not seen")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(self_test() if "--self-test" in sys.argv else main())
