"""`codicil number` over the sample store: a text that is in order stays as it
is; a clause that is put in and taken out again leaves no trace; published
texts, dry runs and bad input change nothing.

    number.py
"""
import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

LOCALES = ("ar", "de", "en", "ja", "nl", "ru")
VERSION = "terms/2026-03-01"
ARTICLE = ('<article xml:id="put-in"><heading>X</heading><paragraph '
           'xml:id="put-in.one"><content><p xml:id="put-in.p1">'
           '<ref href="#liability">9</ref></p></content></paragraph>'
           '</article>\n')
CLAUSE = ('<paragraph xml:id="put-in.two"><content><p xml:id="put-in.p2">Y'
          '</p></content></paragraph>\n')
complaints = []


def expect(true, *words):
    if not true:
        complaints.append(" ".join(map(str, words)))


def make_store(folder):
    shutil.copytree(program.ROOT / "documents", folder / "documents")
    shutil.copy(program.ROOT / "codicil.xml", folder)


def files(folder):
    return {path: path.read_bytes()
            for path in sorted(folder.glob("documents/**/*.xml"))}


def codicil(folder, *arguments, code=0):
    result = program.run(arguments, folder)
    expect(result.returncode == code, arguments, result.returncode,
           result.stderr.decode())
    return result


def put_in(folder):
    for locale in LOCALES:
        path = folder / "documents" / VERSION / f"{locale}.xml"
        text = path.read_text("utf-8")
        text = text.replace('<article xml:id="accounts"',
                            ARTICLE + '<article xml:id="accounts"')
        text = text.replace('<paragraph xml:id="liability.cap"',
                            CLAUSE + '<paragraph xml:id="liability.cap"')
        path.write_text(text, "utf-8")


def take_out(folder):
    for locale in LOCALES:
        path = folder / "documents" / VERSION / f"{locale}.xml"
        text = path.read_text("utf-8")
        for element, ident in (("article", "put-in"),
                               ("paragraph", "put-in.two")):
            text = re.sub(rf' *<{element} xml:id="{ident}" .*?</{element}>\n',
                          "", text, flags=re.S)
        path.write_text(text, "utf-8")


SAID = {  # what each language says then
    "ar": ("<num>المادة 12</num>", "<num>10.3</num>", ">البند 10.3<"),
    "de": ("<num>§ 12</num>", "<num>(3)</num>", ">§ 10 Absatz 3<"),
    "en": ("<num>Article 12</num>", "<num>10.3</num>", ">Article 10.3<"),
    "ja": ("<num>第12条</num>", "<num>3.</num>", ">第10条第3項<"),
    "nl": ("<num>Artikel 12</num>", "<num>10.3</num>", ">artikel 10.3<"),
    "ru": ("<num>Статья 12.</num>", "<num>10.3.</num>", ">пунктами 10.3<"),
}


def try_insertion(folder):
    before = files(folder)
    for work in ("terms", "portal-data", "website-privacy"):
        codicil(folder, "number", work)
    expect(files(folder) == before, "texts in order changed")
    put_in(folder)
    drifted = files(folder)
    told = codicil(folder, "number", "terms@2026-03-01", "-n").stdout.decode()
    expect(files(folder) == drifted, "a dry run wrote")
    expect("put-in: (none) → Artikel 3\n" in told, "not told:", told[:500])
    done = codicil(folder, "number", "terms@2026-03-01").stdout.decode()
    expect(done == told, "the dry run told otherwise")
    for locale, said in SAID.items():
        text = (folder / "documents" / VERSION / f"{locale}.xml").read_text()
        for words in said:
            expect(words in text, locale, "lacks", words)
    found = codicil(folder, "check", "terms@2026-03-01").stdout.decode()
    expect("number-" not in found and "ref-" not in found, found)
    expect(not codicil(folder, "number", "terms@2026-03-01").stdout,
           "numbered twice")
    take_out(folder)
    codicil(folder, "number", "terms@2026-03-01")
    after = files(folder)
    for path, text in before.items():
        expect(after[path] == text, path.name, "is not as it was")


def try_styles(folder):
    """Styles that work.xml asks for, in one language and in all."""
    path = folder / "documents/terms/work.xml"
    work = path.read_text("utf-8")
    rows = ('<numbering for="article" xml:lang="nl" style="Art. I"/>'
            '<numbering for="article" xml:lang="ja"/>'
            '<numbering for="paragraph" style="1.1"/>')
    path.write_text(work.replace("<term ", rows + "<term ", 1), "utf-8")
    def styles():
        said = codicil(folder, "check", "terms@2026-03-01")
        return re.findall(r"(\S+)\.xml.*?number (.*?) is not written as (.*?);"
                          r".*work.xml.*\[number-style\]",
                          said.stdout.decode())
    before = styles()
    expect(("nl", "Artikel 1", "Art. I") in
           [(Path(one).name, *more) for one, *more in before],
           f"a style that is asked for and not kept: {before}")
    codicil(folder, "number", "terms@2026-03-01")
    expect(styles() == [], f"styles after numbering: {styles()}")
    nl, ja, de = ((folder / "documents" / VERSION / f"{locale}.xml")
                  .read_text("utf-8") for locale in ("nl", "ja", "de"))
    expect("<num>Art. IX</num>" in nl and "<num>9.3</num>" in nl, "nl style")
    expect("<num>第9条</num>" in ja and "<num>9.3</num>" in ja, "ja style")
    expect("<num>§ 9</num>" in de and "<num>9.3</num>" in de, "de style")
    expect(">§ 9 Absatz 3<" in de, "de: the words of references are kept")
    path.write_text(work.replace("<term ", '<numbering for="article" '
                                 'style="Artikel"/><term ', 1), "utf-8")
    said = codicil(folder, "number", "terms", code=2).stderr.decode()
    expect(re.search(r"work.xml:\d+: .*style.*expected was a provision's "
                     "first number", said), said)
    path.write_text(work, "utf-8")


def try_refusals(folder):
    before = files(folder)
    for arguments, words in (
            (["number"], "number wants"),
            (["number", "none"], "none"),
            (["number", "terms@1999-01-01"], "1999-01-01"),
            (["number", "terms", "-l", "sv"], "no draft in sv"),
            (["number", "terms", "-l", "x_y"], "x_y"),
            (["number", "./gone.xml"], "gone.xml"),
            (["terms"], "terms wants"),
            (["terms", "none"], "none")):
        said = codicil(folder, *arguments, code=2).stderr.decode()
        expect(words in said and said.count("\n") == 1, arguments, said)
    expect(files(folder) == before, "a refusal wrote")
    codicil(folder, "--now", "2023-08-01T00:00:00Z", "publish",
            "terms@2023-09-01", "--in-force", "2023-09-01", "--change",
            "material")
    before = files(folder)
    said = codicil(folder, "number", "terms@2023-09-01", code=2).stderr
    expect(b"published" in said, said)
    codicil(folder, "number", "terms")
    expect(files(folder) == before, "a published text was numbered")


def main():
    for attempt in (try_insertion, try_styles, try_refusals):
        with tempfile.TemporaryDirectory() as name:
            make_store(Path(name))
            attempt(Path(name))
    print("\n".join(complaints) or "in order")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
