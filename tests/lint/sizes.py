"""The budget: how long a function, a file and a line may be.

Prints the worst of each, so that one sees what comes near.
"""
import re
import sys
from pathlib import Path

import lint
from c_source import Function, ScanError, bare, scan

FUNCTION_LINES = 60
SHORT_LINES, SHORT_SHARE = 40, 0.9  # 90 % of the functions are under 40
FILE_LINES = 450
LINE_COLUMNS, ADDRESS_COLUMNS = 80, 100
PARAMETERS = 5
# Those of functions that other libraries call, whose types are theirs.
CALLED = {("src/model/doc.c", "on_element"): 9}  # startElementNsSAX2Func
BOOK = "src/codicil.h"              # the public header may be longer
NO_NAMES = {"util", "utils", "utility", "utilities", "common", "misc",
            "helper", "helpers", "stuff"}


def line_complaints(name, text):
    for number, line in enumerate(text.split("\n"), 1):
        limit = ADDRESS_COLUMNS if "://" in line else LINE_COLUMNS
        if len(line) > limit:
            yield (f"{name}:{number}: {len(line)} columns, "
                   f"at most {limit}")
        if "\t" in line:
            yield f"{name}:{number}: a tab"


def function_complaints(name, functions):
    for one in functions:
        if one.lines > FUNCTION_LINES:
            yield (f"{name}:{one.line}: {one.name} has {one.lines} lines, "
                   f"at most {FUNCTION_LINES}")
        if one.parameters > CALLED.get((name, one.name), PARAMETERS):
            yield (f"{name}:{one.line}: {one.name} has {one.parameters} "
                   f"parameters, at most {PARAMETERS}")


def name_complaints(name):
    for part in Path(name).with_suffix("").parts:
        bad = NO_NAMES.intersection(re.split(r"[-_]", part.lower()))
        if bad:
            yield f"{name}: says nothing: {', '.join(sorted(bad))}"


def file_complaints(name, text, functions):
    yield from name_complaints(name)
    lines = len(text.splitlines())
    if lines > FILE_LINES and name != BOOK:
        yield f"{name}: {lines} lines, at most {FILE_LINES}"
    yield from line_complaints(name, text)
    if name.endswith(".c") and not re.match(r"/\*\s*\w[^*]{10}", text):
        yield f"{name}:1: does not open with a comment on what it is for"
    if re.search(r"\bgoto\b", bare(text)):
        yield f"{name}: goto; the cleanup attribute instead"
    yield from function_complaints(name, functions)


def share_complaints(functions):
    """Of the library and the program; a handful may be as it likes."""
    short = [f for _, f in functions if f.lines < SHORT_LINES]
    if len(functions) >= 10 and len(short) < SHORT_SHARE * len(functions):
        yield (f"{len(short)} of {len(functions)} functions are under "
               f"{SHORT_LINES} lines, at least 90 % should be")


def print_worst(functions, files):
    functions = sorted(functions, key=lambda one: -one[1].lines)
    print(f"{len(files)} files, {sum(files.values())} lines, "
          f"{len(functions)} functions")
    for name, one in functions[:5]:
        print(f"  {one.lines:4} lines  {one.name} ({name}:{one.line})")
    for name in sorted(files, key=lambda name: -files[name])[:5]:
        print(f"  {files[name]:4} lines  {name}")


def check(root):
    complaints, all_functions, files = [], [], {}
    for path in lint.sources(root):
        name = path.relative_to(root).as_posix()
        text = lint.read(path)
        try:
            functions = [f for f in scan(text) if isinstance(f, Function)]
        except ScanError as error:
            complaints.append(f"{name}: cannot be scanned: {error}")
            continue
        complaints += file_complaints(name, text, functions)
        files[name] = len(text.splitlines())
        if name.startswith("src/"):
            all_functions += [(name, f) for f in functions]
    for path in lint.sources(root, ("tests", "tools"), (".py",)):
        name = path.relative_to(root).as_posix()
        complaints += line_complaints(name, lint.read(path))
    complaints += share_complaints(all_functions)
    if "--self-test" not in sys.argv:
        print_worst(all_functions, files)
    return complaints


TOP = "/* What this file is for, said at some length. */\n"
LONG = "static int\nlong_one(int a)\n{\n" + "    a++;\n" * 57 + "}\n"
MIDDLING = "".join(f"int f{n}(void)\n{{\n" + "    g();\n" * 38 + "}\n"
                   for n in range(2))
SHORT = "".join(f"int s{n}(void)\n{{\n    return 0;\n}}\n" for n in range(8))
BAD = [
    ({"src/base/a.c": TOP + LONG}, "long_one has 61 lines"),
    ({"src/base/a.c": TOP + "int x;\n" * 450}, "451 lines"),
    ({"src/base/a.h": "/* " + "x" * 78 + "\n"}, "81 columns"),
    ({"src/base/a.h": "/* https://" + "x" * 90 + "\n"}, "at most 100"),
    ({"src/base/a.h": "\tint x;\n"}, "a tab"),
    ({"src/base/a.c": "int x(void);\n" + TOP}, "does not open"),
    ({"src/base/a.c": TOP + "int f(int a, B b, int (*c)(int, int), D d,"
      "\n E e, F f)\n{\n}\n"}, "f has 6 parameters"),
    ({"src/model/a.c": TOP + "int on_element(A a, B b, C c, D d, E e, F f)"
      "\n{\n}\n"}, "on_element has 6 parameters"),
    ({"src/base/string_utils.h": ""}, "says nothing"),
    ({"src/common/a.h": ""}, "says nothing"),
    ({"src/base/a.c": TOP + "int f(void)\n{\n    goto out;\n}\n"}, "goto"),
    ({"src/base/a.c": TOP + "int f(void)\n{\n    if (x) {\n}\n"}, "scanned"),
    ({"src/base/a.c": TOP + MIDDLING + SHORT}, "8 of 10 functions"),
    ({"tests/a.py": "x = 1  # " + "x" * 80}, "columns"),
]
GOOD = {"src/base/a.c": TOP + LONG.replace("    a++;\n", "", 1) + SHORT +
        'const char *f(int a, B b, C c, D d, E e)\n'
        '{\n    return "} goto {";\n}\n'
        "#define MACRO(a) \\\n    { a\n/* } */\n",
        "src/model/doc.c": TOP + "int on_element(A a, B b, C c, D d, E e, "
        "F f, G g, H h, I i)\n{\n}\n",
        "src/base/b.h": "/* https://" + "x" * 80 + " */\n",
        "src/codicil.h": "int x(void);\n" * 451}

if __name__ == "__main__":
    sys.exit(lint.main(check, BAD, GOOD))
