"""A lawyer's loop: a draft as Markdown in an editor, and back, without XML.

The editor is a shell line. Whatever happens, either the draft is as it was or
it says what was edited; and what was edited is never lost.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

SOURCE = """# Terms

## 1. Service

We run the *Service*, see section "Fees".

We do so with care.

## 2. Fees

The fee is due within 30 days.

- by transfer
- by card
"""
BY_HAND = ("<entry at=\"2026-01-01T00:00:00Z\" by=\"A\" kind=\"publish\">"
           "<text locale=\"en\" revision=\"0\" sha256=\"" + "0" * 64 +
           "\"/></entry>")
complaints = []


class Shop:
    """A store with one draft, and an editor in it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.sheets = self.folder / "sheets"
        self.sheets.mkdir()
        (self.folder / "terms.md").write_text(SOURCE, encoding="utf-8")
        self.run("init", ".", "--publisher", "A", "--country", "nl")
        self.run("import", "terms@1", "-l", "en", "terms.md")
        self.path = self.folder / "documents/terms/1/en.xml"

    def run(self, *arguments, editor=None, visual=None, given=None):
        env = {**program.surroundings(), "TMPDIR": str(self.sheets)}
        if editor:
            env["EDITOR"] = editor
        if visual:
            env["VISUAL"] = visual
        return subprocess.run(
            [program.program(), *arguments], cwd=self.folder, env=env,
            input=given, text=True, capture_output=True,
            timeout=program.SECONDS, check=False)

    def edit(self, editor=None, **more):
        return self.run("edit", "terms@1", "-l", "en", editor=editor, **more)

    def draft(self):
        return self.path.read_text(encoding="utf-8")

    def markdown(self):
        return self.run("render", "terms@1", "-l", "en", "-f", "markdown",
                        "--authoring").stdout

    def kept(self):
        return sorted(self.sheets.rglob("*.md"))


def expect(name, true, *shown):
    if not true:
        complaints.append(" ".join([f"{name}:", *map(str, shown)]))


def ids(xml):
    return re.findall(r'xml:id="([^"]*)"', xml)


def changes_come_back(shop):
    before = shop.draft()
    result = shop.edit("sed -i -e 's/with care/carefully/' "
                       "-e 's/^- by card/&\\n- in cash/'")
    after = shop.draft()
    expect("a change", result.returncode == 0, result)
    expect("words", "carefully" in after and "in cash" in after, after)
    expect("findings", result.stdout.startswith("no findings\n"), result)
    expect("redline", "[-with care-]{+carefully+}" in result.stdout and
           "in cash+}" in result.stdout and
           "1. Service\n---" in result.stdout and
           "30 days" not in result.stdout, result)
    expect("ids", [one for one in ids(after) if one in ids(before)] ==
           ids(before), ids(after))
    expect("new ids", len(ids(after)) > len(ids(before)), ids(after))
    expect("nothing left over", not list(shop.sheets.iterdir()))
    expect("its language", "lang: en" in shop.markdown())
    expect("nothing else written", sorted(
        path.name for path in shop.path.parent.iterdir()) ==
        ["en.xml", "version.xml"])


def provisions_move_with_their_ids(shop):
    before = shop.draft()
    sheet = shop.markdown()
    head, first, second = re.split(r"(?m)^(?=## )", sheet)
    moved = head + second.rstrip() + "\n\n" + first
    result = shop.run("edit", "terms@1", "-l", "en", "--file", "-",
                      given=moved)
    after = shop.draft()
    expect("a move", result.returncode == 0, result)
    expect("ids that moved", sorted(ids(after)) == sorted(ids(before)) and
           after.index('"fees"') < after.index('"service"'), after)


def without_change(shop):
    before = shop.draft(), shop.path.stat().st_mtime_ns
    result = shop.edit("true")
    expect("no change", result.returncode == 0 and not result.stdout and
           result.stderr == "codicil: no change; nothing was written\n", result)
    expect("not written", before == (shop.draft(),
                                     shop.path.stat().st_mtime_ns))
    expect("no sheet left", not list(shop.sheets.iterdir()))


def editors(shop):
    """VISUAL before EDITOR; with its own arguments; none at all."""
    result = shop.edit("sh -c 'exit 3'",
                       visual="sed -i -e s/carefully/well/")
    expect("VISUAL", result.returncode == 0 and " well." in shop.draft(),
           result)
    result = shop.edit()
    expect("no editor", result.returncode == 2 and "EDITOR" in result.stderr,
           result)


def editor_that_fails(shop):
    before = shop.draft()
    result = shop.edit("false")
    expect("it fails", result.returncode == 2 and
           "ended with status 1" in result.stderr, result)
    expect("no sheet of it", not list(shop.sheets.iterdir()))
    result = shop.edit("sh -c 'sed -i s/transfer/wire/ \"$0\"; exit 4'")
    expect("it fails late", result.returncode == 2 and
           "ended with status 4" in result.stderr, result)
    expect("draft is as it was", shop.draft() == before)
    expect("the edit is kept", len(shop.kept()) == 1 and
           "by wire" in shop.kept()[0].read_text("utf-8"), shop.kept())
    result = shop.run("edit", "terms@1", "-l", "en", "--file",
                      str(shop.kept()[0]))
    expect("it goes on", result.returncode == 0 and "by wire" in shop.draft(),
           result)
    expect("given files stay", len(shop.kept()) == 1)
    shutil.rmtree(shop.sheets)
    shop.sheets.mkdir()


def markdown_that_is_none(shop):
    before = shop.draft()
    result = shop.edit("sed -i 's/^- by wire/- [by]{nosuch=1} wire/'")
    kept = shop.kept()
    expect("bad Markdown", result.returncode == 2 and len(kept) == 1, result)
    expect("its line", re.search(rf"{re.escape(str(kept[0]))}:\d+:\d+: ",
                                 result.stderr), result.stderr)
    expect("how it goes on", f"--file '{kept[0]}'" in result.stderr,
           result.stderr)
    expect("nothing written", shop.draft() == before)
    text = kept[0].read_text("utf-8").replace("{nosuch=1}", "{lang=nl}")
    kept[0].write_text(text, encoding="utf-8")
    result = shop.run("edit", "terms@1", "-l", "en", "--file", str(kept[0]))
    expect("mended", result.returncode == 0 and 'xml:lang="nl"' in
           shop.draft(), result)
    result = shop.run("edit", "terms@1", "-l", "en", "--file", "-",
                      given="# Terms\n\nOther.\n")
    expect("other Markdown", result.returncode == 2 and
           "is no authoring Markdown" in result.stderr, result)
    shutil.rmtree(shop.sheets)
    shop.sheets.mkdir()


def two_at_once(shop):
    other = (f"{program.program()} edit terms@1 -l en --file other.md "
             ">other.out && sed -i s/Service/Platform/")
    text = shop.markdown().replace("30 days", "14 days")
    (shop.folder / "other.md").write_text(text, encoding="utf-8")
    result = shop.edit(other)
    expect("two at once", result.returncode == 2 and
           "was changed while it was edited" in result.stderr, result)
    expect("the first stays", "14 days" in shop.draft() and
           "Platform" not in shop.draft(), shop.draft())
    expect("the second is kept", "Platform" in
           shop.kept()[0].read_text("utf-8"))
    shutil.rmtree(shop.sheets)
    shop.sheets.mkdir()


def what_is_not_there(shop):
    ran = f"touch {shop.folder}/ran"
    for name, locale, words in (
            ("terms@2", "en", "2"), ("term@1", "en", "terms"),
            ("terms@1", "nl", "there: en"), ("terms", "en", "no version"),
            ("../terms@1", "en", "../terms"), ("terms@1", "../en", "../en")):
        result = shop.run("edit", name, "-l", locale, editor=ran)
        expect(name, result.returncode == 2 and words in result.stderr and
               result.stderr.count("\n") == 1, result)
        expect("the store", sorted(os.listdir(shop.folder / "documents")) ==
               ["terms"])
    expect("no editor ran", not (shop.folder / "ran").exists())


def errors_are_told(shop):
    result = shop.edit("sed -i 's/by card/[by card](#nowhere)/'")
    expect("an error", result.returncode == 1 and
           "[ref-target]" in result.stdout, result)
    expect("it is written", "nowhere" in shop.draft())


def other_languages_are_left_out(shop):
    """check -l LOCALE, as the edit asks for it."""
    (shop.folder / "nl.md").write_text(
        "# Voorwaarden\n\nZie [dit](#nergens).\n", encoding="utf-8")
    shop.run("import", "terms@1", "-l", "nl", "nl.md")
    (shop.path.parent / "en.xml").write_text(
        shop.draft().replace("#nowhere", "#fees"), encoding="utf-8")
    for locale, code, named in ((None, 1, True), ("nl", 1, True),
                                ("en", 0, False)):
        result = shop.run("check", "terms@1",
                          *(["-l", locale] if locale else []))
        expect(f"check -l {locale}", result.returncode == code and
               ("nl.xml" in result.stdout) == named, result)


def published(shop):
    before = shop.draft()
    version = shop.path.parent / "version.xml"
    text = version.read_text("utf-8")
    version.write_text(text.replace("</version>",
                                    f"<log>{BY_HAND}</log></version>"),
                       encoding="utf-8")
    result = shop.edit(f"touch {shop.folder}/ran")
    expect("published", result.returncode == 2 and
           "published in 'en' and never changes" in result.stderr, result)
    expect("no editor ran for it", not (shop.folder / "ran").exists())
    expect("never changes", shop.draft() == before)


def main():
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop(folder)
        for part in (changes_come_back, provisions_move_with_their_ids,
                     without_change, editors, editor_that_fails,
                     markdown_that_is_none, two_at_once, what_is_not_there,
                     errors_are_told, other_languages_are_left_out,
                     published):
            part(shop)
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
