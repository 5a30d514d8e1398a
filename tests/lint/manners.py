"""Manners that a compiler does not hold.

The library has no mutable globals, never prints, never exits, never asks the
process for its locale; nothing uses calls that cannot be used safely; what
the compiler is told about POSIX is told in meson.build alone.
"""
import re
import sys

import lint
from c_source import (Declaration, bare, cut_attributes, declared, scan,
                      statics)

DOORS = ("src/cli/", "src/http/")

# What the library may not do, and why.
QUIET = {
    "the library never prints":
        r"\b(printf|vprintf|puts|putchar|perror|stdout|stderr)\b",
    "the library never exits": r"\b(exit|_exit|abort|quick_exit)\s*\(",
    "no process-wide state":
        r"\b(setlocale|uselocale|setenv|putenv|chdir|umask|signal|srand)"
        r"\s*\(",
}
# What nothing here may do.
UNSAFE = {
    "not safe, or not for threads":
        r"\b(gets|strcpy|strcat|sprintf|vsprintf|strtok|asctime|ctime"
        r"|localtime|gmtime|tmpnam|tempnam|mktemp|rand|alloca)\s*\(",
    "cannot tell a bad number": r"\bato(i|l|ll|f)\s*\(",
    "no shell": r"\b(system|popen)\s*\(",
}
FEATURES = r"^[ \t]*#[ \t]*define[ \t]+_(GNU|DEFAULT|BSD|POSIX_C|XOPEN)_SOURCE"


def word_complaints(name, text, table):
    for why, pattern in table.items():
        for match in re.finditer(pattern, text):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{name}:{line}: {match[0].rstrip('( ')}: {why}"


def global_complaints(name, text):
    for item in scan(text):
        if isinstance(item, Declaration):
            found = [(item.line, item.text)]
        else:
            found = statics(item)
        for line, words in found:
            if declared(words) == "variable":
                yield f"{name}:{line}: a mutable global: {words}"


def extern_complaints(name, text):
    """What another file offers stands in its header."""
    for item in scan(text):
        if isinstance(item, Declaration) and item.text.startswith("extern "):
            yield f"{name}:{item.line}: extern in a .c file: {item.text}"


def check(root):
    complaints = []
    for path in lint.sources(root, ("src",)):
        name = path.relative_to(root).as_posix()
        text = lint.read(path)
        plain = cut_attributes(bare(text))
        complaints += word_complaints(name, plain, UNSAFE)
        if re.search(FEATURES, text, re.M):
            complaints.append(f"{name}: feature macros are meson.build's")
        if name.endswith(".c"):
            complaints += extern_complaints(name, text)
        if not name.startswith(DOORS):
            complaints += word_complaints(name, plain, QUIET)
            complaints += global_complaints(name, text)
    return complaints


BAD = [({"src/base/a.c": text}, words) for text, words in (
    ("static int count;\n", "mutable global: static int count"),
    ("int count = 3;\n", "mutable global"),
    ("static const char *names[] = {\"a\"};\n", "mutable global"),
    ("static struct {\n    int a;\n} box;\n", "mutable global"),
    ("static int (*hook)(int);\n", "mutable global"),
    ("int f(void)\n{\n    static int n = 0;\n    return n++;\n}\n",
     "mutable global: static int n"),
    ("int f(void)\n{\n    printf(\"a\");\n}\n", "never prints"),
    ("int f(void)\n{\n    fprintf(stderr, \"a\");\n}\n", "never prints"),
    ("int f(void)\n{\n    exit (2);\n}\n", "never exits"),
    ("int f(void)\n{\n    setlocale(0, \"\");\n}\n", "process-wide"),
    ("int f(void)\n{\n    strcpy(a, b);\n}\n", "not safe"),
    ("int f(void)\n{\n    return atoi(a);\n}\n", "bad number"),
    ("int f(void)\n{\n    system(a);\n}\n", "no shell"),
    ("#define _GNU_SOURCE\n", "feature macros"),
    ("extern int elsewhere(int);\n", "extern in a .c"),
)]
GOOD = {"src/base/a.c": """/* printf(stderr) */
typedef struct Thing Thing;
struct Thing {
    int a;
};
enum { ONE, TWO };
static int later(int a, int (*b)(int));
static const char *const names[] = {"exit(", "b"};
static const struct {
    int a;
} box[] = {{1}, {2}};
static void (*const hooks[])(int) = {0};
_Static_assert(sizeof(int) > 2, "int");
DEFINE_CLEANUP(free_thing, Thing, thing_free)
static int f(int a)
{
    static const char digits[] = "0123";
    return digits[a] + later(a, NULL);
}
""", "src/base/a.h": """void say(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
""", "src/cli/main.c": "static int quiet;\nint f(void)\n{\n    puts(a);\n}\n"}

if __name__ == "__main__":
    sys.exit(lint.main(check, BAD, GOOD))
