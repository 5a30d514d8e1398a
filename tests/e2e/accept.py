"""Redlines read back: whoever accepts all changes of one has the newer text,
whoever rejects them the older one, from HTML, Markdown and plain text alike,
in words, spaces and order of blocks.

    accept.py stored | corpus | lists | random

The grammar is that of codicil-marked(5). What is compared against is what
`codicil render` makes of either text.
"""
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
import program  # noqa: E402
import random_edits  # noqa: E402

NEW, OLD = "new", "old"
GONE = {NEW: "del", OLD: "ins"}
VOID = set("area base br col embed hr img input link meta source track wbr"
           .split())
LINES = set("a abbr b code del dfn em i img ins q small span strong sub sup "
            "time u".split())    # elements that stand within lines
RANDOM, EDITS = 40, 8
WIDE = "1000"    # lines longer than this are the only ones that wrap
JOIN, CUT = "\x01", "\x02"  # two blocks were one; one was two


def tidy(text):
    """Lines without white space at their ends, and without empty ones."""
    text = re.sub(rf"{JOIN}\s*?\n\s*", "", text).replace(JOIN, "")
    lines = text.replace(CUT, "\n").split("\n")
    return [line for line in (" ".join(one.split()) for one in lines) if line]


# -------------------------------------------------------------------- HTML

class Page(HTMLParser):
    """The text of one side; a line for each block. `counted`: numbers that a
    browser shows are text, and rows of pipes are cells."""

    def __init__(self, side, counted):
        super().__init__(convert_charrefs=True)
        self.side, self.counted = side, counted
        self.out, self.open, self.counts = [], [], []
        self.is_numbered = False

    def mute(self):
        return any(muted for _, muted in self.open)

    def end_line(self):
        if not self.is_numbered:
            self.out.append("\n")

    def boundary(self, tag):
        if self.side == OLD:
            self.out.append(JOIN if tag == "ins" else CUT)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get("class") or "").split()
        is_label = attributes.get("data-codicil") == "label"
        is_boundary = tag in ("ins", "del") and ("boundary" in classes or
                                                 is_label)
        if is_boundary and not self.mute():
            self.boundary(tag)
        if tag == "img" and not self.mute():
            self.out.append(attributes.get("alt") or "")
        if tag == "br" and not self.mute():
            self.out.append(" ")
        if tag not in LINES and tag != "br":
            self.end_line()
        if tag in VOID:
            return
        muted = is_label or is_boundary or tag == GONE[self.side] or \
            tag in ("style", "script", "title", "head")
        self.open.append((tag, muted))
        if tag in ("ol", "ul"):
            first = int(attributes.get("start", 1)) if tag == "ol" else None
            self.counts.append(first)
        elif tag == "li" and self.counted and self.counts and \
                self.counts[-1] is not None:
            self.out.append(f"{self.counts[-1]}. ")
            self.is_numbered = True
            self.counts[-1] += 1

    def handle_endtag(self, tag):
        if tag in ("ol", "ul") and self.counts:
            self.counts.pop()
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag not in LINES:
            self.is_numbered = False
            self.end_line()

    def handle_data(self, data):
        if self.mute() or (self.is_numbered and not data.strip()):
            return
        if data.strip():
            self.is_numbered = False
        if self.counted and data.lstrip().startswith("|"):
            data = data.replace("\n", " ")
        self.out.append(data if self.counted else data.replace("\n", " "))


def of_html(page, side, counted=False):
    reader = Page(side, counted)
    reader.feed(page)
    reader.close()
    return tidy("".join(reader.out))


def of_markdown(markdown, side):
    """cmark knows no tables: their rows are lines of cells."""
    page = subprocess.run(["cmark", "--unsafe"], input=markdown.encode(),
                          capture_output=True, check=True).stdout.decode()
    page = page.replace("<br />\n", " ")
    page = re.sub(r"(?<=[^>\n])\n(?!\|)(?=[^<\n])", " ", page)
    lines = []
    for line in of_html(page, side, counted=True):
        cells = re.split(r"\|", line) if "|" in line else [line]
        lines += [" ".join(cell.split()) for cell in cells
                  if cell.strip() and cell.strip() != "---"]
    return lines


# -------------------------------------------------------------- plain text

MARKS = {"{+": "+", "[-": "-"}
ENDS = {"+": "+}", "-": "-]"}
PAIRS = {"{": "+", "[": "-", "+": "}¶", "-": "]¶"}
ESCAPED = re.compile(r"(\\+)(.)", re.S)


def of_plain(text, side, marked):
    """Reads from left to right: a mark, an escape, or a character."""
    out, open_marks, at, before = [], [], 0, ""
    gone = "-" if side == NEW else "+"
    while at < len(text):
        two = text[at:at + 2]
        if marked and two in MARKS:
            sign = text[at + 2:at + 5]
            kind = MARKS[two]
            if sign == "¶" + ENDS[kind]:
                if side == OLD:
                    out.append(JOIN if kind == "+" else CUT)
                at += 5
            else:
                open_marks.append(kind)
                at += 2
            before = text[at - 1]
            continue
        if marked and open_marks and two == ENDS[open_marks[-1]]:
            open_marks.pop()
            at, before = at + 2, two[1]
            continue
        piece = text[at]
        found = ESCAPED.match(text, at) if marked else None
        if found and found.group(2) in PAIRS.get(before, ""):
            piece = found.group(1)[1:]
            at += len(found.group(1))
        else:
            at += 1
        before = piece[-1:] or "\\"
        if gone not in open_marks:
            out.append(piece)
    if open_marks:
        raise AssertionError(f"marks stay open: {open_marks}")
    lines = tidy("".join(out))
    return [line for line in lines if not re.fullmatch(r"[-=~ ]{3,}", line)]


# ---------------------------------------------------------------- comparing

def run(arguments):
    done = program.run([*map(str, arguments)], program.ROOT)
    if done.returncode not in (0, 1):
        raise AssertionError(done.stderr.decode().splitlines()[-1])
    return done.stdout.decode()


def joined(lines, wanted):
    """A number or a run-in heading whose paragraph went stands on a line of
    its own before the paragraph that came: they are one block."""
    out = []
    for line in lines:
        whole = f"{out[-1]} {line}" if out else ""
        if len(out) <= len(wanted) and whole == wanted[len(out) - 1]:
            out[-1] = whole
        else:
            out.append(line)
    return out


def compare(what, got, wanted):
    got = joined(got, wanted)
    if got == wanted:
        return []
    at = next((i for i, pair in enumerate(zip(got, wanted))
               if pair[0] != pair[1]), min(len(got), len(wanted)))
    return [f"{what}: line {at + 1} of {len(got)}/{len(wanted)}: "
            f"{got[at:at + 1]} for {wanted[at:at + 1]}"]


def flat(lines):
    """Where lines end does not count; nor do spaces in scripts without."""
    return re.sub(r" ?([\u0e00-\u0eff\u2e80-\u9fff\uff00-\uffef]) ?", r"\1",
                  " ".join(lines))


def compare_flat(what, got, wanted):
    got, wanted = flat(got), flat(wanted)
    at = next((i for i, pair in enumerate(zip(got, wanted))
               if pair[0] != pair[1]), min(len(got), len(wanted)))
    return [] if got == wanted else [
        f"{what}: {got[max(at - 40, 0):at + 40]!r} for "
        f"{wanted[max(at - 40, 0):at + 40]!r}"]


def bare(lines):
    return "".join("".join(lines).split())


def faults(redline, sides):
    """`redline` and each of `sides` (NEW, OLD) are functions: arguments →
    what the program gives."""
    found = []
    page, markdown = redline("-f", "html"), redline("-f", "markdown")
    wide = redline("-f", "text", "--width", WIDE)
    narrow = redline("-f", "text", "--width", "60")
    for side, render in sides.items():
        whole = render("-f", "html", "--fragment")
        body = (page.partition("<body>")[2] or page).partition("</body>")[0]
        found += compare(f"{side} HTML", of_html(body, side),
                         of_html(whole, side))
        found += compare(f"{side} Markdown", of_markdown(markdown, side),
                         of_markdown(render("-f", "markdown"), side))
        if "<table" not in whole + page:    # cells that wrap stand abreast
            found += compare_flat(
                f"{side} text", of_plain(wide, side, True),
                of_plain(render("-f", "text", "--width", WIDE), side, False))
            got = bare(of_plain(narrow, side, True))
            wanted = bare(of_plain(
                render("-f", "text", "--width", "60"), side, False))
            if got != wanted:
                found += compare_flat(f"{side} narrow text", [got], [wanted])
    return found


def pair_faults(old, new, more=()):
    return faults(
        lambda *how: run(["diff", old, new, *more, *how]),
        {side: lambda *how, path=path: run(["render", path, *more, *how])
         for side, path in ((NEW, new), (OLD, old))})


# -------------------------------------------------------------------- pairs

def stored():
    """Neighbouring versions of our documents."""
    for work in sorted((program.ROOT / "documents").iterdir()):
        versions = sorted(path for path in work.iterdir() if path.is_dir())
        for old, new in zip(versions, versions[1:]):
            for path in sorted(new.glob("*.xml")):
                if (old / path.name).is_file() and path.stem != "version":
                    yield f"{work.name} {path.stem}", old / path.name, path, ()


def corpus():
    """Some of the pairs: a list that became text and the reverse is in them."""
    folder = program.shared("corpus", "pairs")
    rows = (folder / "pairs.tsv").read_text("utf-8").splitlines()[1:]
    for row in program.sample(rows[::5]):
        name, _, locale = row.split("\t")[:3]
        yield (name, folder / f"{name}.a.md", folder / f"{name}.b.md",
               ("-l", locale))


FIRST = "Either party may end this agreement in writing."
SECOND = "The notice period is thirty days."
LINK = "[our site]({}) {}and the rest"
SHAPES = {
    "paragraphs": f"{FIRST}\n\n{SECOND}",
    "bullets": f"- {FIRST}\n- {SECOND}",
    "numbers": f"1. {FIRST}\n2. {SECOND}",
    "one": f"{FIRST} {SECOND}",
    "one item": f"- {FIRST} {SECOND}",
    "turned": f"{SECOND} {FIRST} See [our site](https://a.example/).",
    "turned items": f"- Of the end: {SECOND}\n- New. {FIRST} Really.",
    "second": f"{FIRST}\n\n- {SECOND}",
    "nested": f"- Here:\n  - {FIRST}\n  - {SECOND}",
    "signs": f"{FIRST} {{+plus+}} [-minus-] {{++x++}} \\\\{{\\\\+ ~~y~~ "
             f"`<ins>` +¶ -¶\n\n{SECOND} 👩‍👩‍👧 🇳🇱",
    "more signs": f"{FIRST} {{+plus minus-] {{++z++}} \\\\{{\\\\\\\\+ ~~y~~ "
                  f"`<del>` +}} -¶\n\n{SECOND} 👩‍👩‍👦 🇳🇪",
    "link": f"{FIRST} See {LINK.format('https://a.example/', '')}.",
    "other link": f"See {LINK.format('https://b.example/', 'now ')}. {SECOND}",
    "address": f"{FIRST} See <https://a.example/> and the rest.",
}


def lists():
    """Every shape of the same words, and what follows them, as any other."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, words in SHAPES.items():
            path = Path(folder, f"{name}.md")
            path.write_text(f"# Terms\n\n## 1. End\n\nBefore:\n\n{words}\n\n"
                            "## 2. Rest\n\nAfter.\n", encoding="utf-8")
            paths.append(path)
        for old, new in program.sample(
                (old, new) for old in paths for new in paths if old != new):
            yield f"{old.stem} {new.stem}", old, new, ("-l", "en")


def randomly():
    texts = program.stored_texts()
    with tempfile.TemporaryDirectory() as folder:
        for seed in program.sample(range(0, 5 * RANDOM, 5)):
            text = texts[seed % len(texts)]
            old, new = (Path(folder, f"{side}.xml") for side in "ab")
            old.write_bytes(text.read_bytes())
            new.write_bytes(random_edits.edited(text.read_bytes(), seed,
                                                EDITS))
            yield f"{text.name}, seed {seed}", old, new, ()


def main(what):
    failed = tried = 0
    for name, old, new, how in {
            "stored": stored, "corpus": corpus, "lists": lists,
            "random": randomly}[what]():
        tried += 1
        try:
            said = pair_faults(old, new, how)
        except AssertionError as fault:
            said = [str(fault)]
        failed += bool(said)
        for one in said[:3]:
            print(f"{name}: {one[:600]}")
    print(f"{tried} redlines, {failed} failed")
    return 1 if failed or not tried else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
