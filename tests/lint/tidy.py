"""clang-tidy over src/, with the flags of the build (.clang-tidy has the
checks, analyzer.h what is to be known beforehand).

    tidy.py BUILD-FOLDER | --self-test
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import lint

COMPLAINT = re.compile(r"^.*?: (?:warning|error): .*$", re.M)
FAULTS = "message.c"    # defines what analyzer.h tells about
# The deep mode takes five times as long, for doubts about what other files
# promise.
SHALLOW = ["-Xclang", "-analyzer-config", "-Xclang", "mode=shallow"]


def commands(build):
    """{file: (folder, command)} of the sources in src/."""
    listing = json.loads(lint.read(Path(build, "compile_commands.json")))
    return {one["file"]: one for one in listing if "/src/" in one["file"]
            or one["file"].startswith("src/")}


def try_file(root, build, path):
    told = root / "tests/lint/analyzer.h"
    more = [f"--extra-arg={word}" for word in SHALLOW]
    if Path(path).name != FAULTS and told.is_file():
        more.append(f"--extra-arg=-include{told}")
    result = subprocess.run(
        ["clang-tidy", "--quiet", "-p", build,
         f"--config-file={root / '.clang-tidy'}", *more, path],
        capture_output=True, text=True, check=False, cwd=build)
    if result.returncode == 0:
        return []
    found = COMPLAINT.findall(result.stdout) or [result.stderr.strip()]
    return [one.replace(f"{build}/../", "") for one in found]


def check(root, build):
    paths = sorted(commands(build))
    if not paths:
        return ["no sources in compile_commands.json"]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda path: try_file(root, build, path), paths)
        return list(dict.fromkeys(one for found in results for one in found))


BAD = """int f(const int *a);
int f(const int *a)
{
    if (!a)
        return *a;
    return 0;
}
"""


def self_test():
    """The configuration finds the fault in a source that has one."""
    with tempfile.TemporaryDirectory() as folder:
        lint.lay(folder, {"src/a.c": BAD, "compile_commands.json":
                          json.dumps([{
                              "directory": folder, "file": "src/a.c",
                              "command": "cc -std=c17 -c src/a.c"}])})
        shutil.copy(lint.root_of_source() / ".clang-tidy", folder)
        complaints = check(Path(folder), Path(folder))
    if any("null pointer" in one for one in complaints):
        return []
    return [f"no complaint about a null pointer: {complaints!r}"]


if __name__ == "__main__":
    if sys.argv[1] == "--self-test":
        lint.finish(self_test(), "self-test")
    lint.finish(check(lint.root_of_source(),
                      Path(sys.argv[1]).resolve()), "tidy")
