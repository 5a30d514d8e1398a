"""One look for all C: clang-format has nothing to change."""
import re
import shutil
import subprocess
import sys

import lint


def check(root):
    paths = lint.sources(root)
    if not paths:
        return []
    if not (root / ".clang-format").is_file():
        shutil.copy(lint.root_of_source() / ".clang-format", root)
    result = subprocess.run(
        ["clang-format", "--dry-run", "-Werror", "--style=file", *paths],
        capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return []
    places = re.findall(r"^(.*?:\d+):\d+: error", result.stderr, re.M)
    complaints = [place.replace(f"{root}/", "") + ": clang-format differs"
                  for place in dict.fromkeys(places)]
    return complaints or [result.stderr]


BAD = [({"src/base/a.c": "int  f (void) { return 0; }\n"}, "differs"),
       ({"tests/base/test_a.c": "int *  x;\n"}, "test_a.c:1: clang")]
GOOD = {"src/base/a.c": "int f(void)\n{\n    return 0;\n}\n"}

if __name__ == "__main__":
    sys.exit(lint.main(check, BAD, GOOD))
