"""Authoring Markdown: what `render -f markdown --authoring` writes of a text
imports to the same bytes, over the draft and where there is none: for the texts
in documents/, and for the shared folder's seeds and real documents where those
are there.

    authoring.py stored | seeds | corpus
"""
import os
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

SHARED = Path(os.environ.get("CODICIL_SHARED", program.ROOT / ".." / "shared"))
LOCALE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")
META = re.compile(rb"<meta>.*?</meta>", re.DOTALL)
NAME = re.compile(rb' name="[^"]*" contains=')


def run(arguments, folder):
    done = program.run([str(one) for one in arguments], folder)
    if done.returncode:
        raise AssertionError(done.stderr.decode().splitlines()[-1])
    return done.stdout


def difference(one, other):
    for number, (a, b) in enumerate(zip(one.split(b"\n"), other.split(b"\n"))):
        if a != b:
            return f"line {number + 1}: {a[:200]} against {b[:200]}"
    return f"{len(one)} bytes against {len(other)}"


def of_file(path, folder):
    """A text of a file comes back but for its name and meta."""
    markdown = folder / "text.md"
    markdown.write_bytes(
        run(["render", path, "-f", "markdown", "--authoring"], folder))
    back = run(["render", markdown, "-f", "xml"], folder)
    texts = [NAME.sub(b" name= contains=", META.sub(b"", text))
             for text in (path.read_bytes(), back)]
    if texts[0] != texts[1]:
        raise AssertionError(difference(*texts))


def of_source(path, folder):
    """A text that is imported comes back whole, over the draft or not."""
    stem = path.stem.replace("_", "-")
    locale = stem if LOCALE.fullmatch(stem) else "en"
    store = ["-C", folder]
    run(["init", folder, "--publisher", "X", "--country", "NL"], folder)
    run([*store, "import", "doc@1", "-l", locale, path], folder)
    text = folder / "documents" / "doc" / "1" / f"{locale}.xml"
    before = text.read_bytes()
    markdown = folder / "text.md"
    markdown.write_bytes(run([*store, "render", "doc@1", "-l", locale, "-f",
                              "markdown", "--authoring"], folder))
    for is_fresh in (False, True):
        if is_fresh:
            text.unlink()
        run([*store, "import", "doc@1", "-l", locale, markdown], folder)
        if text.read_bytes() != before:
            raise AssertionError(difference(before, text.read_bytes()))


def sources(kind):
    if kind == "stored":
        return [path for path in
                sorted((program.ROOT / "documents").glob("*/*/*.xml"))
                if path.name != "version.xml"]
    return sorted(path for path in (SHARED / kind).rglob("*")
                  if path.suffix in (".md", ".txt"))


def main(kind):
    paths = sources(kind)
    if kind == "corpus":
        paths = program.sample(paths)
    if not paths:
        print(f"no {kind} here")
        return program.SKIPPED
    bad = 0
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            try:
                if path.suffix == ".xml":
                    of_file(path, Path(folder))
                else:
                    of_source(path, Path(folder))
            except AssertionError as fault:
                print(f"{path}: {fault}")
                bad += 1
    print(f"{len(paths)} texts, {bad} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
