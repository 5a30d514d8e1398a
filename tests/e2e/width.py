"""Plain text at 40, 60, 72 and 100 columns, in scripts with and without
spaces: no line is longer unless it holds one token that cannot be broken, no
bullet stands alone, lines after a bullet stand under its words, and Hangul
breaks at spaces: texts of documents/ and those in width/, or of ../shared.
Redlines keep to the width as well.

    width.py own | shared | redlines
"""
import re
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
import program  # noqa: E402
import words as collections  # noqa: E402

WIDTHS = (40, 60, 72, 100)

MARK = re.compile(r"(\s*)((?:•|\(?[\w.]{1,7}[.)]|\[\w+\]) +)")


def columns(text):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else
               2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in text)


def is_wide(char):
    return unicodedata.east_asian_width(char) in "WF" and \
        unicodedata.category(char)[0] == "L" and not is_hangul(char)


def is_hangul(char):
    return "\uac00" <= char <= "\ud7a3"


def is_breakable(line):
    """Whether a line could have been shorter: what stands behind its marks
    holds a space, or two wide letters, or is Thai longer than a word."""
    found = MARK.match(line)
    while found:
        line = line[found.end():]
        found = MARK.match(line)
    # No break comes before what closes, nor after what opens.
    line = re.sub(r" (?=[.,;:!?)}\]»])|(?<=[({\[«]) ", "", line.strip(" "))
    return " " in line or any(is_wide(a) and is_wide(b)
                              for a, b in zip(line, line[1:])) or \
        len(re.findall("[\u0e01-\u0e2e]", line)) > 25


def check_lines(lines, width):
    for line in lines:
        if columns(line) > width and is_breakable(line):
            yield f"{columns(line)} columns: {line}"
        if line.strip() == "•":
            yield "a bullet alone"
        if line != line.rstrip(" "):
            yield f"white space at the end: {line}"


def check_indents(lines):
    """A line right after one with a bullet goes on under its words, or has a
    mark of its own, or stands to the left of the bullet: then it names the
    next cell of a narrow table."""
    for line, after in zip(lines, lines[1:]):
        bullet = line.find("• ")
        if bullet < 0 or line[:bullet].strip() or not after.strip():
            continue
        indent = len(after) - len(after.lstrip(" "))
        if bullet <= indent < bullet + 2 and not MARK.match(after):
            yield f"not under its words: {after}"


def check_hangul(source, lines):
    """Every line ends where the source has a space, or ends a word."""
    flat = re.sub(r"\s+", " ", source)
    for line in lines:
        last = line.rstrip()[-1:]
        if is_hangul(last) and line.strip() + " " not in flat + " " and \
                any(is_hangul(c) for c in line):
            tail = line.split()[-1]
            if tail + " " not in flat + " " and tail + "\n" not in source:
                yield f"broken within a word: {line}"


def check(path, arguments, source=""):
    for width in WIDTHS:
        done = program.run(["render", path, *arguments, "-f", "text",
                            "--width", str(width)], program.ROOT)
        if done.returncode:
            yield done.stderr.decode()
            return
        text = done.stdout.decode()
        lines = text.splitlines()
        said = list(check_lines(lines, width))
        if not re.search(r"^ *-{2,}  -", text, re.M):   # no table
            said += check_indents(lines)
        if source:
            said += check_hangul(source, lines)
        yield from (f"at {width}: {one}" for one in said)


def own(_):
    for path in program.stored_texts():
        yield path, [], ""
    for path in sorted((Path(__file__).parent / "width").glob("*.md")):
        source = path.read_text("utf-8") if path.stem == "ko" else ""
        yield path, ["-l", path.stem], source


def shared(folder):
    for path, arguments in program.lay_seeds(folder):
        yield path, arguments, ""
    for path, (_, *arguments) in program.sample(collections.corpus()):
        yield path, arguments, ""


def redlines():
    """Pairs of texts with their language: those of ../shared both ways, our
    own from each version to the next."""
    folder = program.shared("corpus", "pairs")
    rows = (folder / "pairs.tsv").read_text("utf-8").splitlines()[1:]
    for row in program.sample(rows):
        name, _, locale = row.split("\t")[:3]
        pair = [folder / f"{name}.{side}.md" for side in "ab"]
        yield pair, ["-l", locale]
        yield pair[::-1], ["-l", locale]
    for path in program.sample(program.stored_texts()):
        versions = sorted(path.parents[1].glob(f"*/{path.name}"))
        before = versions[versions.index(path) - 1]
        if before != path:
            yield (before, path), []


def check_redline(pair, arguments):
    for width in WIDTHS[1:]:
        done = program.run(["-q", "diff", *map(str, pair), *arguments, "-f",
                            "text", "--width", str(width)], program.ROOT)
        if done.returncode or not done.stdout:
            yield f"exit {done.returncode}: {done.stderr.decode()}"
        yield from (f"at {width}: {one}" for one in check_lines(
            done.stdout.decode().splitlines(), width))


def main_redlines():
    failed = tried = 0
    for pair, arguments in redlines():
        tried += 1
        complaints = list(check_redline(pair, arguments))
        failed += bool(complaints)
        for one in complaints[:3]:
            print(f"{pair[0].name} {pair[1].name}: {one}")
    print(f"{tried} redlines, {failed} failed")
    return 1 if failed or not tried else 0


def main(what):
    if what == "redlines":
        return main_redlines()
    failed = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        for path, arguments, source in (own if what == "own"
                                        else shared)(folder):
            tried += 1
            complaints = list(check(path, arguments, source))
            failed += bool(complaints)
            for one in complaints[:3]:
                print(f"{path.name}: {one}")
    print(f"{tried} texts, {failed} failed")
    return 1 if failed or not tried else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
