"""The closing line of tools/test: what passed and failed in all builds.

    tally.py FAILED-STEPS BUILD…

Reads each build's meson-logs/testlog.json, one JSON object a line. A build
without one did not get as far as its tests; the steps that failed say so.
"""
import json
import sys
from pathlib import Path

PASSED = {"OK", "EXPECTEDFAIL"}


def results(build):
    log = Path(build, "meson-logs/testlog.json")
    if not log.is_file():
        return []
    return [(one["name"].split(" / ")[-1], one["result"]) for one in
            map(json.loads, log.read_text(encoding="utf-8").splitlines())]


def main(steps, builds):
    passed = skipped = 0
    failed = int(steps)
    for build in builds:
        for name, result in results(build):
            if result in PASSED:
                passed += 1
            elif result == "SKIP":
                skipped += 1
                print(f"skipped: {name} ({build})")
            else:
                failed += 1
                print(f"failed: {name} ({build})")
    if not passed and not failed:
        failed = 1
    print(f"{passed} passed, {failed} failed"
          + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
