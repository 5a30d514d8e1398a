"""Bad input gets one clear line and exit status 2, quickly, and the store is
left as it was."""
import hashlib
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
DEEP = 100000
SECONDS = 20

SECRET = "the-secret-of-another-file"

FILES = {
    "not.xml": b"hello",
    "empty.xml": b"",
    "empty.md": b"",
    "blank.txt": b"\n \n",
    "half.xml": b"<akomaNtoso><doc>",
    "other.xml": b"<html><body/></html>",
    "latin.xml": b"<a>\xe9</a>",
    "latin.md": b"# Titel\n\nCaf\xe9 en meer.\n",
    "nul.txt": b"TITLE\n\na\0b\n",
    "control.md": b"# Title\n\nbell \x07 rings\n",
    "utf16.md": "# Title\n\nWords.\n".encode("utf-16")[:-1],
    "bomb.xml": (b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
                 + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10)
                            for c in range(ord("b"), ord("k")))
                 + b"]><a>&j;</a>"),
    "external.xml": (b'<!DOCTYPE a [<!ENTITY x SYSTEM "secret">]>'
                     b"<a>&x;</a>"),
    "deep.xml": b"<a>" * DEEP + b"</a>" * DEEP,
    "deep-quotes.md": b"# T\n\n" + b">" * DEEP + b" words\n",
    "deep-list.md": b"# T\n\n" + b"- " * DEEP + b"words\n",
    "deep-xml-text.xml": (
        b'<akomaNtoso xmlns="%s"><doc name="x" contains="singleVersion">'
        b'<meta/><mainBody><p>' % AKN.encode() + b"<b>" * DEEP + b"x"
        + b"</b>" * DEEP + b"</p></mainBody></doc></akomaNtoso>"),
    "title-only.md": b"# Title\n",
    "deep.html": b"<div>" * DEEP + b"words",
    "deep-inlines.html": b"<p>" + b"<b>" * DEEP + b"words",
    "empty.html": b"",
    "scripts.html": b"<html><body><script>words</script></body></html>",
    "latin.html": b"<p>Caf\xe9",
    "wrong.html": b"<meta charset=no-such-charset><p>Words.",
    "nul.html": b"<p>Some words and a \0 among them.",
    "outside.html": (b'<!DOCTYPE html SYSTEM "secret" [<!ENTITY x SYSTEM '
                     b'"secret">]><p>&x;<iframe src="secret"></iframe>'
                     b"<ol>" * 300),
    "page.html": b"<main><h1>Title</h1><p>Words.</main>",
    "secret": SECRET.encode(),
    "good.md": b"# Title\n\nWords.\n",
}

# What is typed, and a word that its one line has to hold.
CASES = [
    (["render", "not.xml"], "not.xml"),
    (["render", "empty.xml"], "empty.xml"),
    (["check", "half.xml"], "half.xml"),
    (["render", "other.xml"], "akomaNtoso"),
    (["render", "latin.xml"], "UTF-8"),
    (["render", "bomb.xml"], "DOCTYPE"),
    (["render", "external.xml"], "DOCTYPE"),
    (["check", "external.xml"], "DOCTYPE"),
    (["render", "deep.xml"], "deep"),
    (["tidy", "./deep-xml-text.xml"], "deep"),
    (["render", "deep-quotes.md"], "deep"),
    (["render", "deep-list.md"], "deep"),
    (["render", "title-only.md"], "content"),
    (["render", "gone.md"], "No such file"),
    (["render", "dangling.md"], "No such file"),
    (["render", "folder.md"], "folder"),
    (["check", "folder.xml"], "folder"),
    (["render", "good.md", "-o", "folder.md"], "folder"),
    (["render", "good.md", "-o", "nowhere/out.html"], "No such file"),
    (["render", "good.md", "-f", "pdf"], "pdf"),
    (["render", "good.md", "--width", "3"], "width"),
    (["render", "good.md", "--width", "9x"], "width"),
    (["render", "good.md", "-l", "xx_YY"], "xx_YY"),
    (["render", "good.md", "-f", "text", "--charset", "no-such"], "no-such"),
    (["render", "terms@9.9"], "9.9"),
    (["render", "nothing"], "nothing"),
    (["render", "terms", "--at", "yesterday"], "yesterday"),
    (["render", "terms", "--at", "2001-01-01"], "2001"),
    (["import", "x@1", "-l", "en", "latin.md"], "UTF-8"),
    (["import", "x@1", "-l", "en", "nul.txt"], "NUL"),
    (["import", "x@1", "-l", "en", "control.md"], "U+0007"),
    (["import", "x@1", "-l", "en", "utf16.md"], "UTF-16"),
    (["import", "x@1", "-l", "en", "empty.md"], "empty.md"),
    (["import", "x@1", "-l", "en", "blank.txt"], "blank.txt"),
    (["import", "x@1", "-l", "en", "deep-quotes.md"], "deep"),
    (["import", "x@1", "-l", "en", "deep-list.md"], "deep"),
    (["import", "x@1", "-l", "en", "gone.md"], "No such file"),
    (["import", "x@1", "-l", "en", "folder.md"], "folder"),
    (["import", "x@1", "-l", "xx_YY", "good.md"], "xx_YY"),
    (["import", "x@1", "-l", "version", "good.md"], "version"),
    (["import", "x@1", "-l", "../en", "good.md"], "../en"),
    (["import", "../x@1", "-l", "en", "good.md"], "../x"),
    (["import", "x@../1", "-l", "en", "good.md"], "../1"),
    (["import", "x@..", "-l", "en", "good.md"], ".."),
    (["import", "x@1.md", "-l", "en", "good.md"], "1.md"),
    (["import", "log@1", "-l", "en", "good.md"], "log"),
    (["import", "X@1", "-l", "en", "good.md"], "X"),
    (["import", "x@1", "good.md"], "-l"),
    (["import", "x", "-l", "en", "good.md"], "version"),
    (["import", "x@1", "-l", "en", "--in-force", "soon", "good.md"], "soon"),
    (["import", "x@1", "-l", "en", "--kind", "novel", "good.md"], "novel"),
    (["import", "x@1", "-l", "en", "--from", "pdf", "good.md"], "pdf"),
    (["import", "x@1", "-l", "en", "secret"], "ending"),
    (["log", "../../etc"], "../../etc"),
    (["render", "deep.html"], "deep"),
    (["import", "x@1", "-l", "en", "deep-inlines.html"], "deep"),
    (["render", "empty.html"], "empty.html"),
    (["check", "scripts.html"], "content"),
    (["render", "latin.html"], "--charset"),
    (["render", "latin.html", "--input-charset", "no-such"], "no-such"),
    (["render", "wrong.html"], "no-such-charset"),
    (["render", "nul.html"], "NUL"),
    (["render", "outside.html"], "deep"),
    (["render", "page.html", "--select", "//p["], "//p["),
    (["render", "page.html", "--select", "//nav"], "//nav"),
    (["render", "page.html", "--select", "count(//p)"], "count(//p)"),
    (["render", "page.html", "--select", "document('secret')"], "document"),
    (["import", "x@1", "-l", "en", "--select", "//p", "good.md"], "--select"),
    (["frobnicate"], "frobnicate"),
    (["render", "--frobnicate"], "frobnicate"),
    ([], "verb"),
]


def state(folder):
    digest = hashlib.sha256()
    for path in sorted(Path(folder).rglob("*")):
        digest.update(str(path).encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def lay(folder):
    program.lay_store(folder)
    for name, data in FILES.items():
        Path(folder, name).write_bytes(data)
    for name in ("folder.md", "folder.xml"):
        Path(folder, name).mkdir()
    os.symlink("gone.md", Path(folder, "dangling.md"))


def check(arguments, word, folder, before):
    begin = time.monotonic()
    done = program.run(["-q", *arguments], folder)
    seconds = time.monotonic() - begin
    told = done.stderr.decode(errors="replace")
    faults = []
    if done.returncode != 2:
        faults.append(f"exit status {done.returncode}")
    if done.stdout:
        faults.append("something on standard output")
    if told.count("\n") != 1 or not told.startswith("codicil: "):
        faults.append("not one line")
    if word not in told:
        faults.append(f"'{word}' is not told")
    if SECRET in told:
        faults.append("another file was read")
    if seconds > SECONDS:
        faults.append(f"took {seconds:.0f} s")
    if state(folder) != before:
        faults.append("files were changed")
    return faults, told


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        lay(folder)
        before = state(folder)
        for arguments, word in CASES:
            faults, told = check(arguments, word, folder, before)
            if faults:
                failed += 1
                print(f"codicil {' '.join(arguments)}: {', '.join(faults)}\n"
                      f"    {told.strip()[:400]}")
                before = state(folder)
    print(f"{len(CASES)} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
