"""A site's own templates: a file in --templates DIR stands before the
installed one, and a broken one, or one that reaches for more than templates,
is told with its file and line."""
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

TEXT = "# Terms\n\n## Scope\n\nWords *here*.\n"
PAGE = """<xsl:stylesheet version="1.0" xmlns:c="urn:codicil:1"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    extension-element-prefixes="c">%s
  <xsl:template name="page"><html><body class="ours">%s
    <xsl:call-template name="content"/></body></html></xsl:template>
</xsl:stylesheet>
"""
SECRET = "words of another file"

# What page.xsl holds above its template and in it, and what has to be said.
BROKEN = [
    ("", "<xsl:value-of select='((('/>", "page.xsl:4: is no sound stylesheet"),
    ("", "<xsl:nonsense/>", "page.xsl:4: is no sound stylesheet"),
    ("", "<xsl:value-of select='$none'/>", "page.xsl:4: the stylesheet"),
    ("", "<p>", "page.xsl: is no well-formed XML"),
    ("<xsl:include href='../secret.xsl'/>", "", "page.xsl:3: xsl:include"),
    ("<xsl:include href='none.xsl'/>", "", "none.xsl"),
    ("<xsl:import href='html.xsl'/>", "", "page.xsl:3: xsl:import"),
    ("", "<xsl:copy-of select=\"document('secret.xml')\"/>", "secret.xml"),
    ("", "<xsl:copy-of select=\"document('/etc/passwd')\"/>", "/etc/passwd"),
    ("", "<xsl:copy-of select=\"document('http://127.0.0.1/')\"/>",
     "page.xsl:4:"),
]


def render(folder, *arguments):
    done = program.run([*arguments[:-1], "render", "t.md", "-l", "en",
                        *arguments[-1:]], folder)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def own(folder, files):
    place = Path(folder, "own")
    for path in place.glob("*"):
        path.unlink()
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")


def try_files(folder):
    own(folder, {"style.css": "p { color: teal }\n"})
    code, page, _ = render(folder, "--templates=own", "-fhtml")
    assert code == 0 and "color: teal" in page and "Words" in page, page
    assert render(folder, "--templates=own")[1] == page, "of the verb, too"
    own(folder, {"page.xsl": PAGE % ("<xsl:include href='more.xsl'/>",
                                     "<xsl:call-template name='more'/>"),
                 "more.xsl": PAGE.replace("page", "more") % ("", "More.")})
    code, page, said = render(folder, "--templates=own", "-fhtml")
    assert code == 0 and 'class="ours"' in page and "More." in page, said
    assert "<em>here</em>" in page, "html.xsl is the installed one"
    assert "Words" in render(folder, "--templates=own", "-ftext")[1]
    own(folder, {"page.xsl": PAGE % (
        "<xsl:template match='text()'>{<xsl:value-of select='.'/>} of "
        "<xsl:value-of select='concat(position(), last())'/></xsl:template>"
        "<xsl:template name='gap'><xsl:text> </xsl:text><b/>"
        "<xsl:text>\n</xsl:text></xsl:template>",
        "<p><xsl:call-template name='gap'/></p>")})
    page = render(folder, "--templates=own", "-fhtml")[1]
    assert "{Words } of 13<em>{here} of 11</em>{.} of 33" in page, page
    assert "<p> <b></b>" in page, page


def try_broken(folder):
    for above, inside, words in BROKEN:
        own(folder, {"page.xsl": PAGE % (above, inside)})
        code, page, said = render(folder, "--templates=own", "-fhtml")
        assert code == 2 and not page, (inside, code, page)
        assert words in said and said.count("\n") == 1, said
        assert SECRET not in said, said
    own(folder, {"page.xsl": PAGE % ("", (
        "<x:document href='written' xmlns:x='http://exslt.org/common' "
        "xsl:extension-element-prefixes='x'>a</x:document>"))})
    render(folder, "--templates=own", "-fhtml")
    assert not Path(folder, "written").exists()
    code, page, said = render(folder, "--templates=none", "-fhtml")
    assert code == 2 and "none" in said and not page, said


def main():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "t.md").write_text(TEXT, encoding="utf-8")
        for name in ("secret.xml", "secret.xsl"):
            Path(folder, name).write_text(f"<a>{SECRET}</a>", encoding="utf-8")
        Path(folder, "own").mkdir()
        try_files(folder)
        try_broken(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
