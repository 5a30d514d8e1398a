"""What stands in a folder is wired in: every source, test, template, schema
and man page is named in the meson.build that is to build it. (Locales are
found by themselves.)"""
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


def check(root):
    complaints = list(case_complaints(root))
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
]
GOOD = {"src/base/a.c": "", "src/meson.build": "'base/a.c'",
        "tests/base/test_a.c": "", "tests/meson.build": "['base/a']"}

if __name__ == "__main__":
    sys.exit(lint.main(check, BAD, GOOD))
