"""Every header stands on its own: it compiles alone, and twice over, with
gcc and with clang; the public one also as C++."""
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import lint

PACKAGES = ["libxml-2.0", "libxslt", "libcmark", "icu-uc", "jansson"]
COMPILERS = ("gcc", "clang")
FLAGS = ["-std=c17", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
         "-D_POSIX_C_SOURCE=200809L", "-D_XOPEN_SOURCE=700",
         "-fsyntax-only", "-xc", "-"]


def foreign_flags():
    out = subprocess.run(["pkg-config", "--cflags", *PACKAGES], check=True,
                         capture_output=True, text=True)
    return out.stdout.replace("-I", "-isystem ").split()


def try_header(root, name, command):
    text = f'#include "{name}"\n' * 2 + "extern int something;\n"
    result = subprocess.run([*command, "-I", root / "src", *FLAGS],
                            input=text, capture_output=True, text=True,
                            check=False)
    if result.returncode == 0:
        return None
    return f"src/{name} alone, {command[0]}: {result.stderr.strip()}"


def check(root):
    flags = foreign_flags()
    names = [path.relative_to(root / "src").as_posix()
             for path in lint.sources(root, ("src",), (".h",))]
    work = [(name, [compiler, *flags])
            for name in names for compiler in COMPILERS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(
            lambda one: try_header(root, *one), work))
    if "codicil.h" in names:
        command = ["g++", "-fsyntax-only", "-Wall", "-Wextra", "-Werror",
                   "-xc++", root / "src/codicil.h"]
        result = subprocess.run(command, capture_output=True, text=True,
                                check=False)
        if result.returncode:
            results.append(f"src/codicil.h as C++: {result.stderr}")
    return [one for one in results if one]


BAD = [
    ({"src/base/a.h": "size_t f(void);\n"}, "src/base/a.h alone, gcc"),
    ({"src/base/a.h": "size_t f(void);\n"}, "src/base/a.h alone, clang"),
    ({"src/base/a.h": "struct a {\n    int x;\n};\n"}, "alone"),
    ({"src/base/a.h": '#include "base/b.h"\n'}, "alone"),
    ({"src/codicil.h": "int *f(int class);\n"}, "as C++"),
]
GOOD = {"src/base/a.h": "#ifndef A_H\n#define A_H\n#include <stddef.h>\n"
        "struct a {\n    size_t x;\n};\n#endif\n",
        "src/base/b.h": '#include "base/a.h"\n#include <libxml/tree.h>\n'}

if __name__ == "__main__":
    sys.exit(lint.main(check, BAD, GOOD))
