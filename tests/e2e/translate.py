"""Translations: what is late is found by provision, what holds is carried over,
and what goes to translators comes back.

    translate.py late | exchange | bad | tools CACHE

late       the shared folder's documents: where a translation stays behind, the
           provisions whose lines changed in the original are stale, and no
           others; as they really were, nothing is
exchange   export and import without a change change no byte, in both versions
           of XLIFF, however a tool lays it out; changed targets arrive
bad        what is refused, with line and unit; the store unchanged
tools      read and written back by Debian's translate-toolkit and by the npm
           package xliff (fetched into CACHE)
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import program  # noqa: E402

FAULTS = []


def expect(condition, what):
    if not condition:
        FAULTS.append(str(what))


def codicil(folder, *arguments, code=0, data=None):
    done = program.run([*map(str, arguments)], folder, input=data)
    if code is not None and done.returncode != code:
        FAULTS.append(f"{arguments}: exit {done.returncode}\n"
                      + done.stderr.decode())
    return done


def status(folder, name, locale):
    """The text's report and {id: state} of what is not current."""
    done = codicil(folder, "status", name, "--format", "json")
    versions = json.loads(done.stdout)["works"][0]["versions"]
    text = next((text for text in versions[-1]["texts"]
                 if text["locale"] == locale), None)
    if text is None:
        sys.exit("\n".join([*FAULTS, f"{name} has no {locale}"]))
    return text, {one["id"]: one for one in text["open"]}


def digest(folder):
    return {path.relative_to(folder): path.read_bytes()
            for path in sorted(Path(folder, "documents").rglob("*.xml"))}


# ------------------------------------------------------------------- lateness

def changed_lines(one, other):
    """Numbers of the lines that differ, of texts with the same lines."""
    a, b = one.read_text().split("\n"), other.read_text().split("\n")
    if len(a) != len(b):
        return None
    return [i for i, pair in enumerate(zip(a, b))
            if pair[0].strip() != pair[1].strip()]


def provision_count(lines, path):
    """Blocks that the lines belong to: an attribute list goes with its line."""
    text = path.read_text().split("\n")
    return len([i for i in lines if not text[i].startswith("{:")])


def late_pair(folder, document, versions, locale):
    """The original goes on, the translation stays as it was."""
    old, new = (document / version for version in versions)
    lines = changed_lines(old / "en.md", new / "en.md")
    if lines is None:
        return 0
    work = document.name.replace("_", "-") + "-" + locale.lower()
    for version, source in ((old, old), (new, old)):
        name = f"{work}@{version.name}"
        codicil(folder, "-q", "import", name, "-l", "en", version / "en.md")
        codicil(folder, "-q", "import", name, "-l", locale,
                source / f"{locale}.md")
    text, found = status(folder, f"{work}@{new.name}", locale)
    stale = [one for one in found.values() if one["state"] == "stale"]
    expect(len(stale) == provision_count(lines, new / "en.md"),
           f"{work} {versions}: {lines} against {stale}")
    for one in stale:
        expect((one["since"], one["translates"]) == (new.name, old.name), one)
    if stale:
        expect(text["since"] == new.name, text)
    return len(stale)


def check_late(folder):
    documents = sorted(program.shared("corpus", "legal-docs").iterdir())
    total = 0
    for document in documents:
        versions = sorted(path.name for path in document.iterdir())
        for pair in zip(versions, versions[1:]):
            for locale in program.sample(["de", "nl", "pt-BR", "ru"]):
                total += late_pair(folder, document, pair, locale)
    expect(total >= 4, f"only {total} late provisions at all")


def check_real(folder):
    """All languages, as they really were: nobody is late by provision."""
    documents = sorted(program.shared("corpus", "legal-docs").iterdir())
    for document in program.sample(documents):
        work = "real-" + document.name.replace("_", "-")
        for version in sorted(document.iterdir()):
            texts = sorted(version.glob("*.md"),
                           key=lambda path: (path.stem != "en", path.stem))
            for text in texts:
                codicil(folder, "-q", "import", f"{work}@{version.name}", "-l",
                        text.stem, text)
        done = codicil(folder, "status", work, "--format", "json")
        for version in json.loads(done.stdout)["works"][0]["versions"]:
            for text in version["texts"]:
                late = [one for one in text["open"]
                        if one["state"] in ("stale", "untranslated")]
                expect(not late, f"{work} {text['locale']}: {late}")
                if text["locale"] in ("de", "nl", "pt-BR", "ru"):
                    expect(text["state"] == "current", text)


# ------------------------------------------------------------------- exchange

EN = """# Park

## 1. Hours

The park is open to **all** from the [first light](https://park.example/light) of
the day, for 30 days.

Dogs are kept on a lead.[^1]

[^1]: A lead of two metres.

| Who | Price |
|---|---|
| Children | none |
| Others | 5 euros a day |

## 2. Noise

Nobody plays music here at night.
"""
DE = {"Park": "Stadtpark", "Hours": "Zeiten", "Noise": "Lärm",
      "Dogs are kept on a lead.": "Hunde werden an der Leine geführt.",
      "A lead of two metres.": "Eine Leine von zwei Metern.",
      "Who": "Wer", "Price": "Preis", "Children": "Kinder", "none": "keiner",
      "Others": "Andere", "5 euros a day": "5 Euro je Tag",
      "Nobody plays music here at night.":
          "Niemand macht hier nachts Musik.",
      "The park is open to": "Offen ist er für", "all": "alle",
      "from the": "ab dem", "first light": "ersten Licht",
      "of the day, for 30 days.": "des Tages offen, 30 Tage lang."}


def lay_park(folder):
    codicil(folder, "-q", "init", ".")
    path = Path(folder, "en.md")
    path.write_text(EN, encoding="utf-8")
    codicil(folder, "-q", "import", "park@1", "-l", "en", "--in-force",
            "2025-01-01", path)
    path.write_text(EN.replace("on a lead", "on a short lead"),
                    encoding="utf-8")
    codicil(folder, "-q", "import", "park@2", "-l", "en", "--in-force",
            "2026-01-01", path)


def translated(text):
    """A word for word translation of what stands between tags."""
    for english in sorted(DE, key=len, reverse=True):
        text = re.sub(rf"(^|[> ]){re.escape(english)}(?=[< [:]|$)",
                      lambda match, to=DE[english]: match[1] + to, text,
                      flags=re.M)
    return text


def fill(xliff):
    """Gives every unit without a target one, as a tool does."""
    def one(match):
        indent, name, rest, inside = match.groups()
        return (f"{match[0]}{indent}<target{rest}>"
                f"{translated(inside)}</target>\n")
    return re.sub(r"([ ]*)<(source)( xml:space=\"preserve\")>(.*?)</source>\n"
                  r"(?!\s*<target)", one, xliff)


def export(folder, name, *more):
    done = codicil(folder, "translate", "export", name, "-l", "de", *more)
    return done.stdout.decode()


def put_back(folder, text, code=0):
    path = Path(folder, "back.xlf")
    path.write_text(text, encoding="utf-8")
    return codicil(folder, "translate", "import", path, code=code)


LAYOUTS = {
    "as it is": lambda text: text,
    "indented anew": lambda text: re.sub(r"\n *", "\n\t\t", text),
    "on one line": lambda text: re.sub(r">\n *<", "><", text),
    "as CDATA": lambda text: re.sub(
        r"<(target[^>]*)>([^<&]+)</target>",
        r"<\1><![CDATA[\2]]></target>", text),
    "as character references": lambda text: text.encode(
        "ascii", "xmlcharrefreplace").decode(),
    "with Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "as another prefix": lambda text: re.sub(
        r"<(/?)(?=[a-z])(?!mda:|mtc:)", r"<\1x:",
        text.replace("xmlns=", "xmlns:x=")),
    "with notes and metadata": lambda text: re.sub(
        r"(<(?:unit|trans-unit) [^>]*)>",
        r'\1 xmlns:t="urn:tool" t:seen="yes">', text).replace(
            "<segment ", "<!-- seen --><segment "),
    "in other states": lambda text: text.replace(
        'state="translated"', 'state="final"'),
    "pretty-printed": lambda text: re.sub(
        r"(?<=[^\n ])(<(?:pc|g|ph|x)\b)", r"\n      \1",
        text.replace(' xml:space="preserve"', "")),
}


def check_round(folder, name, version):
    for layout, change in LAYOUTS.items():
        before = digest(folder)
        done = put_back(folder, change(export(folder, name, "--xliff",
                                              version)))
        expect(digest(folder) == before,
               f"{name} {version} {layout}: changes bytes")
        expect(done.stderr.startswith(b"0 changed"),
               f"{name} {version} {layout}: {done.stderr}")


def check_fill(folder, version):
    """A new translation from nothing, by tools alone."""
    text = fill(export(folder, "park@1", "--xliff", version))
    put_back(folder, text)
    found, still = status(folder, "park@1", "de")
    expect(found["state"] == "current" and not still, (found, still))
    root = ET.parse(Path(folder, "documents/park/1/de.xml")).getroot()
    words = " ".join("".join(root.itertext()).split())
    for german in DE.values():
        expect(german in words, f"{version}: lacks {german}")
    expect(words.count("Dogs") == 0, words)
    done = codicil(folder, "check", "park@1", "-l", "de")
    expect(b"no findings" in done.stdout, done.stdout.decode())


def check_next(folder, version):
    """The next version: carried over, one provision to do, confirmed."""
    codicil(folder, "translate", "carry", "park@2", "-l", "de")
    found, still = status(folder, "park@2", "de")
    expect(list(still) == ["hours.p2"], still)
    expect(found["counts"]["carried"] == found["provisions"] - 1, found)
    text = export(folder, "park@2", "--todo", "--xliff", version)
    expect("Hunde werden an der Leine" in text and "{+short +}" in text,
           f"no context in {text}")
    put_back(folder, fill(text).replace(
        "Dogs are kept on a short lead.",
        "Hunde werden an kurzer Leine geführt.").replace(
            "Hunde werden an kurzer Leine geführt.",
            "Dogs are kept on a short lead.", 1))
    found, still = status(folder, "park@2", "de")
    expect(not still, still)
    before = digest(folder)
    codicil(folder, "translate", "carry", "park@2", "-l", "de")
    expect(digest(folder) == before, "carry again changes bytes")


def check_touched(folder):
    """The original is edited after the translation: stale, then confirmed."""
    path = Path(folder, "en.md")
    path.write_text(EN.replace("on a lead", "on a leash")
                    .replace("## 2. Noise", "## 3. Noise"), encoding="utf-8")
    codicil(folder, "-q", "import", "park@1", "-l", "en", path)
    found, still = status(folder, "park@1", "de")
    expect(list(still) == ["hours.p2"] and found["state"] == "stale",
           (found["state"], still))
    for form, more in (("html", []), ("text", ["--width", "500"]),
                       ("markdown", [])):
        page = codicil(folder, "render", "park@1", "-l", "de", "-f", form,
                       *more).stdout.decode()
        expect("folgen noch nicht den Änderungen im Original: Zeiten." in page
               and "Es gilt der Text auf Englisch." in page,
               f"no banner: {page[:900]}")
    page = codicil(folder, "render", "park@1", "-l", "de", "--fragment")
    expect(b"Original" not in page.stdout, "a fragment with a banner")
    codicil(folder, "translate", "confirm", "park@1", "-l", "de", "hours.p2",
            "--reason", "a leash is a lead")
    page = codicil(folder, "render", "park@1", "-l", "de").stdout.decode()
    expect("im Original" not in page, "a banner though it is confirmed")
    found, still = status(folder, "park@1", "de")
    expect(not still and found["confirmed"] == [
        {"id": "hours.p2", "reason": "a leash is a lead"}], (found, still))
    again = Path(folder, "again.md")
    done = codicil(folder, "render", "park@1", "-l", "de", "-f", "markdown",
                   "--authoring")
    again.write_bytes(done.stdout)
    before = digest(folder)
    codicil(folder, "-q", "import", "park@1", "-l", "de", again)
    expect(digest(folder) == before, "authoring Markdown loses what is noted")
    path.write_text(EN.replace("on a lead", "on a rope"), encoding="utf-8")
    codicil(folder, "-q", "import", "park@1", "-l", "en", path)
    expect(list(status(folder, "park@1", "de")[1]) == ["hours.p2"],
           "confirmed for ever")


def check_before(folder):
    """A translation that says nothing is bound to the original as it was."""
    for name, text in (("en", EN), ("de", translated(EN))):
        Path(folder, f"{name}.md").write_text(text, encoding="utf-8")
        codicil(folder, "-q", "import", "late@1", "-l", name, f"{name}.md")
    path = Path(folder, "documents/late/1/de.xml")
    path.write_text(re.sub(' c:from="[^"]*"', "", path.read_text("utf-8")),
                    encoding="utf-8")
    found, still = status(folder, "late@1", "de")
    expect(found["state"] == "current", (found["state"], still))
    Path(folder, "en.md").write_text(EN.replace("at night", "ever"),
                                     encoding="utf-8")
    codicil(folder, "-q", "import", "late@1", "-l", "en", "en.md")
    found, still = status(folder, "late@1", "de")
    expect(list(still) == ["noise.p1"], still)
    text = export(folder, "late@1")
    put_back(folder, re.sub(r'state="initial" subState="codicil:stale"',
                            'state="final"', text))
    expect(not status(folder, "late@1", "de")[1], "final is not taken")


POOL = """# {title}

{day}

{price}{more}
"""


def lay_pool(folder):
    """An original that went on: another day, price and link, a paragraph less
    and a section more; a translation that did not."""
    old = [("en", "Pool", "Effective June 1, 2025", "Bring 30 euros to [us]"
            "(https://example.com/en/old).", "\n\nTowels are there."),
           ("de", "Bad", "Gültig ab 1. Juni 2025", "30 Euro gehen an [uns]"
            "(https://example.com/de/old).", "\n\nHandtücher gibt es.")]
    new = ("en", "Pool", "Effective July 2, 2026", "Bring 40 euros to [us]"
           "(https://example.com/en/new).", "\n\n## Noise\n\nBe quiet here.")
    codicil(folder, "-q", "init", ".")
    for name, texts in (("pool@1", old), ("pool@2", [new, old[1]])):
        for locale, title, day, price, more in texts:
            path = Path(folder, "pool.md")
            path.write_text(POOL.format(title=title, day=day, price=price,
                                        more=more), encoding="utf-8")
            codicil(folder, "-q", "import", name, "-l", locale, "--in-force",
                    f"202{name[-1]}-01-01", path)


def check_stale_values(folder, version):
    """What is stale is made anew by its translators alone: day, number and
    link are those of the original, and what only the draft has is kept."""
    lay_pool(folder)
    for name in ("pool@1", "pool@2"):
        before = digest(folder)
        put_back(folder, export(folder, name, "--xliff", version))
        expect(digest(folder) == before, f"{name}: changes bytes")
    found, still = status(folder, "pool@2", "de")
    expect(still.get("main.p3") == {"id": "main.p3", "state": "dropped",
                                    "since": "2", "translates": "1"}, still)
    expect(found["counts"]["dropped"] == 1, found)
    text = export(folder, "pool@2", "--xliff", version)
    done = text.replace('state="initial"', 'state="final"').replace(
        'state="needs-review-translation"', 'state="final"')
    said = put_back(folder, done, code=2).stderr
    expect(b"'main.p1': its target says 2025-06-01" in said, said)
    done = done.replace("1. Juni 2025", "3. Juli 2026")
    said = put_back(folder, done, code=2).stderr
    expect(b"is 2026-07-03; expected 2026-07-02" in said, said)
    done = done.replace("3. Juli 2026", "2. Juli 2026")
    said = put_back(folder, done, code=2).stderr
    expect(b"'main.p2': its target" in said, said)
    done = done.replace("30 Euro", "40 Euro")
    done = re.sub(r"(<source[^>]*>(Noise|Be quiet here\.)</source>)",
                  r"\1<target>Ruhe</target>", done)
    put_back(folder, done)
    words = Path(folder, "documents/pool/2/de.xml").read_text()
    expect('<date date="2026-07-02">2. Juli 2026' in words, words)
    page = codicil(folder, "render", "pool@2", "-l", "de").stdout.decode()
    told = re.search(r'<p class="banner stale"[^>]*>([^<]*)', page)
    expect(told and "Fassung 1" in told[1],
           f"no banner about what the original dropped: {told}")
    expect('40 Euro gehen an <a href="https://example.com/en/new">uns' in words,
           words)
    expect("Handtücher gibt es." in words, "an own provision is lost")
    found, still = status(folder, "pool@2", "de")
    expect(found["translated"] == found["provisions"] and list(still) ==
           ["main.p3"] and found["state"] == "stale", (found, still))


def check_exchange(folder):
    for version in ("2.1", "1.2"):
        own = Path(folder, version)
        own.mkdir()
        lay_park(own)
        check_fill(own, version)
        check_round(own, "park@1", version)
        check_next(own, version)
        check_touched(own)
        check_before(own)
        pool = own / "pool"
        pool.mkdir()
        check_stale_values(pool, version)
    store = Path(folder, "sample")
    program.lay_store(store)
    for name in program.sample(["terms@2026-03-01", "portal-data@2026-06-01",
                                "website-privacy@2026-04-01"]):
        for locale in ("de", "ja", "ar"):
            before = digest(store)
            for version in ("2.1", "1.2"):
                done = codicil(store, "translate", "export", name, "-l",
                               locale, "--xliff", version)
                put_back(store, done.stdout.decode())
            expect(digest(store) == before, f"{name} {locale}: changes bytes")
    check_everywhere(store)


def check_everywhere(store):
    """The same bytes whatever the process's locale."""
    command = [program.program(), "translate", "export", "terms@2026-03-01",
               "-l", "tr"]
    seen = set()
    for locale in ("C", "de_DE.UTF-8", "ja_JP.UTF-8", "tr_TR.UTF-8"):
        done = subprocess.run(
            command, cwd=store, capture_output=True, check=True,
            env={**program.surroundings(), "LC_ALL": locale})
        seen.add(done.stdout)
    expect(len(seen) == 1, "another locale, other bytes")


# ------------------------------------------------------------------ bad files

def target_of(text, name, change):
    """Changes the target of a unit."""
    return re.sub(rf'(<(?:trans-)?unit id="{re.escape(name)}".*?<target[^>]*>)'
                  r"(.*?)(</target>)",
                  lambda match: match[1] + change(match[2]) + match[3], text,
                  count=1, flags=re.S)


def without_unit(text, name):
    return re.sub(rf' *<((?:trans-)?unit) id="{re.escape(name)}".*?</\1>\n', "",
                  text, count=1, flags=re.S)


def twice(text, name):
    return re.sub(rf' *<((?:trans-)?unit) id="{re.escape(name)}".*?</\1>\n',
                  lambda match: match[0] * 2, text, count=1, flags=re.S)


LINE = "hours.p1"
BAD = [
    # what is changed, what is said of it
    (lambda t: t.replace("park@1", "park@9").replace("park:1", "park:9"),
     "has no version '9'"),
    (lambda t: t.replace("park@1", "park@2").replace("park:1", "park:2"),
     "hours.p2': it was made for another state of the original"),
    (lambda t: t.replace("on a lead.", "on a rope.", 1),
     "hours.p2': its source is not what the original says"),
    (lambda t: without_unit(t, LINE), "'hours.p1' of park@1 is missing"),
    (lambda t: without_unit(t, "hours.t1:2"), "'hours.t1:2' of park@1 is miss"),
    (lambda t: twice(t, LINE), "hours.p1': it stands twice"),
    (lambda t: t.replace('id="noise.p1"', 'id="noise.p9"'), "noise.p"),
    (lambda t: target_of(t, LINE, lambda x: re.sub(
        r"<(?:pc|g) id=\"1\"[^>]*>(.*?)</(?:pc|g)>", r"\1", x)),
     "hours.p1': inline code '1' of its source is lost"),
    (lambda t: target_of(t, LINE, lambda x: x.replace('id="2"', 'id="7"')),
     "hours.p1': its source has no inline code '7'"),
    (lambda t: target_of(t, LINE, lambda x: re.sub(
        r"(<(?:pc|g) id=\"2\".*?</(?:pc|g)>)", r"\1 und \1", x)),
     "hours.p1': inline code '2' stands twice"),
    (lambda t: target_of(t, LINE, lambda x: re.sub(
        r"<(?:pc|g) (id=\"2\")[^>]*>(.*?)</(?:pc|g)>", r"<ph \1/>\2", x)),
     "hours.p1': inline code '2' is broken"),
    (lambda t: target_of(t, "hours.p2", lambda x: re.sub("<.*?>", "", x)),
     "hours.p2': inline code '1' of its source is lost"),
    (lambda t: target_of(t, LINE, lambda x: x.replace("30", "20")),
     "hours.p1': its target says 20"),
    (lambda t: target_of(t, "noise.p1", lambda x: x + " {name}"),
     "noise.p1': its source has no placeholder {name}"),
    (lambda t: target_of(t, LINE, lambda x: ""),
     "hours.p1': its target is empty"),
    (lambda t: t.replace("<xliff", "<xlif").replace("</xliff", "</xlif"),
     "no XLIFF"),
    (lambda t: t.replace('="de"', '="zz-99999999"'), "is no locale"),
    (lambda t: t.replace('="en"', '="fr"'), "is from 'fr'"),
    (lambda t: t.replace("<xliff", "<!DOCTYPE x [<!ENTITY a 'b'>]><xliff"),
     "a DOCTYPE is not allowed"),
    (lambda t: t[:len(t) // 2], "no well-formed XML"),
    (lambda t: re.sub(r"<file.*</file>", "", t, flags=re.S), "no <file>"),
    (lambda t: re.sub(r"(<file.*</file>)", r"\1\1", t, flags=re.S),
     "second <file>"),
    (lambda t: "", "no well-formed XML"),
    (lambda t: t.replace("document:2.0", "document:3.0")
     .replace("document:1.2", "document:1.1"), "no XLIFF"),
]


def check_bad(folder):
    lay_park(folder)
    put_back(folder, fill(export(folder, "park@1")))
    codicil(folder, "translate", "carry", "park@2", "-l", "de")
    for version in ("2.1", "1.2"):
        text = export(folder, "park@1", "--xliff", version)
        for number, (change, said) in enumerate(BAD):
            before = digest(folder)
            bad = change(text)
            expect(bad != text, f"{version} {number}: nothing is changed")
            done = put_back(folder, bad, code=2)
            lines = done.stderr.decode().splitlines()
            expect(len(lines) == 1 and said in lines[0],
                   f"{version} {number}: {lines}, expected {said}")
            if "'" in said and "has no version" not in said:
                expect(re.search(r"back\.xlf:\d+: ", lines[0]), lines)
            expect(digest(folder) == before, f"{version} {number}: written")
    part = export(folder, "park@1", LINE, "noise.p1")
    expect(put_back(folder, without_unit(part, LINE), code=2)
           .stderr.count(b"units are missing") == 1, "a part of a part")
    before = digest(folder)
    dry = target_of(part, "noise.p1", lambda x: x + "!")
    path = Path(folder, "dry.xlf")
    path.write_text(dry, encoding="utf-8")
    codicil(folder, "translate", "import", path, "--dry-run")
    expect(digest(folder) == before, "--dry-run writes")
    codicil(folder, "translate", "import", path)
    changed = [name for name, data in digest(folder).items()
               if before[name] != data]
    expect([str(name) for name in changed] == ["documents/park/1/de.xml"],
           changed)


# --------------------------------------------------------------------- tools

TOOLKIT = """
import sys
from translate.storage import xliff
store = xliff.xlifffile.parsefile(sys.argv[1])
sys.stdout.buffer.write(bytes(store))
"""
NPM = """
const xliff = require(process.argv[1] + '/node_modules/xliff');
const text = require('fs').readFileSync(0, 'utf8');
const write = (error, out) => {
  if (error) throw error;
  process.stdout.write(out);
};
const old = text.includes('document:1.2');
(old ? xliff.xliff12ToJs : xliff.xliff2js)(text, (error, tree) => {
  if (error) throw error;
  (old ? xliff.jsToXliff12 : xliff.js2xliff)(tree, write);
});
"""


def lacking(what):
    if os.environ.get("CODICIL_TOOLS") == "required":
        sys.exit(f"{what} is not there; see tools/packages")
    print(f"skipped: {what} is not there")
    sys.exit(program.SKIPPED)


def by_toolkit(text, folder):
    path = Path(folder, "toolkit.xlf")
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(["/usr/bin/python3", "-c", TOOLKIT, path],
                          capture_output=True, check=False)
    if b"No module named" in done.stderr:
        lacking("translate-toolkit")
    return done.stdout.decode()


def npm_package(cache):
    """The package, fetched where it was not."""
    if not shutil.which("npm") or not shutil.which("node"):
        lacking("npm")
    if not (cache / "node_modules/xliff").is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE.parent / "exchange" / name, cache)
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=cache, capture_output=True, check=False, timeout=300)
        if done.returncode:
            lacking(f"npm's xliff ({done.stderr.decode()[-300:]})")
    return cache


def by_npm(text, cache):
    done = subprocess.run(["node", "-e", NPM, cache], input=text.encode(),
                          capture_output=True, check=False)
    expect(not done.returncode, done.stderr.decode())
    return done.stdout.decode()


def check_tools(folder, cache):
    npm_package(cache)
    tools = {"toolkit 1.2": ("1.2", lambda text: by_toolkit(text, folder)),
             "npm 1.2": ("1.2", lambda text: by_npm(text, cache)),
             "npm 2.1": ("2.1", lambda text: by_npm(text, cache))}
    for name, (version, tool) in tools.items():
        own = Path(folder, name.replace(" ", "-"))
        own.mkdir()
        lay_park(own)
        done = put_back(own, tool(fill(export(own, "park@1", "--xliff",
                                              version))))
        found, still = status(own, "park@1", "de")
        expect(found["state"] == "current", (name, still, done.stderr))
        before = digest(own)
        put_back(own, tool(export(own, "park@1", "--xliff", version)))
        expect(digest(own) == before, f"{name}: changes bytes")
        text = Path(own, "documents/park/1/de.xml").read_text("utf-8")
        expect('für <b>alle</b> ab dem <a href="https://park.example/light">'
               "ersten Licht</a> des Tages" in text, f"{name}: {text}")


def main():
    what = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        if what == "late":
            codicil(folder, "-q", "init", ".")
            check_late(folder)
            check_real(folder)
        elif what == "exchange":
            check_exchange(folder)
        elif what == "bad":
            check_bad(folder)
        else:
            check_tools(folder, Path(sys.argv[2]))
    for fault in FAULTS:
        print(fault)
    print(f"{len(FAULTS)} failed")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
