"""`codicil diff` and `codicil patch` from the outside.

    diff.py cli         options, refusals, what is told
    diff.py stored      deltas between all versions of documents/
    diff.py pairs       ... and of the shared folder's pairs

A delta applied to A gives B and reversed gives A, byte for byte as `codicil
render -f xml` writes them, and holds what codicil-delta(5) says.
"""
import hashlib
import json
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

KINDS = ["insert", "delete", "modify", "move", "move-modify", "move-words",
         "renumber", "split", "merge", "format", "link", "value", "definition",
         "title", "metadata", "reuse"]
A = "# Fees\n\nDue within 30 days, by [transfer](https://a.example/).\n"
B = "# Fees\n\nDue within 14 days, by [transfer](https://a.example/).\n"
LOOKS = "# Fees\n\nDue within *30* days, by [transfer](https://b.example/).\n"
complaints = []


def expect(name, true, *shown):
    if not true:
        complaints.append(" ".join([f"{name}:", *map(str, shown)])[:2000])


class Desk:
    def __init__(self, folder):
        self.folder = folder

    def put(self, name, text):
        Path(self.folder, name).write_text(text, encoding="utf-8")
        return name

    def run(self, *arguments):
        return program.run(["-q", *arguments], self.folder)

    def told(self, *arguments):
        return program.run(list(arguments), self.folder)

    def bytes(self, *arguments):
        result = self.run(*arguments)
        expect(" ".join(map(str, arguments)), result.returncode == 0 and
               not result.stderr, result)
        return result.stdout


# ------------------------------------------------------------------- deltas

def check_side(name, side, xml):
    expect(name, side["sha256"] == hashlib.sha256(xml).hexdigest() and
           side["lines"] == xml.count(b"\n"), side)


def check_delta(name, delta, older, newer):
    """It is as the man page says."""
    expect(name, list(delta) == ["format", "version", "from", "to", "summary",
                                 "suggested", "changes", "patch"],
           list(delta))
    check_side(name, delta["from"], older)
    check_side(name, delta["to"], newer)
    summary = delta["summary"]
    expect(name, list(summary) == ["changes", "words", "share"] and
           list(summary["changes"]) == KINDS and
           sum(summary["changes"].values()) == len(delta["changes"]) and
           0 <= summary["share"] <= 1, summary)
    for kind in KINDS:
        count = sum(one["kind"] == kind for one in delta["changes"])
        expect(name, summary["changes"][kind] == count, kind, summary)
    for way, words in (("removed", "words_removed"), ("added", "words_added")):
        expect(name, summary["words"][way] ==
               sum(one.get(words, 0) for one in delta["changes"]), summary)
    expect(name, delta["suggested"]["class"] in ("editorial", None) and
           (delta["suggested"]["class"] is None or
            not delta["suggested"]["reasons"]), delta["suggested"])
    check_patch(name, delta["patch"], older, newer)


def check_patch(name, patch, older, newer):
    """Applied by the man page alone."""
    lines = older.decode().split("\n")
    made, at = [], 0
    for edit in patch:
        start = edit["line"] - 1
        expect(name, start >= at + (at > 0) and lines[start:start + len(
            edit["delete"])] == edit["delete"], edit)
        made += lines[at:start] + edit["insert"]
        at = start + len(edit["delete"])
    expect(name, "\n".join(made + lines[at:]) == newer.decode(), "the patch")


def there_and_back(desk, name, older, newer, language):
    xml = [desk.bytes("render", text, *language, "-f", "xml")
           for text in (older, newer)]
    path = Path(desk.folder, "delta.json")
    path.write_bytes(desk.bytes("diff", older, newer, *language,
                                "-f", "json"))
    check_delta(name, json.loads(path.read_bytes()), *xml)
    expect(name, desk.bytes("patch", path, older, *language) == xml[1], "on")
    expect(name, desk.bytes("patch", path, newer, *language, "-R") == xml[0],
           "back")


def stored(desk):
    program.lay_store(desk.folder)
    for work in sorted(Path(desk.folder, "documents").iterdir()):
        versions = sorted(one.name for one in work.iterdir() if one.is_dir())
        for older, newer in zip(versions, versions[1:]):
            for path in sorted((work / newer).glob("*.xml")):
                if not (work / older / path.name).exists() or \
                        path.name == "version.xml":
                    continue
                there_and_back(desk, f"{work.name} {older} {path.name}",
                               f"{work.name}@{older}", f"{work.name}@{newer}",
                               ["-l", path.stem])


def pairs(desk):
    folder = program.shared("corpus", "pairs")
    languages = dict(line.split("\t")[0:3:2] for line in (
        folder / "pairs.tsv").read_text("utf-8").splitlines()[1:])
    for older in program.sample(sorted(folder.glob("*.a.md"))):
        name = older.name.split(".")[0]
        there_and_back(desk, name, older, older.with_name(f"{name}.b.md"),
                       ["-l", languages.get(name, "en")])


# ------------------------------------------------------------------ the rest

def exit_codes(desk):
    a, b, looks = (desk.put("a.md", A), desk.put("b.md", B),
                   desk.put("looks.md", LOOKS))
    for older, newer, more, code in (
            (a, a, [], 0), (a, b, [], 1), (a, looks, [], 1),
            (a, looks, ["--only", "words"], 0), (a, b, ["--only", "all"], 1),
            (a, b, ["--only", "words"], 1), (a, b, ["-f", "json"], 1),
            (a, a, ["-f", "json"], 0), (a, b, ["--stat"], 1)):
        words = ["diff", older, newer, "-l", "en", *more]
        result = desk.run(*words, "--exit-code")
        expect(f"{words}", result.returncode == code, result)
        expect(f"{words}", desk.run(*words).returncode == 0)


def redlines(desk):
    result = desk.run("diff", "a.md", "b.md", "-l", "en", "-f", "text")
    expect("text", b"within [-30-]{+14+} days" in result.stdout, result)
    result = desk.run("diff", "a.md", "b.md", "-l", "en", "-f", "text",
                      "--color", "always")
    expect("colour", b"\x1b[31;9m[-30-]\x1b[0m\x1b[32;4m{+14+}\x1b[0m days"
           in result.stdout, result)
    result = desk.run("diff", "a.md", "b.md", "-l", "en", "-f", "markdown",
                      "--color", "always")
    expect("Markdown", b"\x1b[31;9m<del>30</del>\x1b[0m" in result.stdout,
           result)
    result = desk.run("diff", "a.md", "b.md", "-l", "en", "-f", "html",
                      "-o", "out.html")
    page = Path(desk.folder, "out.html").read_bytes()
    expect("html", re.search(rb"<del>[^\n]*30</del>|<del>[^\n]*>30<", page) and
           not result.stdout, result, page)
    signs = desk.put("signs.md", "# Fees\n\nWe {+¶+} *add* a +}.\n")
    looks = desk.put("bare.md", "# Fees\n\nWe {+¶+} add a +}.\n")
    for newer in signs, looks:
        result = desk.run("diff", signs, newer, "-l", "en", "-f", "text")
        expect("signs where no words changed", r"{\+\¶+\} add a +\}.".encode()
               in result.stdout, result)
    item, plain = (desk.put("item.md", "# Fees\n\n- Cash.\n- Cheques.\n"),
                   desk.put("plain.md", "# Fees\n\n- Cash.\n\nCheques.\n"))
    result = desk.run("diff", plain, item, "-l", "en", "-f", "text")
    expect("a bullet alone", "{+•+} Cheques.".encode() in result.stdout,
           result)
    clauses = "# Fees\n\n## Boats\n\nA crown.\n\n%s Carts\n\nNone.\n"
    result = desk.run("diff", desk.put("flat.md", clauses % "##"),
                      desk.put("deep.md", clauses % "###"), "-l", "en",
                      "--stat", "-f", "json", "--exit-code")
    summary = json.loads(result.stdout)["summary"]
    expect("another level", result.returncode == 1 and
           summary["changes"]["format"] == 1 and
           summary["words"]["added"] + summary["words"]["removed"] == 0,
           result)


def numbers_alone(desk):
    """What they were the number of stands there, or went, without them: they
    are on one line with it, as they were, and so is the rule of a heading."""
    clauses = desk.put("two.md", "# Fees\n\n## 1. Boats\n\nA crown.\n\n"
                       "## 2. Carts\n\n- None.\n\nCash.\n\n1. Due.\n")
    rest = desk.put("rest.md", "# Fees\n\n## 1. Boats\n\nA crown.\n\n"
                    "- None.\n\nCash.\n\nDue.\n")
    result = desk.run("diff", clauses, rest, "-l", "en", "-f", "text")
    expect("of a heading and an item", b"\n[-2. Carts-]\n" in result.stdout and
           b"\n[-1. -]Due.\n" in result.stdout, result)
    result = desk.run("diff", clauses, rest, "-l", "en", "-f", "markdown")
    expect("in Markdown", b"<del>2. Carts</del>" in result.stdout.replace(
        b"\\", b"").replace(b"</del><del>", b""), result)
    result = desk.run("diff", clauses, rest, "-l", "en")
    expect("in HTML", re.search(rb"<p [^\n]*2\. </del><del>[^\n]*Carts</del>",
                                result.stdout), result)
    lists = "# Fees\n\n1. Boats.\n2. Rafts.\n\n%s\n\n- Cash.\n\n  Coins.\n"
    result = desk.run("diff", desk.put("head.md", lists % "## Carts"),
                      desk.put("flatly.md", lists % "<!-- -->"), "-l", "en",
                      "-f", "text")
    expect("a heading is not in the list that it stood before",
           b"\n\n[-Carts-]\n\n" in result.stdout, result)
    cut = "# Fees\n\n## Boats\n\nEvery boat that is moored here \
pays a crown. %sEvery cart that is left there overnight pays half a pound.\n"
    result = desk.run("diff", desk.put("one.md", cut % ""),
                      desk.put("cut.md", cut % "\n\n## Carts\n\n"), "-l",
                      "en", "-f", "text")
    expect("the rule of a new heading", b"{+Carts+}{+\xc2\xb6+}\n{+-----" in
           result.stdout, result)


def kinds(desk):
    """What stands between two numbers is no other word, and what no words
    changed in is told where something is marked."""
    for former, now, kind, reasons in (
            ("Pay EUR 1,000.50 by 3 March 2026 (30%).",
             "Pay EUR 1,000.05 by 4 March 2026 (35%).", "value", ["values"]),
            ("Pay at once EUR 10 to us, in cash, at our office.",
             "Pay soon EUR 12 to us, in cash, at our office.", "modify",
             ["words", "values"]),
            ("Pay at once EUR 10 to us.", "Pay soon EUR 10 to us.", "modify",
             ["words"]),
            ("Within 10 days.", "Within 10\u00a0days.", "format", [])):
        result = desk.run(
            "diff", desk.put("former.md", f"# Fees\n\n{former}\n"),
            desk.put("now.md", f"# Fees\n\n{now}\n"), "-l", "en", "-f",
            "json", "--exit-code")
        delta = json.loads(result.stdout)
        expect(now, result.returncode == 1 and
               [change["kind"] for change in delta["changes"]] == [kind] and
               delta["suggested"]["reasons"] == reasons, delta)


def facts(desk):
    """Which facts came and which went: neither what ends the list nor
    the word before its last fact makes another fact of one."""
    for words, former, now, gone, come in (
            ("en", "We keep: your name; your address; and your phone.",
             "We keep: your name; your address; your phone; and your IMEI.",
             [], ["your IMEI"]),
            ("en", "its name; its screen.", "its name; its IMEI; its screen.",
             [], ["its IMEI"]),
            ("ja", "情報：氏名；住所；電話番号。", "情報：本名；住所；電話番号；IMEI。",
             ["氏名"], ["本名", "IMEI"]),
            ("en", "We keep: name, address, phone, e-mail, language.",
             "We keep: name, address, IMEI, phone, e-mail, language.", [],
             ["IMEI"]),
            ("en", "It is due, for the first time on 1 May, each year, to us.",
             "It is due, for the first time on 3 May, each year, to us.", [],
             []),
            ("hi", "नाम; पता; फ़ोन।", "नाम; पता; फ़ोन; IMEI।", [], ["IMEI"])):
        delta = json.loads(desk.bytes(
            "diff", desk.put("former.md", f"# Data\n\n{former}\n"),
            desk.put("now.md", f"# Data\n\n{now}\n"), "-l", words, "-f",
            "json"))
        change = delta["changes"][0]
        expect(now, change.get("facts_removed", []) == gone and
               change.get("facts_added", []) == come, change)


def first_version(desk):
    """There is none before it, whatever comes after it without a date."""
    shop = Desk(Path(desk.folder, "first"))
    shop.folder.mkdir()
    shop.run("init")
    text = shop.put("a.md", A)
    for version in "1.0", "2.0":
        shop.bytes("import", f"tea@{version}", "-l", "en", text)
    for verb in "diff", "whatsnew":
        result = shop.run(verb, "tea@1.0", "-l", "en")
        expect(f"{verb} of the first", result.returncode == 2 and
               re.search(b"first version|no version before", result.stderr),
               result)


def rejected(desk):
    """What a redline marks is what changed, in the order it stood in."""
    row = "# Fees\n\n| %s |\n|---|---|---|\n| One boat. | Rafts. | No dog. |\n"
    desk.put("row.md", row % "Boats pay here. | Carts pay there. | Dogs go.")
    desk.put("cells.md", row % "Now it is. | Boats pay here. | Leave a note.")
    page = desk.bytes("diff", "row.md", "cells.md", "-l", "en", "-f", "text")
    expect("cells that went", -1 < page.find(b"[-Carts pay") <
           page.find(b"[-Dogs go"), page)
    links = "# Fees\n\nSee [our](https://a.example) [site](https://a.example)."
    desk.put("links.md", f"{links}\n\nAll is well.\n")
    desk.put("other.md", f"{links}\n\nAll was well.\n")
    page = desk.bytes("diff", "links.md", "other.md", "-l", "en", "-f", "text")
    expect("links beside one another", page.count(b"{+") == 1 and
           page.count(b"<https://a.example>") == 2, page)


def unseen_is_told(desk):
    for form, told in (("text", True), ("markdown", True), ("html", False),
                       ("json", False)):
        result = desk.told("diff", "a.md", "looks.md", "-l", "en", "-f", form)
        said = b"not shown" in result.stderr
        expect(f"{form} tells", said == told, result.stderr)


def suggestions(desk):
    for newer, wanted, reasons in (("a.md", None, []),
                                   ("b.md", None, ["values"]),
                                   ("looks.md", "editorial", [])):
        delta = json.loads(desk.bytes("diff", "a.md", newer, "-l", "en", "-f",
                                      "json", "--stat"))
        expect(newer, list(delta) == ["format", "version", "from", "to",
                                      "summary", "suggested"], list(delta))
        expect(newer, delta["suggested"]["class"] == wanted and
               delta["suggested"]["reasons"] == reasons, delta["suggested"])
    text = desk.bytes("diff", "a.md", "b.md", "-l", "en", "--stat").decode()
    expect("--stat", "1 words removed, 1 added" in text and
           "choose inform or material" in text, text)


def refusals(desk):
    program.lay_store(Path(desk.folder, "shop"))
    shop = Desk(Path(desk.folder, "shop"))
    for words, said in (
            (["terms@2023-09-01", "website-privacy@2025-02-01"],
             "are different works"),
            (["terms@2023-09-01"], "is the first version"),
            (["../a.md"], "is a file"),
            (["-", "-"], "both texts are standard input"),
            ([], "two texts"), (["a", "b", "c"], "two texts"),
            (["../a.md", "../none.md"], "none.md"),
            (["../a.md", "../b.md", "--only", "x"], "words or all"),
            (["../a.md", "../b.md", "--color", "x"], "always or never"),
            (["../a.md", "../b.md", "-f", "rtf"], "json or xml")):
        result = shop.run("diff", *words, "-o", "out")
        expect(f"diff {words}", result.returncode == 2 and
               said.encode() in result.stderr and
               result.stderr.count(b"\n") == 1, result)
        expect("nothing written", not Path(shop.folder, "out").exists())
    result = shop.run("diff", "terms@2023-09-01", "website-privacy@2025-02-01",
                      "--force", "-l", "en")
    expect("--force", result.returncode == 0 and b"<del" in result.stdout)
    before = shop.bytes("diff", "terms@2025-01-15", "terms@2026-03-01", "-l",
                        "en")
    expect("the one before", before ==
           shop.bytes("diff", "terms@2026-03-01", "-l", "en"))


def deltas_refused(desk):
    desk.run("diff", "a.md", "b.md", "-l", "en", "-f", "json", "-o", "d.json")
    whole = Path(desk.folder, "d.json").read_text("utf-8")
    desk.put("cut.json", whole[:len(whole) // 2])
    desk.put("two.json", whole.replace('"version": 1', '"version": 2'))
    desk.put("other.json", '{"a": [1]}')
    desk.put("bent.json", whole.replace("within 14", "within 15"))
    for delta, text, said in (
            ("cut.json", "a.md", "cut.json:"), ("two.json", "a.md",
                                                "version 1 was expected"),
            ("other.json", "a.md", "is no delta"),
            ("bent.json", "a.md", "is corrupt"),
            ("none.json", "a.md", "none.json"),
            ("d.json", "b.md", "leads to already"),
            ("d.json", "looks.md", "was expected (SHA-256 "),
            ("-", "-", "both standard input")):
        result = desk.run("patch", delta, text, "-o", "out.xml")
        expect(f"patch {delta} {text}", result.returncode == 2 and
               said.encode() in result.stderr and
               result.stderr.count(b"\n") == 1, result)
        expect("nothing written", not Path(desk.folder, "out.xml").exists())


def cli(desk):
    for part in (exit_codes, redlines, numbers_alone, rejected, kinds, facts,
                 first_version, unseen_is_told, suggestions, refusals,
                 deltas_refused):
        part(desk)


def main(arguments):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        {"cli": cli, "stored": stored, "pairs": pairs}[arguments[0]](desk)
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
