"""The renditions of a text carry the same words, and the Markdown, parsed by
cmark, is the tree that was lowered: for the texts in documents/, and for the
shared folder's seeds and real documents where those are there. The page that
is made of a text imports as the same text again, the page of which is the same.

    words.py stored | seeds | corpus | FOLDER

FOLDER: all Markdown in it, named by locale or in folders that are.
"""
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
import program  # noqa: E402
import reading  # noqa: E402


def render(arguments, form, *more):
    done = program.run(["render", *map(str, arguments), "-f", form,
                        "--fragment", *more], program.ROOT)
    if done.returncode:
        raise AssertionError(done.stderr.decode().splitlines()[-1])
    return done.stdout.decode()


def first_difference(a, b):
    for at, (left, right) in enumerate(zip(a, b)):
        if left != right:
            first = max(at - 3, 0)
            return f"{a[first:at + 4]} against {b[first:at + 4]}"
    return f"{len(a)} words against {len(b)}: {(a + b)[-5:]}"


def is_same_table(page, html, plain):
    """A narrow table writes the words of its header in every row."""
    heads = "".join(re.findall(r"<th\b[^>]*>(.*?)</th>", page, re.DOTALL))
    words, said = Counter("".join(html)), Counter("".join(plain))
    repeated = set("".join(reading.of_html(heads)))
    return not words - said and set(said - words) <= repeated


def check_words(arguments):
    page = render(arguments, "html")
    html = reading.of_html(page)
    if not html:
        raise AssertionError("no words at all")
    markdown = reading.of_markdown(render(arguments, "markdown"))
    if html != markdown:
        raise AssertionError("HTML and Markdown differ: " +
                             first_difference(html, markdown))
    rtf = reading.of_rtf(render(arguments, "rtf"))
    if html != rtf:
        raise AssertionError("HTML and RTF differ: " +
                             first_difference(html, rtf))
    for width in ("60", "100"):
        plain = reading.of_plain(render(arguments, "text", "--width", width))
        if "<table" in page:    # cells that wrap stand side by side
            same = is_same_table(page, html, plain)
        else:                   # some scripts wrap within a word
            same = "".join(html) == "".join(plain)
        if not same:
            raise AssertionError(f"HTML and text at {width} differ: " +
                                 first_difference(html, plain))


def check_tree(arguments):
    markdown = render(arguments, "markdown")
    parsed = subprocess.run(["cmark", "-t", "xml"], input=markdown.encode(),
                            capture_output=True, check=True).stdout.decode()
    lowered = render(arguments, "commonmark")
    if parsed != lowered:
        a, b = parsed.splitlines(), lowered.splitlines()
        raise AssertionError("cmark's tree is not the lowered one: " +
                             first_difference(a, b))


def check_page(arguments, folder):
    """Our own page, imported again, is the same text; of a text of the store,
    whose page says no digests, one with the same page."""
    page = program.run(["render", *map(str, arguments)], program.ROOT).stdout
    locale = re.search(rb'<html lang="([^"]+)"', page)[1].decode()
    again = Path(folder, "again.xml")
    said = program.run(["render", "-", "--from", "html", "-l", locale, "-f",
                        "xml", "-o", str(again)], program.ROOT, input=page)
    before, after = page, b""
    if said.returncode == 0 and arguments[0].suffix == ".xml":
        after = program.run(["render", str(again)], program.ROOT).stdout
    elif said.returncode == 0:
        before = program.run(["render", *map(str, arguments), "-f", "xml"],
                             program.ROOT).stdout
        after = again.read_bytes()
    if after != before:
        raise AssertionError(
            "its page, imported, is another text: " +
            first_difference(before.decode().splitlines(),
                             after.decode().splitlines()) +
            said.stderr.decode()[-200:])


def corpus():
    folder = program.shared("corpus")
    for path in sorted(folder.rglob("*.md")):
        if path.name == "README.md":
            continue
        locale = path.stem
        if path.parent.name == "pairs":
            table = (path.parent / "pairs.tsv").read_text().splitlines()
            locales = {row.split("\t")[0]: row.split("\t")[2]
                       for row in table[1:]}
            locale = locales[path.name.split(".")[0]]
        yield path, [path, "-l", locale]


def folder_texts(folder):
    """Any collection: `de/terms.md`, `terms/de.md`, else English."""
    form = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")
    for path in sorted(Path(folder).rglob("*.md")):
        named = [name for name in (path.stem.replace("_", "-"),
                                   path.parent.name) if form.match(name)]
        yield path, [path, "-l", named[0] if named else "en"]


def main(what):
    with tempfile.TemporaryDirectory() as folder:
        if what == "stored":
            texts = [(path, [path]) for path in program.stored_texts()]
        elif what == "seeds":
            texts = [(path, [path, *arguments])
                     for path, arguments in program.lay_seeds(folder)]
        elif what == "corpus":
            texts = program.sample(corpus())
        else:
            texts = list(folder_texts(what))
        failed = 0
        for path, arguments in texts:
            try:
                check_words(arguments)
                check_tree(arguments)
                check_page(arguments, folder)
            except AssertionError as fault:
                failed += 1
                print(f"{path}: {fault}")
        print(f"{len(texts)} texts, {failed} failed")
        return 1 if failed or not texts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
