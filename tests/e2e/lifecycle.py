"""From draft to withdrawal: what is refused in one line and changes nothing,
what each step adds to the publication log, and who gets which version at the
second, in every language, by the policy of the work.

    lifecycle.py
"""
import hashlib
import json
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

EN = """# Terms

## Scope {#scope}

These terms hold for all users.

## Law {#law}

Dutch law applies.
"""
DE = """# Bedingungen

## Geltung

Diese Bedingungen gelten für alle Nutzer.

## Recht

Es gilt niederländisches Rehct.
"""
WORK = """<?xml version="1.0" encoding="UTF-8"?>
<work xmlns="urn:codicil:1">
  <kind>doc</kind>
  <original>en</original>
  <promised>de</promised>
  <promised>en</promised>
  <untranslated>{policy}</untranslated>
  <sign-off>{sign_off}</sign-off>
</work>
"""
FORMATS = ["html", "markdown", "text", "rtf", "xml"]
BLANK = ("", " ", "two\nlines", "a\ttab")
complaints = []


def expect(fine, what):
    if not fine:
        complaints.append(what)


class Shop:
    """A store with one work, and its clock."""

    def __init__(self, folder, policy="serve", sign_off="no"):
        self.folder = Path(folder)
        self.now = "2025-06-01"
        (self.folder / "documents/terms").mkdir(parents=True)
        self.file("documents/terms/work.xml",
                  WORK.format(policy=policy, sign_off=sign_off))

    def file(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def tree(self):
        return {str(path.relative_to(self.folder)):
                hashlib.sha256(path.read_bytes()).hexdigest()
                for path in sorted((self.folder / "documents").rglob("*"))
                if path.is_file()}

    def run(self, *arguments):
        return program.run(["--now", self.now, *arguments], self.folder)

    def does(self, *arguments):
        done = self.run(*arguments)
        expect(done.returncode == 0, f"{arguments}: exit {done.returncode}: "
               f"{done.stderr.decode()[:300]}")
        return done.stdout.decode()

    def refuses(self, word, *arguments):
        """Exit 2, one line with that word in it, nothing changed."""
        before = self.tree()
        done = self.run(*arguments)
        told = [line for line in done.stderr.decode().splitlines()
                if "note: " not in line]
        expect(done.returncode == 2 and len(told) == 1 and word in told[0],
               f"{arguments}: exit {done.returncode}, {word!r} expected: "
               f"{told}")
        expect(self.tree() == before, f"{arguments}: changed the store")

    def imports(self, version, locale, text, *more):
        self.file("in.md", text)
        self.does("import", f"terms@{version}", "-l", locale, "in.md", *more)

    def log(self, version):
        work = json.loads(self.does("log", "terms", "--format", "json"))
        return next(v for v in work["versions"] if v["version"] == version)

    def served(self, locale, instant):
        """The version and the language that are served."""
        done = self.run("render", "terms", "-l", locale, "--at", instant,
                        "-f", "xml")
        text = done.stdout.decode()
        found = re.search(r'<FRBRversionNumber value="(.*?)"', text)
        language = re.search(r'<FRBRlanguage language="(.*?)"', text)
        return (found[1], language[1]) if found and language else None


def check_entry(shop, version, entry, texts):
    """An entry names bytes that are kept, and every format of its texts."""
    folder = shop.folder / "documents/terms" / version
    expect(sorted((t["locale"], t["revision"]) for t in entry["texts"])
           == texts, f"{version}: {entry['kind']}: {entry['texts']}")
    for text in entry["texts"]:
        expect([r["format"] for r in text["renditions"]] == FORMATS,
               f"{version}: formats {text['renditions']}")
        name = text["locale"] + (f"~{text['revision']}" if text["revision"]
                                 else "")
        digest = hashlib.sha256((folder / f"{name}.xml").read_bytes())
        expect(digest.hexdigest() == text["sha256"], f"{version}: {name}")
        for rendition in text["renditions"]:
            kept = folder / "renditions" / rendition["sha256"]
            expect(kept.is_file() and hashlib.sha256(kept.read_bytes())
                   .hexdigest() == rendition["sha256"],
                   f"{version}: {name} as {rendition['format']}")


def check_refusals(shop):
    shop.imports("1", "en", EN)
    publish = ["publish", "terms@1"]
    shop.refuses("--in-force", *publish, "--change", "inform")
    shop.refuses("2026-01-01T00:00:00", *publish, "--change", "inform",
                 "--in-force", "2026-01-01T00:00:00")
    shop.refuses("59 seconds", *publish, "--change", "inform", "--in-force",
                 "2016-12-31T23:59:60Z")
    shop.refuses("--change", *publish, "--in-force", "2026-01-01")
    shop.refuses("'big'", *publish, "--in-force", "2026-01-01", "--change",
                 "big")
    shop.refuses("terms@1", *publish, "--in-force", "2026-01-01", "--change",
                 "inform", "--announce", "2026-01-02")
    shop.refuses("no version '9'", "publish", "terms@9", "--in-force",
                 "2026-01-01", "--change", "inform")
    shop.refuses("draft", "withdraw", "terms@1", "--reason", "x")
    shop.refuses("draft", "add", "terms@1", "-l", "en")
    shop.refuses("reason", "withdraw", "terms@1")


def check_publish(shop):
    before = shop.tree()
    told = shop.does("publish", "terms@1", "--in-force", "2026-01-01",
                     "--change", "material", "--dry-run")
    expect("would be published" in told and shop.tree() == before,
           f"dry run: {told}")
    for option in ("--by", "--reason"):
        for words in BLANK:
            shop.refuses(f"{option} is blank", "publish", "terms@1",
                         "--in-force", "2026-01-01", "--change", "material",
                         option, words)
    shop.refuses("--by is blank", "approve", "terms@1", "-l", "en", "--by", "")
    told = shop.run("publish", "terms@1", "--in-force", "2026-01-01",
                    "--change", "inform", "--dry-run").stderr.decode()
    expect("'de' and not there: until it is added, its readers get the "
           "prevailing text" in told, f"nothing to hold yet: {told}")
    shop.imports("1", "de", DE)
    shop.does("publish", "terms@1", "--in-force", "2026-01-01", "--change",
              "material", "--by", "A. Jansen", "--announce", "2025-07-01",
              "--reason", " The  first one ")
    shop.does("verify")
    log = shop.log("1")
    check_entry(shop, "1", log["entries"][0], [("de", 0), ("en", 0)])
    expect(log["entries"][0]["by"] == "A. Jansen", "by")
    expect(log["state"] == "announced", f"state {log['state']}")
    shop.refuses("published already", "publish", "terms@1")
    shop.refuses("published", "import", "terms@1", "-l", "en", "in.md")
    shop.refuses("is there already", "draft", "terms", "--from", "1", "--as",
                 "1")
    shop.refuses("no version '7'", "draft", "terms", "--from", "7", "--as",
                 "2")
    expect(shop.run("check", "terms").returncode == 0, "check after publish")


def check_correct(shop):
    shop.file("de.md", DE)
    shop.refuses("corrects nothing", "correct", "terms@1", "-l", "de",
                 "de.md", "--reason", "x")
    shop.file("de.md", DE.replace("Rehct", "Recht"))
    shop.refuses("--reason", "correct", "terms@1", "-l", "de", "de.md")
    shop.now = "2025-06-10"
    shop.does("correct", "terms@1", "-l", "de", "de.md", "--reason",
              "A typo")
    entries = shop.log("1")["entries"]
    check_entry(shop, "1", entries[1], [("de", 1)])
    expect(entries[1]["before"] == entries[0]["digest"], "chain of entries")
    expect(entries[1]["reason"] == "A typo", "reason")
    shop.file("en.md", EN.replace("all users", "most users"))
    shop.refuses("new version", "correct", "terms@1", "-l", "en", "en.md",
                 "--reason", "x")
    ids = [set(re.findall(r'xml:id="(.*?)"', (
        shop.folder / f"documents/terms/1/{name}.xml").read_text()))
        for name in ("de", "de~1")]
    expect(ids[0] == ids[1], f"ids of a correction: {ids}")


def check_rerender(shop):
    """The former bytes stay; nothing is written that comes out as it did."""
    before = shop.tree()
    told = shop.does("rerender", "terms@1", "--reason", "Again")
    expect("comes out as it did" in told and shop.tree() == before, told)
    (shop.folder / "site").mkdir()
    shop.file("site/style.css", "body { color: #123 }")
    shop.refuses("reason", "--templates", "site", "rerender", "terms@1")
    shop.does("--templates", "site", "rerender", "terms@1", "--reason",
              "A new style")
    entry = shop.log("1")["entries"][-1]
    check_entry(shop, "1", entry, [("de", 1), ("en", 0)])
    after = shop.tree()
    del before["documents/terms/1/version.xml"]
    expect(before.items() <= after.items(), "rerender took something away")
    expect(len(after) == len(before) + 3, "the HTML of two texts is new")
    expect(shop.run("verify").returncode == 0, "verify after a rerender")


def check_build(shop):
    """All that is published, drawn anew and signed with the build."""
    shop.refuses("--reason", "build", "out", "--rerender")
    shop.does("keygen", "legal")
    told = shop.run("build", "built", "--rerender", "--reason", "Back again",
                    "--key", "legal.key")
    expect(told.returncode == 0, f"build: {told.stderr.decode()[:300]}")
    expect(shop.log("1")["entries"][-1]["kind"] == "rerender", "rerender")
    told = shop.does("verify", "built", "--key", "legal.pub")
    expect("signatures)" in told, f"a signed build: {told}")


def check_next(shop):
    """A second version, in the original language alone."""
    shop.does("draft", "terms", "--from", "1", "--as", "2")
    expect(sorted(p.name for p in (shop.folder / "documents/terms/2")
                  .iterdir()) == ["en.xml", "version.xml"], "draft")
    publish = ["publish", "terms@2", "--change", "editorial", "--in-force"]
    shop.refuses("2026-01-01", *publish, "2026-01-01")
    shop.refuses("before its predecessor", *publish, "2025-12-31")
    for key in ("none.key", "in.md"):
        told = shop.run(*publish, "2026-03-01", "--key", key).stderr.decode()
        expect(told.count("\n") == 1 and key in told,
               f"a key that is none is told first, and alone: {told}")
    shop.imports("2", "en", EN.replace("all users", "most users"))
    shop.refuses("no editorial change", *publish, "2026-03-01")
    told = shop.does("publish", "terms@2", "--change", "inform",
                     "--in-force", "2026-03-01", "--dry-run")
    expect("Was ist neu" in told and "1 clause changed" in told,
           f"what's new in every language: {told}")
    shop.does(*publish, "2026-03-01T00:00:00+01:00", "--reason",
              "Meant like this all along")
    entry = shop.log("2")["entries"][0]
    expect(entry["predecessor"] == "1", "predecessor")
    expect(shop.log("2")["missing"] == ["de"], "missing")
    expect("In force from March 1, 2026" in
           shop.does("render", "terms@2", "-l", "en"), "the day as written")


def check_clock(shop, late):
    """One second before and after; a German reader as the policy says."""
    last, first = "2026-02-28T22:59:59Z", "2026-02-28T23:00:00Z"
    expect(shop.served("en", "2025-12-31T23:59:59Z") is None, "too early")
    expect(shop.served("en", "2026-01-01T00:00:00Z") == ("1", "en"), "at 1")
    expect(shop.served("en", last) == ("1", "en"), "before 2")
    expect(shop.served("en", first) == ("2", "en"), "at 2")
    expect(shop.served("fr", first) == ("2", "en"), "not promised")
    expect(shop.served("de", last) == ("1", "de"), "German before 2")
    expect(shop.served("de", first) == late, f"German at 2, not {late}")
    for at, version in ((last, "1"), (first, "2")):
        told = shop.does("status", "terms", "--at", at)
        expect(re.search(rf"^\* terms +{version} +en", told, re.M),
               f"status at {at}: {told}")
    shop.refuses("09:00", "status", "terms", "--at", "2026-01-01T09:00:00")
    shop.now = "2026-04-01T12:00:00Z"
    shop.imports("2", "de", DE.replace("alle", "die meisten"))
    shop.does("add", "terms@2", "-l", "de")
    check_entry(shop, "2", shop.log("2")["entries"][1], [("de", 0)])
    expect(shop.served("de", "2026-04-01T11:59:59Z") == late, "before added")
    expect(shop.served("de", "2026-04-01T12:00:00Z") == ("2", "de"), "added")
    shop.refuses("already", "add", "terms@2", "-l", "de")


def check_withdraw(shop):
    shop.now = "2026-05-01"
    for words in BLANK:
        for verb in ("withdraw", "rerender"):
            for more in ((), ("--dry-run",)):
                shop.refuses("--reason is blank", verb, "terms@2",
                             "--reason", words, *more)
        shop.refuses("--by is blank", "withdraw", "terms@2", "--reason", "x",
                     "--by", words)
    shop.does("withdraw", "terms@2", "--reason", "By mistake")
    expect(shop.log("2")["state"] == "withdrawn", "withdrawn")
    expect(shop.served("en", "2026-04-30T23:59:59Z") == ("2", "en"),
           "before it was withdrawn")
    expect(shop.served("en", "2026-05-01") == ("1", "en"), "withdrawn: 1")
    shop.refuses("withdrawn", "withdraw", "terms@2", "--reason", "again")
    then = ("--at", "2026-04-30T23:59:59Z")
    for more, code in ((then, 1), ((), 0)):
        done = shop.run("diff", "terms@1", "terms", "-l", "en", "--stat",
                        "--exit-code", *more)
        expect(done.returncode == code, f"diff {more}: {done.stderr}")
    for now, said in (("2026-02-27", b"Not yet in force"),
                      ("2026-05-01", b"Withdrawn")):
        shop.now = now
        page = shop.run("render", "terms@2", "-l", "en").stdout
        expect(b'class="banner state"' in page and said in page,
               f"a page does not say {said}")
    page = shop.run("render", "terms@1", "-l", "en").stdout
    expect(b"banner state" not in page, "a page in force says its state")
    day = ("evidence", "terms", "--zone", "UTC", "-l", "en", "--on")
    told = [text for text in json.loads(shop.does(
        *day, "2026-05-01", "--format", "json"))["texts"]
        if text["version"] == "2"]
    expect(told and all(text["withdrawn"]["reason"] == "By mistake"
                        for text in told), f"evidence: withdrawn: {told}")
    expect("; withdrawn at" in shop.does(*day, "2026-05-01"),
           "evidence says what was withdrawn")
    expect("withdrawn" not in shop.does(*day, "2026-03-10"),
           "evidence of a day before it was withdrawn")
    ahead = shop.run(*day, "2199-05-01")
    expect(b"not over" in ahead.stderr, f"evidence ahead: {ahead.stderr}")


def spans(shop, locale, day, zone):
    """What evidence says was in force: [(until, version, locale)]."""
    told = json.loads(shop.does("evidence", "terms", "--on", day, "--zone",
                                zone, "-l", locale, "--format", "json"))
    return [(s["until"], s["version"], s["locale"]) for s in told["in_force"]]


def check_evidence(shop, late):
    """A day in a zone, by the log and the kept bytes alone."""
    day = ("2026-02-28", "UTC")
    change, end = "2026-02-28T23:00:00Z", "2026-03-01"
    two = [(change, "1", "en"), (end, "2", "en")]
    expect(spans(shop, "en", *day) == two, "evidence: two versions")
    german = [(change, "1", "de"), (end, *late)]
    expect(spans(shop, "de", *day) == german, "evidence: German readers")
    expect(spans(shop, "fr", *day) == two, "evidence: fallback")
    expect(spans(shop, "en", "2026-03-01", "Europe/Amsterdam")
           == [("2026-03-01T23:00:00Z", "2", "en")], "evidence: by zone")
    expect(spans(shop, "de", "2026-04-01", "UTC")
           == [("2026-04-01T12:00:00Z", *late), ("2026-04-02", "2", "de")],
           "evidence: the day of a late translation")
    for word, zone in (("CET", "CET"), ("Mars", "Mars/Sea"), ("+99", "+99")):
        shop.refuses(word, "evidence", "terms", "--on", "2026-03-01",
                     "--zone", zone, "-l", "en")
    none = shop.run("evidence", "terms", "--on", "2025-01-01", "--zone",
                    "UTC", "-l", "en")
    expect(none.returncode == 1 and b"nothing of terms" in none.stdout,
           "evidence of nothing")
    told = shop.does("evidence", "terms", *("--on", "2026-02-28"), "--zone",
                     "UTC", "-l", "de", "-o", "out")
    expect("offered" in told, "evidence says offered")
    out = shop.folder / "out"
    sums = dict(reversed(line.split("  ")) for line in
                (out / "SHA256SUMS").read_text().splitlines())
    files = {str(p.relative_to(out)): hashlib.sha256(p.read_bytes())
             .hexdigest() for p in out.rglob("*") if p.is_file()}
    expect(files.pop("SHA256SUMS") and files == sums, "SHA256SUMS")
    expect({"1/de~1.html", "1/de.txt", "1/version.xml", "evidence.html"}
           <= set(files), f"evidence writes {sorted(files)}")
    kept = shop.folder / "documents/terms/1/renditions" / sums["1/de~1.html"]
    old = kept.read_bytes()
    kept.write_bytes(old + b" ")
    shop.refuses("not what was published", "evidence", "terms", "--on",
                 "2026-02-28", "--zone", "UTC", "-l", "de", "-o", "again")
    kept.write_bytes(old)


def check_sign_off(folder):
    shop = Shop(folder, sign_off="yes")
    shop.imports("1", "en", EN)
    publish = ["publish", "terms@1", "--in-force", "2026-01-01", "--change",
               "inform"]
    shop.refuses("approve", *publish)
    shop.does("approve", "terms@1", "-l", "en", "--by", "J. de Vries")
    expect(shop.log("1")["texts"][0]["approved"] == "J. de Vries", "approved")
    shop.imports("1", "en", EN.replace("all", "most"))
    shop.refuses("edited since J. de Vries", *publish)
    shop.does("approve", "terms@1", "-l", "en", "--by", "J. de Vries")
    shop.does(*publish)
    expect(shop.log("1")["entries"][0]["texts"][0]["approved"]
           == "J. de Vries", "the log names who approved")


def check_past(folder):
    """What is in force already, and a clock that goes wrong, are told; an
    older version goes out before a newer one; small letters are raised."""
    shop = Shop(folder)
    for version in "12345":
        shop.imports(version, "en", EN)
    publish = ["--change", "inform", "--in-force"]
    for version, instant, word in (
            ("2", "2025-06-01t00:00:00.5z", ""),
            ("3", "2025-07-01", ""),
            ("4", "2025-07-02T00:00:00Z", "before the last entry")):
        done = shop.run("publish", f"terms@{version}", *publish, instant)
        told = [line for line in done.stderr.decode().splitlines()
                if "warning: " in line]
        expect(done.returncode == 0 and len(told) == bool(word) and
               word in "".join(told), f"{version}: {told}")
        if version == "3":
            shop.now = "2025-05-01"
    shop.now = "2025-08-01"
    done = shop.run("publish", "terms@5", *publish, "2025-07-31")
    expect(done.stderr.count(b"which is past") == 1, f"{done.stderr}")
    shop.refuses("the older ones first", "publish", "terms@1", *publish,
                 "2025-05-01")
    text = (shop.folder / "documents/terms/2/version.xml").read_text("utf-8")
    expect(">2025-06-01T00:00:00.5Z<" in text, text[:300])
    shop.does("verify")


def check_pictures(folder):
    """A translation that comes later brings a picture of its own, below a
    folder of media/; one that is out never changes."""
    shop = Shop(folder)
    media = shop.folder / "documents/terms/1/media"
    shop.imports("1", "en", EN + "\n![Map](media/map.svg)\n")
    (media / "de").mkdir(parents=True)
    (media / "map.svg").write_text("<svg/>")
    shop.does("publish", "terms@1", "--in-force", "2026-01-01", "--change",
              "inform")
    shop.imports("1", "de", DE + "\n![Karte](media/de/map.svg)\n")
    shop.refuses("not there", "add", "terms@1", "-l", "de")
    (media / "de/map.svg").write_text("<svg></svg>")
    (media / "map.svg").write_text("<svg>other</svg>")
    shop.refuses("never changes", "add", "terms@1", "-l", "de")
    (media / "map.svg").write_text("<svg/>")
    shop.does("add", "terms@1", "-l", "de")
    paths = [[picture["path"] for picture in entry["pictures"]]
             for entry in shop.log("1")["entries"]]
    expect(paths == [["media/map.svg"], ["media/de/map.svg"]], paths)
    shop.does("verify")
    shop.does("build", "built")
    expect((shop.folder / "built/terms/1/media/de/map.svg").is_file(),
           "the later picture is in no build")
    shop.does("draft", "terms", "--from", "1", "--as", "2")
    expect((shop.folder / "documents/terms/2/media/de/map.svg").is_file(),
           "a draft begins without it")
    shop.imports("3", "en", EN + "\n![Map](map.svg)\n")
    (shop.folder / "documents/terms/3/map.svg").write_text("<svg/>")
    shop.refuses("file in media/", "publish", "terms@3", "--in-force",
                 "2027-01-01", "--change", "inform")


def main():
    for policy, late in (("serve", ("2", "en")), ("hold", ("1", "de"))):
        with tempfile.TemporaryDirectory() as folder:
            shop = Shop(folder, policy)
            check_refusals(shop)
            check_publish(shop)
            check_correct(shop)
            check_rerender(shop)
            check_build(shop)
            check_next(shop)
            check_clock(shop, late)
            check_withdraw(shop)
            check_evidence(shop, late)
    with tempfile.TemporaryDirectory() as folder:
        check_sign_off(folder)
    with tempfile.TemporaryDirectory() as folder:
        check_pictures(folder)
    with tempfile.TemporaryDirectory() as folder:
        check_past(folder)
    for complaint in complaints:
        print(complaint)
    print(f"lifecycle: {len(complaints)} complaints")
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
