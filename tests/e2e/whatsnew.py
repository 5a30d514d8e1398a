"""The what's-new page of our own documents, every version and language: it is
made in every format; a page has no id twice and no link within it that leads
nowhere; what the team said stands in it in the reader's language; what changed
is the same in all languages where the texts are; and where a language is
missing, another one's changes stand under its headings.

    whatsnew.py
"""
import re
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

# (work, older, newer): all that follow one another.
PAIRS = [(work.name, older.name, newer.name)
         for work in sorted((program.ROOT / "documents").iterdir())
         for versions in [sorted(p for p in work.iterdir() if p.is_dir())]
         for older, newer in zip(versions, versions[1:])]
COUNTS = {  # of the summary's first sentence
    "en": "clause|moved|new|removed|split|form|renumbered",
    "ar": "بند|رقم|الشكل"}
complaints = []


def expect(fine, what):
    if not fine:
        complaints.append(what)


def whatsnew(store, *arguments, code=0):
    done = program.run(["-C", store, "whatsnew", *arguments], store)
    words = done.stdout.decode()
    expect(done.returncode == code,
           f"{arguments}: exit {done.returncode}, not {code}: "
           f"{done.stderr.decode()[:300]}")
    return words, done.stderr.decode()


def check_page(name, page):
    ids = Counter(re.findall(r'\sid="([^"]*)"', page))
    for one, count in ids.items():
        expect(count == 1, f"{name}: id {one} stands {count} times")
    for one in set(re.findall(r'href="#([^"]+)"', page)):
        expect(one in ids, f"{name}: nothing has the id #{one}")
    for tag in ("h1", "main"):
        expect(len(re.findall(f"<{tag}[ >]", page)) == 1,
               f"{name}: not one {tag}")


def check_text(name, text, width):
    for line in text.splitlines():
        expect(len(line) <= width or " " not in line.strip(),
               f"{name}: {len(line)} columns: {line}")


def notes(store, work, version, locale):
    words = (store / "documents" / work / version / "version.xml").read_text(
        encoding="utf-8")
    return re.findall(f'<note xml:lang="{locale}"[^>]*>\\s*<p>(.*?)</p>',
                      words)


def check_pair(store, work, older, newer, locale):
    name = f"{work}@{newer} {locale}"
    asked = (f"{work}@{newer}", "--since", older, "-l", locale)
    page, _ = whatsnew(store, *asked)
    check_page(name, page)
    expect(f'lang="{locale}"' in page[:200], f"{name}: not in its language")
    expect(("rtl" in page[:200]) == (locale == "ar"), f"{name}: direction")
    markdown, _ = whatsnew(store, *asked, "-f", "markdown")
    text, _ = whatsnew(store, *asked, "-f", "text", "--width", "60")
    rtf, _ = whatsnew(store, *asked, "-f", "rtf")
    expect(rtf.startswith("{\\rtf1"), f"{name}: no RTF")
    if locale in ("en", "nl", "de"):
        check_text(name, text, 60)
    for note in notes(store, work, newer, locale):
        for form, words in (("html", page), ("markdown", markdown)):
            expect(note in words, f"{name}: {form} lacks the note {note}")
    if locale in COUNTS:
        summary = re.search(r'<p class="summary">(.*?)</p>', page, re.S)
        expect(summary and re.search(COUNTS[locale], summary[1]),
               f"{name}: no counts: {summary and summary[1]}")
    again, _ = whatsnew(store, *asked)
    expect(again == page, f"{name}: another page the second time")


def check_missing(store):
    """A language that the newer version lacks."""
    (store / "documents/terms/2026-03-01/de.xml").unlink()
    asked = ("terms@2026-03-01", "-l", "de")
    page, told = whatsnew(store, *asked)
    check_page("missing", page)
    expect("served in" in told, f"nothing told: {told}")
    expect('<html lang="de"' in page, "the page is not in German")
    expect("Diese Version gibt es noch nicht auf Deutsch" in page,
           "the page does not say what is missing")
    expect(re.search(r'<section[^>]* class="change"[^>]*>\s*<h2[^>]*>.*?'
                     r'Begriffsbestimmungen', page, re.S),
           "no German heading over the changes")
    expect('lang="nl"' in page, "the changes have no language of their own")
    page, _ = whatsnew(store, "terms@2026-03-01", "-l", "sv")
    expect('<html lang="nl"' in page, "not in the language that is served")
    page, _ = whatsnew(store, "terms@2026-03-01", "-l", "ko")
    expect('<html lang="ko"' in page, "not in words of the reader's")
    expect('"codicil-served" content="nl"' in page, "not said what is served")


# How a number, a reference to it, and words that are none look.
STATUTES = {
    "en": ("Article {}.", "Rule {} holds, see Article {} of this law.",
           "Rule 5 holds within {} days of notice."),
    "ja": ("第{}条", "規則{}は第{}条による。", "規則5は{}日以内に適用する。"),
}


def statute(locale, is_newer):
    number, refers, within = STATUTES[locale]
    place = {rule: rule + (is_newer and rule > 1) for rule in range(1, 41)}
    out = ["# Law"]
    for rule in range(1, 41):
        if is_newer and rule == 2:
            out += [f"## {number.format(2)} Zzz", "Qqq www rrr."]
        words = refers.format(f"k{rule}", place[rule % 40 + 1])
        if rule == 5:
            words = within.format(6 + is_newer)
        out += [f"## {number.format(place[rule])} Topic{rule}", words]
    return "\n\n".join(out) + "\n"


def check_following(store):
    """A clause that came: the numbers behind it and what refers to them are one
    line, but not a number that only looks so."""
    for locale in STATUTES:
        for version in ("2024-01-01", "2025-01-01"):
            path = store / "statute.md"
            path.write_text(statute(locale, version[3] == "5"), "utf-8")
            done = program.run(["-C", store, "import",
                                f"law-{locale}@{version}", "-l", locale, path],
                               store)
            expect(done.returncode == 0, f"{locale}: {done.stderr.decode()}")
        page, _ = whatsnew(store, f"law-{locale}@2025-01-01", "-l", locale)
        page = page.partition('class="summary"')[2]
        changes = page.count('<section class="change')
        expect(changes == 2 and "Zzz" in page and "Topic5" in page,
               f"{locale}: {changes} places: {page[:900]}")
        expect("39" in page[:page.find("</p>")],
               f"{locale}: not 39 renumbered: {page[:300]}")


def check_answers(store):
    for asked, words in (
            (("terms@2023-09-01",), "no version before"),
            (("terms@2025-01-15", "--since", "2026-03-01"), "not older"),
            (("terms", "--since", "9"), "no version terms@9"),
            (("nowhere",), "no work 'nowhere'"),
            (("terms", "-f", "xml"), "html, markdown, text or rtf"),
            (("terms", "terms"), "wants one")):
        out, told = whatsnew(store, *asked, code=2)
        expect(words in told and not out, f"{asked}: {told}")
        expect(told.count("\n") <= 2, f"{asked}: more than one line: {told}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)
        shutil.copytree(program.ROOT / "documents", store / "documents")
        asked = program.sample(
            (pair, locale) for pair in PAIRS
            for locale in ("en", "nl", "de", "ru", "ja", "ar"))
        for (work, older, newer), locale in asked:
            check_pair(store, work, older, newer, locale)
        page, _ = whatsnew(store, "terms@2026-03-01", "--since", "2023-09-01",
                           "-l", "en")
        expect("Version 2026-03-01:" in page, "no version before its note")
        check_missing(store)
        check_answers(store)
        check_following(store)
    for one in complaints:
        print(one)
    print(f"{len(asked)} pages, {len(complaints)} complaints")
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
