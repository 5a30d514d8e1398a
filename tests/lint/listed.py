"""What stands in a folder is wired in: every source, test, end-to-end script,
template, schema and man page is named in the meson.build that is to build it.
(Locales are found by themselves.)"""
import re
import sys

import lint

# Folder, endings, the meson.build that names them, and by what.
PLACES = (
    ("src", (".c",), "src/meson.build"),
    ("tests", (".c",), "tests/meson.build"),
    ("templates", (".xsl", ".css"), "templates/meson.build"),
    ("schemas", (".rng",), "schemas/meson.build"),
    ("man", (".1", ".3", ".5"), "man/meson.build"),
)


def shortened(name, folder):
    """As the list writes it: 'base/buf.c', 'base/buf' of a test."""
    if folder == "tests":
        return name.replace("test_", "").removesuffix(".c")
    return name


def case_complaints(root):
    """Each area of the golden cases that holds a case is run."""
    build = root / "tests/meson.build"
    named = lint.read(build) if build.is_file() else ""
    for folder in sorted((root / "tests/cases").glob("*/")):
        if any(folder.iterdir()) and f"'{folder.name}'" not in named \
                and folder.name[0] not in "._":
            yield f"tests/cases/{folder.name}: not named in tests/meson.build"


def script_complaints(root):
    """Each end-to-end script is run, but for what others of them import."""
    build = root / "tests/meson.build"
    named = lint.read(build) if build.is_file() else ""
    scripts = {path: lint.read(path)
               for path in sorted((root / "tests/e2e").glob("*.py"))}
    for path in scripts:
        imported = re.compile(rf"^\s*(import|from) {path.stem}\b", re.M)
        if not re.search(rf"'(e2e/)?{path.stem}['. ]", named) and \
                not any(imported.search(text) for text in scripts.values()):
            yield f"tests/e2e/{path.name}: not named in tests/meson.build"


def check(root):
    complaints = [*case_complaints(root), *script_complaints(root)]
    for folder, endings, build in PLACES:
        named = lint.read(root / build) if (root / build).is_file() else ""
        for path in lint.sources(root, (folder,), endings):
            name = path.relative_to(root / folder).as_posix()
            if f"'{shortened(name, folder)}'" not in named:
                complaints.append(f"{folder}/{name}: not named in {build}")
    return complaints


BAD = [
    ({"src/base/a.c": "", "src/meson.build": "'base/b.c'"}, "src/base/a.c"),
    ({"tests/base/test_a.c": "", "tests/meson.build": ""}, "tests/base"),
    ({"tests/cases/check/a.in.xml": "", "tests/meson.build": "'render'"},
     "cases/check"),
    ({"tests/e2e/a.py": "", "tests/meson.build": "'b': []"}, "tests/e2e/a.py"),
]
GOOD = {"src/base/a.c": "", "src/meson.build": "'base/a.c'",
        "tests/base/test_a.c": "", "tests/meson.build": "['base/a']"}

if __name__ == "__main__":
    sys.exit(lint.main(check, BAD, GOOD))
