"""What was published is as it was, or verify says what is not and where: one
flipped bit anywhere in a file, a file that is missing, one too many, an entry
of a log or a manifest taken out; with signatures that minisign reads, and with
those that it made.

    verify.py
"""
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

FLIPS = 60
MINISIGN = shutil.which("minisign")
EN = "# Terms\n\nVersion {}\n\n## Law {{#law}}\n\nDutch law applies.\n"
complaints = []


def expect(fine, what):
    if not fine:
        complaints.append(what)


def run(folder, *arguments, code=0):
    done = program.run(arguments, folder)
    expect(done.returncode == code, f"{arguments}: exit {done.returncode}, "
           f"not {code}: {done.stderr.decode()[:300]}")
    return done.stdout.decode() + done.stderr.decode()


def finds(folder, name, word, *arguments):
    """verify says no, and names the file and what is wrong with it."""
    told = run(folder, "verify", *arguments, code=1)
    expect(any(line.startswith(name) and word in line
               for line in told.splitlines()),
           f"{name}: {word!r} expected: {told[:400]}")


def lay_store(folder):
    """Two signed versions, with a translation that came later, a correction
    and pictures."""
    run(folder, "init", ".", "--publisher", "Example B.V.")
    run(folder, "keygen", "legal")
    key = ["--key", "legal.key"]
    for number in ("1", "2"):
        Path(folder, "in.md").write_text(EN.format(number), encoding="utf-8")
        run(folder, "import", f"terms@{number}", "-l", "en", "in.md")
        media = Path(folder, "documents/terms", number, "media")
        media.mkdir()
        for name in ("map.png", "map..old.png"):
            (media / name).write_bytes(b"\x89PNG" + bytes(range(99)))
        run(folder, "--now", f"2026-0{number}-01", "publish",
            f"terms@{number}", "--in-force", f"2026-0{number}-15",
            "--change", "inform", "--by", "A. Jansen", *key)
    run(folder, "import", "terms@2", "-l", "nl", "in.md")
    run(folder, "--now", "2026-03-01", "add", "terms@2", "-l", "nl", *key)
    Path(folder, "in.md").write_text(EN.format("twee"), encoding="utf-8")
    run(folder, "--now", "2026-03-02", "correct", "terms@2", "-l", "nl",
        "in.md", "--reason", "A word", *key)


def published(folder, below):
    """All files but those that are free to change, or empty."""
    return sorted(path for path in Path(folder, below).rglob("*")
                  if path.is_file() and path.name not in ("work.xml", "lock"))


def check_flips(folder, below, *arguments):
    """A bit in each of some files, drawn by a seed."""
    drawn = random.Random(20261128)
    paths = published(folder, below)
    rest = [path for path in paths if path.suffix == ".minisig"
            or path.name in ("version.xml", "manifest.json")]
    paths = program.sample(rest * 3 + drawn.sample(
        paths, min(FLIPS, len(paths))))
    for path in paths:
        old = path.read_bytes()
        bit = drawn.randrange(len(old) * 8)
        new = bytearray(old)
        new[bit // 8] ^= 1 << bit % 8
        path.write_bytes(new)
        name = str(path.relative_to(folder))
        told = run(folder, "verify", *arguments, "--key", "legal.pub", code=1)
        place = name.removesuffix(".minisig")
        if arguments:
            place = str(Path(place).relative_to(arguments[0]))
        if path.name == "SHA256SUMS":  # what it says of other files
            place = ""
        expect(any(line.startswith(place) for line in told.splitlines()),
               f"{name}: bit {bit}: not named: {told[:300]}")
        path.write_bytes(old)


def check_store(folder):
    terms = Path(folder, "documents/terms")
    expect("as published" in run(folder, "verify"), "a store as published")
    told = run(folder, "verify", "--key", "legal.pub")
    expect("2 signatures)" in told, f"signatures: {told}")
    check_flips(folder, "documents")
    kept = next((terms / "1/renditions").iterdir())
    kept.rename(terms / "kept")
    finds(folder, f"documents/terms/1/renditions/{kept.name}", "missing")
    (terms / "kept").rename(kept)
    extra = terms / "2/renditions" / ("0" * 64)
    extra.write_bytes(b"")
    finds(folder, f"documents/terms/2/renditions/{extra.name}", "no entry")
    extra.rename(terms / "2/nl~2.xml")
    finds(folder, "documents/terms/2/nl~2.xml", "no entry")
    (terms / "2/nl~2.xml").unlink()
    version = terms / "2/version.xml"
    old = version.read_text(encoding="utf-8")
    entries = re.findall(r" *<entry.*?</entry>\n", old, re.S)
    version.write_text(old.replace(entries[1], ""), encoding="utf-8")
    finds(folder, "documents/terms/2/version.xml", "does not follow")
    version.write_text(old.replace(">inform<", ">editorial<"),
                       encoding="utf-8")
    finds(folder, "documents/terms/2/version.xml", "beside the log")
    version.write_text(old, encoding="utf-8")
    shutil.move(terms / "1", terms.parent / "gone")
    finds(folder, "documents/terms/2/version.xml", "follows version 1")
    shutil.move(terms.parent / "gone", terms / "1")
    shutil.move(terms, terms.parent / "rules")
    finds(folder, "documents/rules/2/en.xml", "of the work 'terms'")
    shutil.move(terms.parent / "rules", terms)
    run(folder, "verify", "--key", "legal.pub")


def check_links(folder, below, name, *arguments):
    """The same bytes, by way of a link to where they may change."""
    path, kept = Path(folder, below, name), Path(folder, below, ".kept")
    path.rename(kept)
    path.symlink_to(kept)
    finds(folder, name if arguments else f"{below}/{name}", "is a link",
          *arguments)
    path.unlink()
    kept.rename(path)


def check_beside(folder):
    """Links, strays and a comment in the log; a draft is none of them."""
    terms = Path(folder, "documents/terms")
    check_links(folder, "documents", "terms/1/en.xml")
    check_links(folder, "documents", "terms/1/media/map.png")
    check_links(folder, "documents", "terms/2/version.xml")
    stray = terms / "1/en.docx"
    stray.write_bytes(b"x")
    finds(folder, "documents/terms/1/en.docx", "no entry")
    stray.rename(terms / "1/media/new.png")
    finds(folder, "documents/terms/1/media/new.png", "no entry")
    (terms / "1/media/new.png").unlink()
    shutil.copy(terms / "1/en.xml", terms / "1/fr.xml")
    run(folder, "verify")
    (terms / "1/fr.xml").unlink()
    version = terms / "1/version.xml"
    old = version.read_text(encoding="utf-8")
    version.write_text(old.replace("  </log>", "    <!--x-->\n  </log>"),
                       encoding="utf-8")
    finds(folder, "documents/terms/1/version.xml", "comment in its log")
    version.write_text(old, encoding="utf-8")


def check_evidence(folder):
    """What evidence wrote is checked by itself; it proves nothing by a log
    that was changed."""
    ask = ["evidence", "terms", "--on", "2026-03-01", "--zone", "UTC", "-l",
           "nl", "-o", "proof"]
    run(folder, *ask)
    proof = Path(folder, "proof")
    told = run(folder, "verify", "proof", "--key", "legal.pub")
    expect("as published (2 versions" in told and "2 signatures" in told, told)
    check_flips(folder, "proof", "proof")
    (proof / "2/new.html").write_text("x", encoding="utf-8")
    finds(folder, "2/new.html", "is not in SHA256SUMS", "proof")
    sums = proof / "SHA256SUMS"
    old = sums.read_text(encoding="utf-8")
    new = hashlib.sha256(b"x").hexdigest()
    sums.write_text(f"{old}{new}  2/new.html\n", encoding="utf-8")
    finds(folder, "2/new.html", "in no entry of the log beside", "proof")
    sums.write_text("x", encoding="utf-8")
    finds(folder, "SHA256SUMS", "is no list", "proof")
    version = Path(folder, "documents/terms/1/version.xml")
    old = version.read_text(encoding="utf-8")
    version.write_text(old.replace("2026-01-15</in", "2026-01-16</in"),
                       encoding="utf-8")
    expect("changed by hand" in run(folder, *ask, code=2), "evidence of that")
    version.write_text(old, encoding="utf-8")


def check_hand(folder):
    """What is changed by hand beside the log is not taken up by its next
    entry; the notes are, and then they are part of the record."""
    version = Path(folder, "documents/terms/2/version.xml")
    key = ["--key", "legal.key"]
    old = version.read_text(encoding="utf-8")
    version.write_text(old.replace("2026-02-15</in", "2026-02-16</in"),
                       encoding="utf-8")
    for verb in ("withdraw", "rerender"):
        told = run(folder, verb, "terms@2", "--reason", "x", *key, code=2)
        expect("changed by hand" in told, f"{verb}: {told}")
    note = ('  <notes>\n    <note xml:lang="en">\n      <p>{}</p>\n'
            '    </note>\n  </notes>\n  <work>')
    for words in ("New law.", "Newer law."):
        version.write_text(re.sub("  (<notes>.*</notes>\n  )?<work>",
                                  note.format(words), old, flags=re.S),
                           encoding="utf-8")
        finds(folder, "documents/terms/2/version.xml", "its notes were")
        run(folder, "rerender", "terms@2", "--reason", "A note", *key)
        run(folder, "verify", "--key", "legal.pub")
        old = version.read_text(encoding="utf-8")
        expect(words in old, "the note is lost")


def minisign(folder, *arguments):
    return subprocess.run([MINISIGN, *arguments], cwd=folder, check=False,
                          capture_output=True).returncode


def check_minisign(folder):
    """Both ways, and with sha256sum alone."""
    version = "documents/terms/2/version.xml"
    expect(minisign(folder, "-Vm", version, "-p", "legal.pub") == 0,
           "minisign refuses our signature")
    minisign(folder, "-G", "-W", "-p", "other.pub", "-s", "other.key")
    for number in ("1", "2"):
        minisign(folder, "-S", "-s", "other.key", "-m",
                 f"documents/terms/{number}/version.xml")
    run(folder, "verify", "--key", "other.pub")
    finds(folder, f"{version}.minisig", "another key", "--key", "legal.pub")
    minisign(folder, "-S", "-s", "legal.key", "-m", version)
    minisign(folder, "-S", "-s", "legal.key", "-m",
             version.replace("/2/", "/1/"))
    run(folder, "verify", "--key", "legal.pub")


def check_keys(folder):
    """A key that others may read, one that is none, a signed version without
    its key: one line, nothing changed."""
    key = Path(folder, "legal.key")
    before = [path.read_bytes() for path in published(folder, "documents")]
    withdraw = ["withdraw", "terms@2", "--reason", "x"]
    expect("--key" in run(folder, *withdraw, code=2), "no key")
    os.chmod(key, 0o644)
    expect("mode 0644" in run(folder, *withdraw, "--key", "legal.key",
                              code=2), "mode")
    os.chmod(key, 0o600)
    expect("a public one" in run(folder, *withdraw, "--key", "legal.pub",
                                    code=2), "a public key")
    os.chmod(Path(folder, "in.md"), 0o600)
    expect("no secret key" in run(folder, *withdraw, "--key", "in.md",
                                  code=2), "no key at all")
    expect("legal.pub" in run(folder, "keygen", "legal", code=2), "overwritten")
    for name in ("", "documents/"):
        expect("names no keys" in run(folder, "keygen", name, code=2),
               f"keys without a name: {name!r}")
    expect("no secret key" in run(folder, "build", "unsigned", "--key",
                                  "in.md", code=2) and
           not Path(folder, "unsigned").exists(), "a site that is not signed")
    expect("neither" in run(folder, "verify", "documents/terms", code=2),
           "neither store nor site")
    expect(before == [path.read_bytes()
                      for path in published(folder, "documents")],
           "a refusal changed the store")


def write_manifest(folder, paths, number, before, **facts):
    files = [{"path": str(path.relative_to(folder)),
              "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
              "size": path.stat().st_size} for path in paths]
    text = json.dumps({"manifest": number, "before": before, **facts,
                       "files": files})
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def lay_site(site):
    """As a build leaves it: a version with two manifests, and a second one of
    the site."""
    version = site / "terms/1"
    version.mkdir(parents=True)
    for name in ("en.html", "en.txt"):
        (version / name).write_text(name * 50, encoding="utf-8")
    texts = sorted(version.iterdir())
    write_manifest(version, texts[:1], 1, None, work="terms")
    first = version / "manifest-1.json"
    (version / "manifest.json").rename(first)
    write_manifest(version, texts, 2,
                   hashlib.sha256(first.read_bytes()).hexdigest(),
                   work="terms")
    (site / "index.html").write_text("<p>Terms", encoding="utf-8")
    write_manifest(site, published(site, "."), 1, None)
    first = site / "manifest-1.json"
    (site / "manifest.json").rename(first)
    write_manifest(site, [path for path in published(site, ".")
                          if path != first], 2,
                   hashlib.sha256(first.read_bytes()).hexdigest())


def check_odd(folder, site):
    """A manifest that is gone is told once; a pipe is not waited for; a site
    that was built and has no manifest is one with a file missing."""
    page, manifest = site / "terms/1/en.html", site / "terms/1/manifest.json"
    kept = site.parent / "kept"
    manifest.rename(kept)
    told = run(folder, "verify", "site", code=1)
    expect(told.count("manifest.json: is missing") == 1, f"once: {told}")
    os.mkfifo(manifest)
    finds(folder, "terms/1/manifest.json", "no regular file", "site")
    kept.replace(manifest)
    page.rename(kept)
    os.mkfifo(page)
    finds(folder, "terms/1/en.html", "no regular file", "site")
    kept.replace(page)
    (site / "manifest.json").rename(kept)
    run(folder, "verify", "site", code=2)
    (site / ".codicil/works").mkdir(parents=True)
    finds(folder, "manifest.json", "missing", "site")
    kept.rename(site / "manifest.json")
    run(folder, "verify", "", code=2)


def check_built(folder):
    """As the program builds it, with what it remembers of it."""
    run(folder, "build", "built")
    built = Path(folder, "built")
    told = run(folder, "verify", "built")
    expect("as published" in told, f"a built site: {told}")
    check_links(folder, "built", "terms/2/nl.html", "built")
    (built / "none/inner").mkdir(parents=True)
    finds(folder, "none/inner", "empty folder", "built")
    shutil.rmtree(built / "none")
    for name in (".codicil/new", ".codicil/lock"):
        (built / name).write_text("x", encoding="utf-8")
    finds(folder, ".codicil/new", "nothing that a build", "built")
    finds(folder, ".codicil/lock", "nothing that a build", "built")
    (built / ".codicil/new").unlink()
    (built / ".codicil/lock").write_text("")
    run(folder, "build", "built", "--key", "legal.key")
    check_flips(folder, "built/.codicil", "built")
    (built / ".codicil/nginx.conf").unlink()
    finds(folder, ".codicil/nginx.conf", "missing", "built")
    run(folder, "build", "built")
    run(folder, "verify", "built", "--key", "legal.pub")


def check_large(folder):
    """A manifest of more than a mebibyte is read line by line."""
    shutil.copytree(Path(folder, "built"), Path(folder, "large"))
    large = Path(folder, "large")
    manifest = large / "manifest.json"
    (large / "more").mkdir()
    lines = []
    for number in range(6000):
        (large / f"more/{number}.txt").write_text(f"{number}\n")
        digest = hashlib.sha256(f"{number}\n".encode()).hexdigest()
        lines.append(f',\n    {{"path": "more/{number}.txt", "sha256": '
                     f'"{digest}", "size": {len(str(number)) + 1}, "type": '
                     f'"text/plain", "cache": "public, max-age=31536000"}}')
    whole = manifest.read_text("utf-8").replace("\n  ]\n}", "".join(lines)
                                                + "\n  ]\n}")
    manifest.write_text(whole, encoding="utf-8")
    told = run(folder, "verify", "large")
    expect("as published" in told, f"a large site: {told}")
    (large / "more/4000.txt").write_text("4001\n")
    finds(folder, "more/4000.txt", "was changed", "large")
    (large / "more/4000.txt").write_text("4000\n")
    for old, new, word in (
            (lines[17], "", "more/17.txt: is in no manifest"),
            (lines[17], lines[17].replace(": ", "  ", 1),
             f"line {whole[:whole.index(lines[17])].count(chr(10)) + 2}: "),
            (lines[17], lines[17].replace('"path"', '"pith"'), "lists a file"),
            (lines[17], "\n]", "does not end"),
            (whole[len(whole) // 2:], "", "is no JSON"),
            ("\n  ]\n}\n", "\n  ]\n", "does not end")):
        manifest.write_text(whole.replace(old, new), encoding="utf-8")
        finds(folder, word.split(":")[0] if "/" in word else "manifest.json",
              word.split(": ", 1)[-1] if "/" in word else word, "large")
    shutil.rmtree(large)


def check_site(folder):
    site = Path(folder, "site")
    lay_site(site)
    expect("as published" in run(folder, "verify", "site"), "a site")
    run(folder, "sign", "site", "--key", "legal.key")
    run(folder, "verify", "site", "--key", "legal.pub")
    expect("0 signatures written" in run(folder, "sign", "site", "--key",
                                         "legal.key"), "signed twice")
    if MINISIGN:
        expect(minisign(site, "-Vm", "manifest.json", "-p",
                        "../legal.pub") == 0, "minisign and a manifest")
    check_flips(folder, "site", "site")
    (site / "new.html").write_text("x", encoding="utf-8")
    finds(folder, "new.html", "in no manifest", "site")
    (site / "new.html").unlink()
    (site / "terms/1/manifest-1.json").rename(site / "gone")
    finds(folder, "terms/1/manifest-1.json", "missing", "site")
    (site / "gone").rename(site / "terms/1/manifest-1.json")
    check_odd(folder, site)
    (site / "manifest.json.minisig").unlink()
    finds(folder, "manifest.json", "not signed", "site", "--key", "legal.pub")
    report = json.loads(run(folder, "verify", "site", "--format", "json"))
    expect(report["complaints"] == [] and report["manifests"] == 4,
           f"report {report}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        lay_store(folder)
        check_store(folder)
        check_beside(folder)
        check_evidence(folder)
        check_hand(folder)
        check_keys(folder)
        check_built(folder)
        check_large(folder)
        check_site(folder)
        if MINISIGN:
            check_minisign(folder)
    for complaint in complaints:
        print(complaint)
    print(f"verify: {len(complaints)} complaints"
          + ("" if MINISIGN else " (without minisign)"))
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
