"""The layer law: an include points down or stays in its folder.

    base < lang < model < wings < flows < doors

Wings never see each other; doors see codicil.h and their own folder; the
header of a library that is not ours is included where it has its home.
"""
import re
import sys

import lint
from c_source import without_comments

WINGS = ("import", "check", "diff", "history", "render", "store", "exchange",
         "site", "ledger")
DOORS = ("cli", "http")
FLOORS = {"base": 0, "lang": 1, "model": 2, "flows": 4,
          **dict.fromkeys(WINGS, 3), **dict.fromkeys(DOORS, 5)}

# Beginning of a foreign header, and the folders it may be included in.
HOMES = (
    ("libxml/", ("model", *WINGS, "flows")),
    ("libxslt/", ("render",)),
    ("libexslt/", ("render",)),
    ("cmark.h", ("import",)),
    ("unicode/", ("lang",)),
    ("iconv.h", ("lang",)),
    ("jansson.h", ("base", *WINGS, "flows")),
    ("sodium.h", ("base",)),
    ("nettle/", ("base",)),
    ("libdeflate.h", ("base",)),
    ("sqlite3.h", ("ledger",)),
    ("libpq-fe.h", ("ledger",)),
    ("microhttpd.h", ("http",)),
    # how a program takes memory: malloc.h is glibc's, madvise BSD's
    ("malloc.h", ("cli",)),
    ("sys/mman.h", ("cli",)),
    ("sys/resource.h", ("cli",)),
)

# C17 and POSIX: anybody may.
SYSTEM = set("""
assert.h ctype.h errno.h float.h inttypes.h limits.h math.h setjmp.h signal.h
stdalign.h stdarg.h stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h
time.h uchar.h wchar.h dirent.h fcntl.h getopt.h libgen.h pthread.h pwd.h
spawn.h strings.h sys/file.h sys/ioctl.h sys/socket.h sys/stat.h sys/types.h
sys/wait.h unistd.h
""".split())

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def own_complaint(root, folder, name):
    """Why `folder` may not include our header `name`; None where it may."""
    if not (root / "src" / name).is_file():
        return "is not a file under src/"
    if "/" not in name:
        return None if name == "codicil.h" else "has no floor"
    other = name.split("/")[0]
    if other == folder:
        return None
    if folder in DOORS:
        return "a door sees codicil.h and its own folder only"
    if folder not in FLOORS or other not in FLOORS:
        return "a folder without a floor"
    if FLOORS[other] == FLOORS[folder]:
        return "wings are blind to each other"
    return "points up" if FLOORS[other] > FLOORS[folder] else None


def foreign_complaint(folder, name):
    for prefix, homes in HOMES:
        if name.startswith(prefix):
            return None if folder in homes else \
                "has its home in " + ", ".join(homes)
    return None if name in SYSTEM else "has no home (tests/lint/layers.py)"


def circle(edges, start):
    """A way through the includes from `start` back to itself, or None."""
    ways = [[start]]
    seen = set()
    while ways:
        way = ways.pop()
        for target in edges.get(way[-1], ()):
            if target == start:
                return way + [start]
            if target not in seen:
                seen.add(target)
                ways.append(way + [target])
    return None


def check(root):
    complaints, edges = [], {}
    for path in lint.sources(root, ("src",)):
        name = path.relative_to(root / "src").as_posix()
        folder = name.split("/")[0] if "/" in name else ""
        edges[name] = []
        text = without_comments(lint.read(path))
        for match in INCLUDE.finditer(text):
            if match[1] == '"':
                why = own_complaint(root, folder, match[2])
                edges[name].append(match[2])
            else:
                why = foreign_complaint(folder, match[2])
            if why:
                line = text.count("\n", 0, match.start()) + 1
                complaints.append(f"src/{name}:{line}: {match[2]}: {why}")
    for name in edges:
        way = circle(edges, name)
        if way and name == min(way):
            complaints.append("a circle: " + " > ".join(way))
    return complaints


def one(name, text):
    return {name: text, "src/codicil.h": "", "src/model/doc.h": "",
            "src/base/buf.h": "", "src/store/tree.h": "",
            "src/flows/flow.h": ""}


BAD = [
    (one("src/base/a.c", '#include "model/doc.h"\n'), "points up"),
    (one("src/model/a.c", '# include "flows/flow.h"\n'), "points up"),
    (one("src/check/a.c", '#include "store/tree.h"\n'), "blind"),
    (one("src/cli/a.c", '#include "base/buf.h"\n'), "a door sees"),
    (one("src/cli/a.c", "#include <libxml/tree.h>\n"), "has its home"),
    (one("src/base/a.c", "#include <libxml/tree.h>\n"), "has its home"),
    (one("src/import/a.c", "#include <libxslt/xslt.h>\n"), "has its home"),
    (one("src/render/a.c", "#include <cmark.h>\n"), "has its home"),
    (one("src/model/a.c", "#include <unicode/ubrk.h>\n"), "has its home"),
    (one("src/model/a.c", "#include <jansson.h>\n"), "has its home"),
    (one("src/base/a.c", "#include <curl/curl.h>\n"), "has no home"),
    (one("src/base/a.c", '#include "buf.h"\n'), "is not a file"),
    (one("src/odd/a.c", '#include "base/buf.h"\n'), "without a floor"),
    ({"src/base/a.h": '#include "base/b.h"\n',
      "src/base/b.h": '#include "base/a.h"\n'}, "a circle"),
]
GOOD = one("src/render/a.c",
           '#include "model/doc.h"\n#include <libxslt/xslt.h>\n'
           '#include <stdio.h>\n/* #include "store/tree.h" */\n'
           '#include "codicil.h"\n')

if __name__ == "__main__":
    sys.exit(lint.main(check, BAD, GOOD))
