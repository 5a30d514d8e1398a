"""The shared library offers what codicil.h marks CODICIL_API: no symbol
more, none fewer, and all begin with codicil_.

    symbols.py LIBRARY | --self-test
"""
import re
import subprocess
import sys

import lint
from c_source import bare

PROMISE = re.compile(r"\bCODICIL_API\b[^;{(]*?\b(\w+)\s*\(")


def promised(header):
    return set(PROMISE.findall(bare(header)))


def offered(listing):
    """The names in what `nm` printed: 'address letter name'."""
    return {line.split()[2].split("@")[0] for line in listing.splitlines()
            if len(line.split()) == 3}


def compare(header, listing):
    want, have = promised(header), offered(listing)
    complaints = [f"{name}: in codicil.h, not in the library"
                  for name in sorted(want - have)]
    complaints += [f"{name}: in the library, not in codicil.h"
                   for name in sorted(have - want)]
    complaints += [f"{name}: does not begin with codicil_"
                   for name in sorted(want | have)
                   if not name.startswith("codicil_")]
    return complaints or ([] if want else ["codicil.h promises nothing"])


def check(root, library):
    header = lint.read(root / "src/codicil.h")
    listing = subprocess.run(["nm", "-D", "--defined-only", library],
                             check=True, capture_output=True, text=True)
    return compare(header, listing.stdout)


HEADER = ("#define CODICIL_API\n/* CODICIL_API int not_this(void); */\n"
          "CODICIL_API const char *codicil_one(int a,\n  int b);\n"
          "CODICIL_API void\ncodicil_two(void);\n")
BOTH = "00000010 T codicil_one\n00000020 T codicil_two\n"
TRIES = [
    (HEADER, BOTH, None),
    (HEADER, BOTH + "00000030 T buf_add\n", "buf_add: in the library"),
    (HEADER, BOTH + "00000030 D buf_add\n", "buf_add: does not begin"),
    (HEADER, BOTH.split("\n", maxsplit=1)[0], "codicil_two: in codicil.h"),
    ("", "", "promises nothing"),
]


def self_test():
    failures = []
    for header, listing, words in TRIES:
        complaints = compare(header, listing)
        right = (any(words in one for one in complaints) if words
                 else not complaints)
        if not right:
            failures.append(f"expected {words!r}: {complaints!r}")
    return failures


if __name__ == "__main__":
    if sys.argv[1] == "--self-test":
        lint.finish(self_test(), "self-test")
    lint.finish(check(lint.root_of_source(), sys.argv[1]), "symbols")
