"""Faults planted in faithful translations are found, each kind, where they
are; the translations themselves give no warning.

    faults.py own        the sample store
    faults.py corpus     ../shared/corpus/legal-docs
"""
import json
import os
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

ID = r'xml:id="([^"]+)"'
# What a text of the corpus may be told beside its translation: dates of the
# version that its folder does not know, and marks that Markdown left.
OTHER = {"version-date", "markup-left", "id-reused", "id-doubtful"}


def paragraphs(text):
    """(start, end, id, words) of each p of the body, on one line."""
    body = text.index("<mainBody")
    for match in re.finditer(rf'<(p|li) {ID}[^>]*>(.*?)</\1>', text[body:]):
        yield (body + match.start(), body + match.end(), match[2], match[3])


def sections(text):
    """(start, end, id) of provisions side by side in the body, with their
    lines."""
    pattern = re.compile(rf'^( *)<(article|section|paragraph) {ID}.*?'
                         r'^\1</\2>\n', re.M | re.S)
    return [(m.start(), m.end(), m[3]) for m in pattern.finditer(text)]


# Each gives (the text with the fault, the id it is at) or None.

def drop_clause(text, dice):
    found = sections(text)
    if not found:
        return None
    start, end, ident = dice.choice(found)
    return text[:start] + text[end:], ident


def move_clause(text, dice):
    pairs = [(a, b) for a, b in zip(sections(text), sections(text)[1:])
             if a[1] == b[0]]
    if not pairs:
        return None
    (s, m, one), (_, e, other) = dice.choice(pairs)
    return text[:s] + text[m:e] + text[s:m] + text[e:], (one, other)


def change_in(text, dice, pattern, change):
    """Changes one match of a pattern in the paragraphs."""
    found = [(start + m.start(), start + m.end(), ident, m)
             for start, end, ident, _ in paragraphs(text)
             for m in re.finditer(pattern, text[start:end])]
    if not found:
        return None
    start, end, ident, match = dice.choice(found)
    return text[:start] + change(match) + text[end:], ident


def other_link(text, dice):
    return change_in(text, dice, r'<a href="(https?://[^"]*)"',
                     lambda m: f'<a href="{m[1].split("#")[0]}/elsewhere"')


def other_date(text, dice):
    return change_in(text, dice, r'<date date="(\d{4})(-[^"]*)">[^<]*</date>',
                     lambda m: f'<date date="{int(m[1]) + 1}{m[2]}">'
                               f'{int(m[1]) + 1}{m[2]}</date>')


def other_number(text, dice):
    return change_in(text, dice,
                     r'(?<=[^\d.,;:/%#"\w-])([1-9]\d)(?=[ 日天дdgTj][^<>]*<)',
                     lambda m: str(int(m[1]) + 7))


def heading_to_text(text, dice):
    found = [m for m in re.finditer(
        rf'<(section|article) {ID}[^>]*>\s*(?:<num>[^<]*</num>\s*)?'
        r'<heading>(.*?)</heading>\s*<(?:content|intro)>\s*<p [^>]*>', text)]
    if not found:
        return None
    match = dice.choice(found)
    new = re.sub(r"\s*<heading>.*?</heading>", "", match[0])
    return (text[:match.start()] + new + match[3] + " " + text[match.end():],
            match[2])


def wrong_reference(text, dice):
    return change_in(text, dice, r'(<ref href="#[^"]*">)([^<]*?)(\d+)(?=\D*<)',
                     lambda m: f"{m[1]}{m[2]}{int(m[3]) + 3}")


def wrong_heading(text, dice):
    return change_in(text, dice,
                     r'(<ref href="#[^"]*">)([“«„「])[^<]+([”»“」])</ref>',
                     lambda m: f"{m[1]}{m[2]}Xyzzy{m[3]}</ref>")


def wrong_number(text, dice):
    found = [m for m in re.finditer(rf'<(article|paragraph|section) {ID}[^>]*>'
                                    r'\s*<num>([^<]*?)(\d+)([^\d<]*)</num>',
                                    text)]
    if not found:
        return None
    match = dice.choice(found)
    at = match.start(4)
    return (text[:at] + str(int(match[4]) + 3) + text[match.end(4):],
            match[2])


def other_term(text, dice):
    return change_in(text, dice, r'(<term refersTo="#[^"]*">)[^<]+</term>',
                     lambda m: f"{m[1]}Xyzzy</term>")


def other_language(text, dice):
    return change_in(text, dice, r'<a href="(https://[a-z.]*steigerboek'
                     r'.example)/(?:[a-z]{2}/)?([^"]*)"',
                     lambda m: f'<a href="{m[1]}/xx/{m[2]}"')


KINDS = {
    drop_clause: {"parity-missing"},
    move_clause: {"parity-order", "parity-parent"},
    other_link: {"parity-link"},
    other_date: {"parity-date"},
    other_number: {"parity-number", "parity-date", "date-words"},
    heading_to_text: {"parity-heading"},
    wrong_reference: {"ref-number"},
    wrong_heading: {"ref-heading"},
    wrong_number: {"number-sequence", "number-duplicate"},
    other_term: {"term-words"},
    other_language: {"link-locale"},
}


def findings(folder, work, locale):
    result = program.run(["-q", "check", work, "-l", locale, "--format",
                          "json"], folder)
    if result.returncode > 1:
        return [{"rule": "failed", "message": result.stderr.decode()}]
    return json.loads(result.stdout)["findings"]


def keys(found):
    return {(f["rule"], f.get("id"), re.sub(r"\d+", "", f["message"]))
            for f in found}


def plant(folder, work, locale, kind, seed):
    """None where the kind has no place in a text; else what is wrong."""
    name, version = work.split("@")
    path = folder / "documents" / name / version / f"{locale}.xml"
    text = path.read_text("utf-8")
    planted = kind(text, random.Random(seed))
    if not planted:
        return None
    before = keys(findings(folder, work, locale))
    path.write_text(planted[0], "utf-8")
    new = keys(findings(folder, work, locale)) - before
    path.write_text(text, "utf-8")
    ids = planted[1] if isinstance(planted[1], tuple) else (planted[1],)
    near = {rule for rule, ident, _ in new
            if any((ident or "").split(".")[0] == i.split(".")[0]
                   for i in ids)}
    if near & KINDS[kind]:
        return ""
    return f"{work} {locale} {kind.__name__} at {planted[1]}: {sorted(new)}"


def try_all(folder, texts, seed):
    complaints, counts = [], {kind: 0 for kind in KINDS}
    for number, (work, locale) in enumerate(program.sample(texts)):
        for found in findings(folder, work, locale):
            if found["rule"] not in OTHER and \
                    found.get("weight") not in ("note",):
                complaints.append(f"{work} {locale}: not faithful: {found}")
        for kind in KINDS:
            wrong = plant(folder, work, locale, kind, seed + number)
            counts[kind] += wrong is not None
            complaints += [wrong] if wrong else []
    print(", ".join(f"{kind.__name__} {count}"
                    for kind, count in counts.items()))
    return complaints, counts


def try_own(folder):
    shutil.copytree(program.ROOT / "documents", folder / "documents")
    shutil.copy(program.ROOT / "codicil.xml", folder)
    address = '<address pattern="https://{}.steigerboek.example/{{locale}}/"/>'
    for work in folder.glob("documents/*/work.xml"):
        rows = "".join(address.format(host) for host in ("www", "app",
                                                         "portal"))
        work.write_text(work.read_text("utf-8").replace("</work>",
                                                        rows + "</work>"))
    texts = [(work, locale)
             for work in ("terms@2026-03-01", "portal-data@2026-06-01",
                          "website-privacy@2026-04-01")
             for locale in ("ar", "de", "en", "ja", "nl", "ru")
             if locale != ("nl" if "terms" in work else "en")]
    complaints, counts = try_all(folder, texts, 1)
    return complaints + [f"{kind.__name__}: never planted"
                         for kind, count in counts.items()
                         if not count and "CODICIL_SAMPLE" not in os.environ]


# The translations in the corpus that leave nothing out.
FAITHFUL = (
    ("acceptable_use_policy", "2025-12-09", "de ja nl pt-BR ru zh-CN"),
    ("firefox_terms_of_use", "2025-12-09", "de ja nl pt-BR ru zh-CN"),
    ("subscription_services_tos", "2026-03-23", "de nl pt-BR ru zh-CN"),
    ("mozilla_accounts_privacy_notice", "2025-12-09", "de nl pt-BR ru"),
)


def try_corpus(folder):
    source = program.shared("corpus", "legal-docs")
    texts, complaints = [], []
    program.run(["init", "."], folder)
    for name, version, locales in FAITHFUL:
        work = f"{name.replace('_', '-')}@{version}"
        for locale in ["en", *locales.split()]:
            result = program.run(["-q", "import", work, "-l", locale, source /
                                  name / version / f"{locale}.md"], folder)
            if result.returncode:
                complaints.append(result.stderr.decode())
        texts += [(work, locale) for locale in locales.split()]
    return complaints + try_all(folder, texts, 2)[0]


def main(which):
    with tempfile.TemporaryDirectory() as name:
        attempt = {"own": try_own, "corpus": try_corpus}[which]
        complaints = attempt(Path(name))
    print("\n".join(complaints) or "all found")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
