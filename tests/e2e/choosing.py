"""A reader's languages: what is served for a list of them, that it is said in
every rendition where it is another than the one asked for, in a language of the
reader's, with which language prevails; that `--fallback refuse` says no; and
that what is served as it was asked for says nothing to the reader.

    choosing.py
"""
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

complaints = []

# What is there of the work: nl is the original and prevails.
THERE = ("nl", "de", "ar", "pt-BR", "zh-Hant")
FALLBACKS = ("de", "ar")
# (asked, served, words of the banner, its language; None where there is none)
CASES = (
    ("nl", "nl", None, None),
    ("NL", "nl", None, None),
    ("nl-BE", "nl", "België", "nl"),
    ("de-AT, nl;q=0.9", "de", "Österreich", "de"),
    ("nl;q=0.4, de;q=0.5", "de", None, None),
    ("ru", "de", "немецкий", "ru"),
    ("ja;q=0.5, sw", "de", "ドイツ語", "ja"),
    ("pt-PT", "de", "Portugiesisch", "de"),
    ("pt-BR", "pt-BR", None, None),
    ("nl-Latn-NL", "nl", "Nederlands", "nl"),
    ("zu, zh-hant", "zh-Hant", None, None),
    ("zu-ZA, ja;q=0.1", "de", "ドイツ語", "ja"),
    ("*", "de", None, None),
    ("de;q=0, *", "ar", None, None),
    ("de;q=0", "ar", None, None),
    ("*-CH", "de", None, None),
    ("x-simple, en;q=0.1", "de", "German", "en"),
    ("nl-x-simple", "nl", None, "nl"),
    ("ji, en", "de", "German", "en"),
)
REFUSED = {"ru", "ja;q=0.5, sw", "pt-PT", "zu-ZA, ja;q=0.1",
           "x-simple, en;q=0.1", "ji, en", "de;q=0"}
# (asked, what is said of it)
WRONG = (("xx", '"xx" is no registered language'),
         ("nl_NL", "'_' should be '-'"),
         ("nl;q=2", "a q-value is a number from 0 to 1"),
         ("nl-NL-NL", '"nl" is out of place'),
         ("x-", "parts of 1 to 8"),
         ("nl, en;level=1", "a q-value is a number from 0 to 1"))


def expect(fine, what):
    if not fine:
        complaints.append(what)


def run(store, verb, *arguments, code=0):
    done = program.run(["-C", store, verb, *arguments], store)
    expect(done.returncode == code,
           f"{verb} {arguments}: exit {done.returncode}, not {code}: "
           f"{done.stderr.decode()[:300]}")
    return done.stdout.decode(), done.stderr.decode().splitlines()


def lay(folder):
    """A work of two versions, made of one text in several languages."""
    work = folder / "documents" / "notice"
    for label in ("1", "2"):
        for locale in THERE:
            source = folder / f"{locale}.md"
            words = "# {0}\n\n## 1. {0}\n\nA {0}{1}.\n"
            source.write_text(words.format(locale, " new" * (label == "2")))
            run(folder, "import", f"notice@{label}", "-l", locale,
                "--in-force", f"202{label}-01-01", source)
    described = (work / "work.xml").read_text()
    listed = "".join(f"<fallback>{one}</fallback>" for one in FALLBACKS)
    (work / "work.xml").write_text(described.replace("</work>",
                                                     listed + "</work>"))


def banner_of(page, kind="served"):
    found = re.findall(r'<p class="banner ' + kind + r'" data-codicil="label" '
                       r'lang="([^"]*)" dir="([a-z]*)">([^<]*)</p>', page)
    expect(len(found) <= 1, f"several banners: {found}")
    return found[0] if found else None


def check_case(store, asked, served, words, locale):
    about = f"-l {asked}"
    page, told = run(store, "render", "notice", "-l", asked)
    banner = banner_of(page)
    expect(f'<html lang="{served}"' in page, f"{about}: not in {served}")
    for name, value in (("asked", asked), ("served", served),
                        ("prevailing", "nl"),
                        ("prevails", "yes" if served == "nl" else "no")):
        expect(f'<meta name="codicil-{name}" content="{value}">' in page,
               f"{about}: its meta does not say {name} {value}")
    expect(bool(banner) == bool(locale), f"{about}: banner {banner}")
    expect(bool(told) == bool(locale), f"{about}: told {told}")
    if banner:
        expect(banner[0] == locale, f"{about}: banner in {banner[0]}")
        expect(banner[1] == ("rtl" if locale == "ar" else "ltr"),
               f"{about}: banner runs {banner[1]}")
        expect(not words or words in banner[2], f"{about}: says {banner[2]}")
    other = banner_of(page, "prevailing")
    expect(bool(other) == (not banner and served != "nl"),
           f"{about}: of what prevails it says {other}")
    check_formats(store, asked, served, banner or other)
    code = 1 if asked in REFUSED else 0
    for verb, arguments in (("render", ("-f", "text")), ("diff", ()),
                            ("whatsnew", ("-f", "text"))):
        page, told = run(store, verb, "notice@2", "-l", asked, "--fallback",
                         "refuse", *arguments, code=code)
        expect(not code or (not page and len(told) == 1),
               f"{verb} {about}: refuses with {told}, writes {page[:50]}")
        run(store, verb, "notice@2", "-l", asked, "--fallback", "serve",
            *arguments)


def check_formats(store, asked, served, banner):
    about = f"-l {asked}"
    words = banner and banner[2]
    flat = re.sub(r"\s+", "", words or "")
    text = run(store, "render", "notice", "-l", asked, "-f", "text")[0]
    markdown = run(store, "render", "notice", "-l", asked, "-f",
                   "markdown")[0]
    rtf = run(store, "render", "notice", "-l", asked, "-f", "rtf")[0]
    xml = run(store, "render", "notice", "-l", asked, "-f", "xml")[0]
    fragment = run(store, "render", "notice", "-l", asked, "--fragment")[0]
    comment = (f'<!-- codicil: asked="{asked}" served="{served}" '
               f'prevailing="nl" -->\n\n')
    title = f"# {served}"
    expect(markdown.startswith(comment), f"{about}: {markdown[:80]}")
    for shown, mark in ((text, served + "\n="), (markdown, title)):
        above = re.sub(r"[>\s]+", "", shown.replace(comment, "")
                       .split(mark)[0])
        expect(above == flat, f"{about}: {above} above the text, not {flat}")
    for name, value in (("asked", asked), ("served", served)):
        expect(f"{{\\propname codicil-{name}}}\\proptype30{{\\staticval "
               f"{value}}}" in rtf, f"{about}: RTF does not say {name}")
        expect(f'data-{name}="{value}"' in fragment,
               f"{about}: the fragment does not say {name}")
    expect(not banner_of(fragment, "prevailing"),
           f"{about}: the fragment says what prevails")
    expect(bool(words) == bool(re.search(r"\\[lr]i500", rtf)),
           f"{about}: RTF has no banner")


def check_published_words(store):
    """Nothing was asked for: nothing is said of it."""
    page = run(store, "render", "notice")[0]
    expect("codicil-asked" not in page and not banner_of(page),
           "what nobody asked for has a banner")
    markdown = run(store, "render", "notice", "-f", "markdown")[0]
    expect(markdown.startswith("# nl\n"), "Markdown begins with a comment")


def check_wrong(store):
    for asked, reason in WRONG:
        page, told = run(store, "render", "notice", "-l", asked, code=2)
        expect(not page and len(told) == 1 and reason in told[0],
               f"-l {asked}: {told}")
    told = run(store, "render", "notice", "--fallback", "no", code=2)[1]
    expect(told == ["codicil: --fallback no: serve or refuse was expected"],
           f"{told}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)
        program.run(["init", "."], store)
        lay(store)
        for case in CASES:
            check_case(store, *case)
        check_published_words(store)
        check_wrong(store)
    for complaint in complaints:
        print(complaint)
    sys.exit(1 if complaints else 0)


main()
