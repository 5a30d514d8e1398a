"""The program's own words are whole in every language (`codicil check` of each
locales/*.po finds nothing), every kind of fault in such a file is found at
its line, and each phrase of each language appears on a page made in it.

    phrases.py files|faults|pages
"""
import html
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

LOCALES = program.ROOT / "locales"
complaints = []


def expect(fine, what):
    if not fine:
        complaints.append(what)


def check(path, code):
    done = program.run(["check", path], program.ROOT)
    said = done.stdout.decode() + done.stderr.decode()
    expect(done.returncode == code,
           f"{path.name}: exit {done.returncode}, not {code}: {said}")
    return said


def try_files():
    found = sorted(LOCALES.glob("*.po"))
    expect(len(found) > 1, f"{LOCALES}: no phrases")
    for path in found:
        said = check(path, 0)
        expect(said == "no findings\n", said)


# ------------------------------------------------------------------- faults

def entry(key, words):
    return f'\nmsgid "{key}"\nmsgstr "{words}"\n'


HEADER = ('msgid ""\nmsgstr ""\n"Language: ru\\n"\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"\n')
# (what to put in the place of an entry, the rule, words of the finding)
FAULTS = [
    ("contents", "", "phrase-missing", "not there"),
    ("contents", entry("contents", " "), "phrase-missing", "no words"),
    ("contents", entry("contents", "a") * 2, "phrase-twice", "in line"),
    ("contents", entry("content", "a"), "phrase-unknown", "key of en.po"),
    ("contents", "\n#, fuzzy" + entry("contents", "a"), "phrase-fuzzy", ""),
    ("contents", entry("contents", "<b>a</b>"), "phrase-markup", "<b>"),
    ("contents", entry("contents", "a &amp; b"), "phrase-markup", "&amp;"),
    ("footnote", entry("footnote", "{nomer}"), "phrase-value", "{number}"),
    ("footnote", entry("footnote", "{number"), "phrase-form", "braces"),
    ("news-moved", entry("news-moved",
                         "{count, plural, one {#} few {#} other {#}}"),
     "phrase-plural", "'many'"),
    ("news-moved", entry("news-moved",
                         "{count, plural, one {#} two {#} few {#} many {#} "
                         "other {#}}"),
     "phrase-plural", "'two'"),
    ("news-moved", entry("news-moved", "{count, plural, one {#} few {#}}"),
     "phrase-form", "'other'"),
    ("", "", "phrase-header", "Language: ru"),
]
# A file that is none: (its bytes, line, words)
BROKEN = [
    (b'msgid "contents"\n\nmsgstr "a\n', 3, "closing double quote"),
    (b'msgid "contents"\nmsgid "footnote"\n', 2, "msgstr after msgid"),
    (b'msgid "a"\nmsgstr "\\q"\n', 2, "backslash"),
    (b'msgid "a"\nmsgid_plural "b"\n', 2, "plurals stand in a phrase"),
    (b'msgctxt "a"\n', 1, "msgid"),
    (b'Hello\n', 1, "msgid"),
    (b'msgid "\xff"\nmsgstr ""\n', 0, "UTF-8"),
]


def entries(text):
    """{key: (begin, end)} of a PO file's entries, comments included."""
    return {match[1]: match.span() for match in re.finditer(
        r'(?:^|\n)(?:#[^\n]*\n)*msgid "([^"]*)"\nmsgstr (?:"[^\n]*\n)+', text)}


def try_faults():
    own = (LOCALES / "ru.po").read_text(encoding="utf-8")
    places = entries(own)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ru.po")
        for key, instead, rule, words in FAULTS:
            begin, end = places[key]
            path.write_text(own[:begin] + instead + own[end:],
                            encoding="utf-8")
            said = check(path, 0 if rule == "phrase-fuzzy" else 1)
            line = own[:begin].count("\n") + 1
            found = re.search(rf"ru\.po:?(\d*): \w+: (.*) \[{rule}\]", said)
            expect(found and words in found[2],
                   f"{rule} ({words}) is not found: {said}")
            expect(not found or not found[1] or
                   line <= int(found[1]) <= line + 5,
                   f"{rule}: not at line {line}: {said}")
        for bytes_, line, words in BROKEN:
            path.write_bytes(bytes_)
            said = check(path, 2)
            expect(words in said and said.count("\n") == 1 and
                   (f"ru.po:{line}: " if line else "ru.po: ") in said,
                   f"{bytes_!r}: {said}")
        wrong = Path(folder, "russian_words.po")
        wrong.write_text(own, encoding="utf-8")
        expect("is no language tag" in check(wrong, 2), "a name is taken")


# -------------------------------------------------------------------- pages

OLDER = """# Terms

Version 1

## 1. Scope

These terms hold for all who use the service, wherever they are.[^1]

Who uses it for somebody else says so, and shows on request that they may.

## 2. Account

Keep your password secret. Tell us at once when you think that it is known.

You find what to do on [the page about passwords](https://example.com/old).

## 3. Support

We answer questions on working days. You reach us by telephone and by mail.

## 4. Data

- We keep: your name; your address; your date of birth; your languages.
- We keep them for as long as the contract lasts and a year afterwards.
- We keep them in two places that are far from one another.
- We show them to nobody but to those who need them for their work.
- We delete them when you ask for it and no law forbids that.
- We tell you which of them we keep as often as you want to know.

## 5. Liability

We pay for damage that we cause on purpose or by gross negligence, and never
for the profit that a customer did not make because the service stood still.

## 6. End

Either party may end the contract at the end of a month.

Who does so gives notice in writing, at least thirty days before that day.

## 7. Law

The law of the seat of the publisher holds.

The courts of that place decide on all that the parties cannot settle.

## 8. Rest

Nothing else was agreed between the parties, neither before nor afterwards.

[^1]: Ships included.
"""
NEWER = """# Terms of use

Version 2

## 1. Liability

We pay for damage that we cause on purpose or by gross negligence, and never
for the profit that a customer did not make because the service stood still.

## 2. Scope

These terms hold for *all* who use the service, wherever they are.[^1]

Who uses it for somebody else says so, and shows on request that they may.

## 3. Account

Keep your password secret. Tell us soon when you think that it is known.

You find what to do on [the page about passwords](https://example.com/new).

## 4. Support

We answer questions on working days.

You reach us by telephone and by mail.

## 5. Data

- We keep: your name; your address; your telephone number; your languages.
- We keep them for as long as the contract lasts and a year afterwards.
- We keep them in two places that are far from one another.
- We show them to nobody but to those who need them for their work.
- We delete them when you ask for it and no law forbids that.
- We tell you which of them we keep as often as you want to know.

## 6. Law

The law of the seat of the publisher holds. The courts of that place decide on
all that the parties cannot settle.

## 7. Assistant

An assistant may answer your questions.

## 8. Rest

Nothing else was agreed between the parties, neither before nor afterwards.

[^1]: Ships included.
"""
UNTITLED = "One paragraph, and nothing that would be a title.\n"


def put(store, name, locale, text, *more):
    done = program.run(["-C", store, "import", name, "-l", locale, "--from",
                        "markdown", *more, "-"], store, input=text.encode())
    expect(done.returncode == 0, f"{name} {locale}: {done.stderr.decode()}")


def shown(store, *arguments):
    """All that a page says, its labels and attributes too, as words."""
    done = program.run(["-C", store, *arguments], store)
    expect(done.returncode == 0,
           f"{arguments}: {done.returncode}: {done.stderr.decode()}")
    return words_of(done.stdout.decode())


def words_of(page):
    page = html.unescape(re.sub(r"<style.*?</style>", "", page, flags=re.S))
    spoken = re.findall(r'\s(?:title|aria-label|alt|content)="([^"]*)"', page)
    return plain(" ".join(spoken) + " " + re.sub(r"<[^>]*>", " ", page))


def plain(text):
    """Without what sets words apart: spaces and the marks of direction."""
    return re.sub(r"[\s\u200e\u200f\u2066-\u2069]+", "", text)


def literals(phrase):
    """The branches of a phrase, each as what stands between its values."""
    inner = re.findall(r"(?:\w+|=\d+)\s*\{((?:[^{}]|\{\w+\})*)\}", phrase)
    for words in inner if ", plural," in phrase or ", select," in phrase \
            else [phrase]:
        yield [plain(one) for one in re.split(r"\{\w+\}|#", words)
               if plain(one)]


def is_on(pages, phrase):
    return any(all(part in page for part in parts)
               for parts in literals(phrase) for page in pages)


def stale_pages(store, locale, original):
    """Translations that stay behind: a version, and an edit of the original."""
    pages = []
    put(store, "stale@1", original, OLDER, "--in-force", "2026-01-01")
    put(store, "stale@1", locale, OLDER)
    put(store, "stale@2", original, NEWER, "--in-force", "2026-06-01")
    put(store, "stale@2", locale, OLDER)
    pages.append(shown(store, "render", "stale@2", "-l", locale))
    put(store, "stale@1", original, NEWER)
    pages.append(shown(store, "render", "stale@1", "-l", locale))
    return pages


def site_pages(store, locale):
    """Those of the built site, before and after a version is in force."""
    pages = []
    for version, instant in (("1", "2026-01-01"), ("2", "2026-06-01")):
        for work in ("terms", "bare"):
            shown(store, "publish", f"{work}@{version}", "--in-force", instant,
                  "--change", "material")
    for now in ("2025-06-01", "2026-07-01"):
        shown(store, "--now", now, "build", Path(store, "site"))
        for path in (f"index.{locale}.html", f"terms/versions.{locale}.html",
                     "bare/index.html", f"terms/2/{locale}.html"):
            pages.append(words_of(Path(store, "site", path).read_text("utf-8")))
    return pages


def make_pages(locale):
    """Every page that codicil makes, in one language: all states of a text and
    of a comparison."""
    original = "nl" if locale != "nl" else "de"
    with tempfile.TemporaryDirectory() as store:
        program.run(["init", store, "--publisher", "Kwelderlicht"], store)
        put(store, "terms@1", original, OLDER, "--in-force", "2026-01-01")
        put(store, "terms@2", original, NEWER, "--in-force", "2026-06-01")
        put(store, "terms@1", locale, OLDER)
        put(store, "bare@1", locale, UNTITLED, "--in-force", "2026-01-01")
        put(store, "bare@2", locale, UNTITLED, "--in-force", "2026-06-01")
        facts = Path(store, "documents/terms/2/version.xml")
        facts.write_text(facts.read_text("utf-8").replace(
            "</label>", "</label><change>material</change>"), "utf-8")
        pages = [shown(store, "render", "terms@1", "-l", locale),
                 shown(store, "render", "terms@2", "-l", locale),
                 shown(store, "render", "bare@1", "-l", locale),
                 shown(store, "whatsnew", "bare@2", "-l", locale),
                 shown(store, "whatsnew", "terms@2", "-l", locale)]
        pages += stale_pages(store, locale, original)
        put(store, "terms@2", locale, NEWER)
        pages += site_pages(store, locale)
        return pages + [
            shown(store, "whatsnew", "terms@2", "-l", locale, "-f", format_)
            for format_ in ("html", "text")]


def try_pages():
    for path in sorted(LOCALES.glob("*.po")):
        text = path.read_text(encoding="utf-8")
        pages = make_pages(path.stem)
        for key, (begin, end) in entries(text).items():
            words = re.findall(r'"((?:[^"\\]|\\.)*)"',
                               text[text.index("msgstr", begin):end])
            phrase = "".join(words).replace('\\"', '"')
            expect(not key or is_on(pages, phrase),
                   f"{path.name}: {key} ({phrase}) is on no page")


def main(arguments):
    {"files": try_files, "faults": try_faults,
     "pages": try_pages}[arguments[0]]()
    print("\n".join(complaints))
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
