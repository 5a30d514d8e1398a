"""import --git: a repository becomes works, versions and texts.

Each case makes a small repository by script, brings it in, and looks at the
store and at the JSON report. `corpus` lays the shared documents out as a
repository of their dates and brings that in.
"""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

complaints = []
WHO = ("-c", "user.name=A", "-c", "user.email=a@example.org",
       "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false",
       "-c", "protocol.file.allow=always", "-c", "commit.gpgSign=false")


def expect(what, told):
    if not what:
        complaints.append(told)


class Repo:
    """A repository; each commit is a minute or a day after the one before."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True)
        self.git("init", "-q", ".")

    def git(self, *arguments, at="2020-01-01T12:00:00Z"):
        env = {**program.surroundings(), "GIT_CONFIG_NOSYSTEM": "1",
               "GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at}
        done = subprocess.run(["git", *WHO, *arguments], cwd=self.folder,
                              env=env, capture_output=True, text=True,
                              check=False)
        if done.returncode:
            sys.exit(f"git {' '.join(arguments)}: {done.stderr}")
        return done.stdout.strip()

    def put(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8")

    def commit(self, day, files=(), drop=()):
        """Puts files, drops others, commits on a day; the commit's id."""
        for name, text in dict(files).items():
            self.put(name, text)
        for name in drop:
            (self.folder / name).unlink()
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x",
                 at=f"{day}T12:00:00Z")
        return self.git("rev-parse", "HEAD")


class Shop:
    """A store, and what came of bringing a repository in."""

    def __init__(self, folder):
        self.folder = Path(folder)
        done = program.run(["init", str(self.folder)], "/")
        expect(done.returncode == 0, f"init: {done.stderr}")

    def run(self, *arguments, **more):
        return program.run(["-C", str(self.folder), *arguments], "/", **more)

    def bring(self, repo, *arguments, code=0):
        done = self.run("import", "--git", str(repo), "--format", "json",
                        *arguments)
        expect(done.returncode == code,
               f"{repo}: exit {done.returncode}, not {code}: "
               f"{done.stderr.decode()[:300]}")
        return json.loads(done.stdout) if done.stdout else {}

    def texts(self):
        documents = self.folder / "documents"
        return sorted(str(path.relative_to(documents))[:-4]
                      for path in documents.rglob("*.xml")
                      if path.name not in ("work.xml", "version.xml"))

    def words(self, name):
        xml = (self.folder / "documents" / f"{name}.xml").read_text("utf-8")
        return re.sub(r"<[^>]*>", " ", xml.split("</meta>")[1])

    def ids(self, name):
        xml = (self.folder / "documents" / f"{name}.xml").read_text("utf-8")
        return re.findall(r'xml:id="([^"]*)"', xml)


def rules(report, weight=None):
    return sorted(one["rule"] for one in report["findings"]
                  if weight in (None, one["weight"]))


def planned(report):
    return sorted(f"{work['work']}/{version['version']}/{text['locale']}"
                  for work in report["works"]
                  for version in work["versions"]
                  for text in version["texts"])


def terms(day, *words, title="Terms", label="Effective date"):
    lines = "\n\n".join(words) or "We run the service."
    stated = f"{label}: {day}\n\n" if day else ""
    return f"# {title}\n\n{stated}## Service\n\n{lines}\n"


MONTHS = ("January February March April May June July August September "
          "October November December").split()


def said(day):
    year, month, date = day.split("-")
    return f"{MONTHS[int(month) - 1]} {int(date)}, {year}"


# --------------------------------------------------------------------- cases

def case_versions(folder):
    """Dates make versions; a translation goes to the one that it states, else
    to the one that was current; ids are carried over."""
    repo, shop = Repo(folder / "repo"), Shop(folder / "shop")
    repo.commit("2018-05-01", {
        "en/terms.md": terms(said("2018-05-25"), "We run the service."),
        "README.md": "# About\n"})
    repo.commit("2018-06-01", {
        "nl/terms.md": terms("25 mei 2018", "Wij leveren de dienst.",
                             title="Voorwaarden", label="Ingangsdatum")})
    fixed = repo.commit("2018-07-01", {
        "en/terms.md": terms(said("2018-05-25"), "We run this service.")})
    repo.commit("2019-01-01", {
        "en/terms.md": terms(said("2019-02-01"), "We run this service daily.",
                             "It is free.")})
    repo.commit("2019-03-01", {
        "nl/terms.md": terms(None, "Wij leveren deze dienst elke dag.",
                             "Hij is gratis.", title="Voorwaarden")})
    report = shop.bring(repo.folder)
    names = ["terms/2018-05-25/en", "terms/2018-05-25/nl",
             "terms/2019-02-01/en", "terms/2019-02-01/nl"]
    expect(shop.texts() == names, f"texts: {shop.texts()}")
    expect(planned(report) == names, f"report: {planned(report)}")
    expect(rules(report, "warning") == ["words-changed"],
           f"findings: {report['findings']}")
    found = [(one["commit"], one["path"]) for one in report["findings"]
             if one["rule"] == "words-changed"]
    expect(found == [(fixed, "en/terms.md")], f"the correction: {found}")
    expect("We run this service." in shop.words(names[0]),
           "the last state is the text")
    expect(shop.ids(names[0]) == shop.ids(names[1]), "ids of nl")
    expect(set(shop.ids(names[0])) < set(shop.ids(names[2])), "ids of 2019")
    facts = (shop.folder / "documents/terms/2018-05-25/version.xml")
    expect("<in-force>2018-05-25</in-force>" in facts.read_text("utf-8"),
           "in force from the stated date")
    expect(facts.read_text("utf-8").count("<state ") == 3, "all states")
    done = shop.run("check")
    expect(b"\nerror" not in done.stdout, done.stdout.decode())


def case_again(folder):
    """A second run adds what is new, and replaces nothing that was edited."""
    repo, shop = Repo(folder / "repo"), Shop(folder / "shop")
    repo.commit("2018-05-01", {"terms/en.md": terms(said("2018-05-01")),
                               "terms/de.md": terms("1. Mai 2018", "Wir.",
                                                    label="Stand")})
    shop.bring(repo.folder)
    before = {path: path.stat().st_mtime_ns
              for path in (shop.folder / "documents").rglob("*.xml")}
    report = shop.bring(repo.folder)
    expect((report["written"], report["same"]) == (0, 2), f"again: {report}")
    repo.commit("2018-06-01", {"terms/en.md": terms(said("2018-06-01"))})
    report = shop.bring(repo.folder)
    expect((report["written"], report["same"]) == (1, 2), f"more: {report}")
    expect(all(path.stat().st_mtime_ns == time_ns
               for path, time_ns in before.items()), "files were touched")
    # The file of the language is renamed: it stays what it is.
    repo.git("mv", "terms/de.md", "terms/de-DE.md")
    repo.git("mv", "terms", "conditions")
    repo.commit("2018-06-02")
    repo.commit("2018-07-01", {"conditions/de-DE.md":
                               terms("1. Juni 2018", "Wir auch.",
                                     label="Stand")})
    report = shop.bring(repo.folder)
    expect(report["written"] == 1 and
           shop.texts()[-1] == "terms/2018-06-01/en" and
           "terms/2018-06-01/de" in shop.texts(), f"renamed: {shop.texts()}")
    # Somebody edits a draft; git changes it too.
    path = shop.folder / "documents/terms/2018-06-01/en.xml"
    path.write_text(path.read_text("utf-8").replace("We run", "We host"),
                    encoding="utf-8")
    edited = path.read_bytes()
    repo.commit("2018-08-01", {"conditions/en.md":
                               terms(said("2018-06-01"), "We run all.")})
    report = shop.bring(repo.folder, code=1)
    expect(rules(report, "error") == ["edited"] and
           path.read_bytes() == edited, f"edited: {report['findings']}")


def case_layouts(folder):
    """Where names say the language, and how that is written."""
    repo, shop = Repo(folder / "repo"), Shop(folder / "shop")
    text = terms(said("2020-01-01"))
    repo.commit("2020-01-01", {name: text for name in (
        "legal/en-US/use.md", "legal/pt_BR/use.md", "legal/zh-TW/use.md",
        "legal/es-419/use.md", "legal/en-US/only_here_eu.md",
        "privacy/en-US.md", "privacy/iw.md", "privacy/zh_Hant.md",
        "cookies_en-US.md", "cookies_pt_BR.md", "cookies_nl.md",
        "fees.md", "fees.nl.md", "fees.fr.md",
        "sla/index.md", "refund/hey/index.md",
        "drafts/en-US/use2.md", ".github/en-US.md", "CONTRIBUTING.md",
        "legal/en-US/README.md", "legal/en-US/notes.txt")})
    repo.commit("2020-01-02", {
        "huge.md": b"#" * (65 << 20), "marked.md": "\ufeff" + text.replace(
            "\n", "\r\n")})
    report = shop.bring(repo.folder, code=1)
    expect([one["path"] for one in report["findings"]
            if one["weight"] == "error"] == ["huge.md"], "a huge file")
    expected = sorted(f"{name.split(' ')[0]}/2020-01-01/{locale}"
                      for name, locales in {
        "use": "en-US pt-BR zh-TW es-419", "only-here-eu": "en-US",
        "privacy": "en-US he zh-Hant", "cookies": "en-US pt-BR nl",
        "fees": "en-US nl fr", "sla": "en-US", "marked": "en-US",
        "refund-hey": "en-US"}.items() for locale in locales.split())
    expect(planned(report) == expected,
           f"layouts: {set(planned(report)) ^ set(expected)}")
    expect(report["original"] == "en-US", f"original {report['original']}")
    report = Shop(folder / "other").bring(
        repo.folder, "--layout", "document", "sla", "fees.md",
        "--original", "en")
    expect(planned(report) == ["fees/2020-01-01/en", "sla/2020-01-01/en"],
           f"asked: {planned(report)}")
    report = Shop(folder / "third").bring(repo.folder, "CONTRIBUTING.md",
                                          "drafts")
    expect(planned(report) == ["contributing/2020-01-01/en-US",
                               "use2/2020-01-01/en-US"],
           f"named: {planned(report)}")


def case_dates(folder):
    """Which of a text's dates makes the version."""
    repo, shop = Repo(folder / "repo"), Shop(folder / "shop")
    body = "\n## Service\n\nWe run it.\n"
    repo.commit("2021-06-01", {
        "a.md": "---\ntitle: A\ndate: 2020-01-02\n---\n" + body,
        "b.md": "---\ntitle: B\neffective: 2020-01-03\n---\n"
                "Last updated: May 1, 2019\n" + body,
        "c.md": "# C\n\n*Last Updated: May 4, 2020. Effective: June 1, 2020*\n"
                + body,
        "d.md": "# D\n\nVanaf 4 mei 2020\n{: datetime=\"2020-05-04\" }\n"
                + body,
        "e.md": "# E\n" + body + "\nEffective July 7, 2020\n",
        "f.md": "# F\n" + body,
        "g.md": "# G\n\nEffective: 03/04/2020\n" + body,
        "h.md": "# H\n" + body + "\nSee the law of 1 May 1999.\n"})
    report = shop.bring(repo.folder)
    expect(planned(report) == [
        "a/2020-01-02/en", "b/2020-01-03/en", "c/2020-06-01/en",
        "d/2020-05-04/en", "e/2020-07-07/en", "f/2021-06-01/en",
        "g/2020-04-03/en", "h/2021-06-01/en"], f"dates: {planned(report)}")
    expect(rules(report) == ["date-doubtful", "date-missing", "date-missing"],
           f"dates: {rules(report)}")


def case_findings(folder):
    """What is wrong with one file stops no other, and is told by commit."""
    repo, shop = Repo(folder / "repo"), Shop(folder / "shop")
    first = repo.commit("2020-01-01", {
        "en/terms.md": terms(said("2020-01-01")),
        "en/empty.md": " \n", "en/bytes.md": b"# A\n\n\xff\xfe\xff\n",
        "nl/terms.md": terms("3 maart 2019", "Wij.", label="Versie")})
    repo.commit("2020-03-01", {"en/terms.md": terms(said("2020-03-01"))})
    back = repo.commit("2020-04-01", {"en/terms.md":
                                      terms(said("2020-02-01"), "We two.")})
    report = shop.bring(repo.folder, code=1)
    expect(planned(report) == ["terms/2020-01-01/en", "terms/2020-01-01/nl",
                               "terms/2020-02-01/en", "terms/2020-03-01/en"],
           f"findings: {planned(report)}")
    found = {one["rule"]: one for one in report["findings"]}
    expect(sorted(found) == ["date-backwards", "date-unknown", "empty",
                             "unreadable"], f"findings: {sorted(found)}")
    expect(found["unreadable"]["path"] == "en/bytes.md" and
           found["unreadable"]["commit"] == first, str(found["unreadable"]))
    expect(found["date-backwards"]["commit"] == back and
           found["date-unknown"]["path"] == "nl/terms.md", str(found))
    done = shop.run("import", "--git", str(repo.folder))
    expect(done.returncode == 1 and
           f"en/bytes.md at {first[:10]} (2020-01-01): error:".encode()
           in done.stdout, done.stdout.decode())


def case_paths(folder):
    """Renames, files that went and came back, merges, links, odd names."""
    repo, shop = Repo(folder / "repo"), Shop(folder / "shop")
    body = "\n".join(f"Line {i} of it.\n" for i in range(30))
    repo.commit("2020-01-01", {
        "old/en.md": terms(said("2020-01-01"), body),
        "old/nl.md": terms("1 januari 2020", body, label="Versie"),
        "back/en.md": terms(said("2020-01-01"))})
    repo.git("mv", "old", "new")
    repo.commit("2020-02-01", drop=["back/en.md"])
    repo.commit("2020-03-01", {
        "new/en.md": terms(said("2020-03-01"), body),
        "back/en.md": terms(said("2020-03-01"), "Again.")})
    # What a branch brings arrives with its merge.
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("2020-04-01", {"new/nl.md": terms("1 maart 2020", body,
                                                  "Half.", label="Versie")})
    repo.commit("2020-04-02", {"new/nl.md": terms("1 maart 2020", body,
                                                  "Heel.", label="Versie")})
    repo.git("checkout", "-q", "main")
    repo.commit("2020-04-03", {"other.txt": "x"})
    repo.git("merge", "-q", "--no-ff", "-m", "m", "side",
             at="2020-05-01T00:00:00Z")
    merge = repo.git("rev-parse", "HEAD")
    os.symlink("new/en.md", repo.folder / "link.md")
    name = os.fsencode(repo.folder) + b"/\xff.md"
    Path(os.fsdecode(name)).write_bytes(b"# X\n")
    (repo.folder / "a\nb.md").write_text("# X\n\nY.\n")
    repo.commit("2020-06-01")
    report = shop.bring(repo.folder)
    expect(planned(report) == [
        "back/2020-01-01/en", "back/2020-03-01/en", "new/2020-01-01/en",
        "new/2020-01-01/nl", "new/2020-03-01/en", "new/2020-03-01/nl"],
        f"paths: {planned(report)}")
    expect(report["passed_over"] == {"symlinks": 1, "submodules": 0,
                                     "names": 2}, str(report["passed_over"]))
    last = report["works"][0]["versions"][-1]["texts"][-1]
    work = {one["work"]: one for one in report["works"]}["new"]
    last = work["versions"][-1]["texts"][-1]
    expect(last["commit"] == merge and last["earlier"] == 0,
           f"a merge is one state: {last}")
    expect("words-changed" not in rules(report), str(rules(report)))


def case_repositories(folder):
    """Bare, shallow, detached, empty, a folder in one, none at all."""
    repo, shop = Repo(folder / "repo"), Shop(folder / "shop")
    done = shop.run("import", "--git", str(repo.folder))
    expect(done.returncode == 2 and b"without a commit" in done.stderr,
           f"empty: {done.stderr}")
    for day in ("2020-01-01", "2020-02-01", "2020-03-01"):
        repo.commit(day, {"docs/en/terms.md": terms(said(day)), "x.md": "# X"})
    repo.git("clone", "-q", "--bare", ".", str(folder / "bare"))
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}",
             str(folder / "shallow"))
    for name in ("repo", "bare"):
        report = shop.bring(folder / name, "./docs/")
        expect(len(planned(report)) == 3, f"{name}: {planned(report)}")
    done = shop.run("import", "--git", str(folder / "shallow"), "--dry-run",
                    "docs/en/terms.md")
    expect(done.returncode == 0 and b"shallow" in done.stderr and
           b"1 version," in done.stdout, f"shallow: {done}")
    repo.git("checkout", "-q", "--detach", "HEAD~1")
    report = shop.bring(repo.folder / "docs", "--dry-run")
    expect(planned(report) == ["terms/2020-01-01/en", "terms/2020-02-01/en"],
           f"a folder in it, detached: {planned(report)}")
    report = shop.bring(repo.folder, "docs", "--revision", "main", "--dry-run")
    expect(len(planned(report)) == 3, "a branch")
    (folder / "none").mkdir()
    for words, told in (
            ([str(folder / "none")], b"no git repository"),
            ([str(folder / "missing")], b"is no folder"),
            ([str(repo.folder), "nowhere.md"], b"nowhere.md"),
            ([str(repo.folder), "--revision", "nope"], b"nope"),
            ([str(repo.folder), "--revision=--all"], b"--all"),
            ([str(repo.folder), "--layout", "odd"], b"odd"),
            ([str(repo.folder), "--original", "xx-yy"], b"xx"),
            ([str(repo.folder), "-l", "en"], b"--locale"),
            ([str(repo.folder), "--publish", "--change", "big"], b"'big'"),
            ([str(repo.folder), "--publish", "--by", " "], b"--by")):
        done = shop.run("import", "--git", *words)
        expect(done.returncode == 2 and told in done.stderr and
               done.stderr.count(b"\n") == 1, f"{words}: {done}")
    # A dry run needs no store, and makes none.
    done = program.run(["import", "--git", str(folder / "bare"), "docs",
                        "--dry-run"], folder / "none")
    expect(done.returncode == 0 and not list((folder / "none").iterdir()),
           f"dry: {done}")


def case_hostile(folder):
    """Nothing that a repository names is run, and nothing is fetched."""
    repo, shop = Repo(folder / "repo"), Shop(folder / "shop")
    repo.commit("2020-01-01", {"en/terms.md": terms(said("2020-01-01")),
                               ".gitattributes": "*.md diff=x filter=x\n"})
    repo.commit("2020-02-01", {"en/terms.md": terms(said("2020-02-01"))})
    trap = folder / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {folder}/sprung\ncat\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external",
                "diff.x.textconv", "diff.x.command", "gpg.program",
                "filter.x.smudge", "filter.x.clean", "core.sshCommand",
                "core.alternateRefsCommand", "uploadpack.packObjectsHook",
                "remote.origin.uploadpack", "core.editor", "pager.log"):
        repo.git("config", key, str(trap))
    for key, value in (("log.showSignature", "true"), ("log.follow", "true"),
                       ("diff.relative", "true"), ("diff.renames", "false"),
                       ("diff.orderFile", "/nonexistent"),
                       ("log.decorate", "full"), ("format.pretty", "oneline"),
                       ("color.ui", "always"), ("core.quotePath", "false"),
                       ("remote.origin.url", f"ssh://{folder}/x"),
                       ("extensions.partialClone", "origin"),
                       ("remote.origin.promisor", "true"),
                       ("core.repositoryFormatVersion", "1")):
        repo.git("config", key, value)
    blob = repo.git("rev-parse", "HEAD~1:en/terms.md")
    path = repo.folder / ".git/objects" / blob[:2] / blob[2:]
    path.unlink()
    report = shop.bring(repo.folder, code=1)
    expect(planned(report) == ["terms/2020-02-01/en"] and
           rules(report, "error") == ["unreadable"], f"hostile: {report}")
    expect(not (folder / "sprung").exists(), "a program of the repository ran")
    # git's own hands in the environment lead nowhere else
    other = Repo(folder / "other")
    other.commit("2020-01-01", {"en/other.md": terms(said("2020-01-01"))})
    env = {**program.surroundings(), "GIT_DIR": str(repo.folder / ".git"),
           "GIT_EXTERNAL_DIFF": str(trap)}
    done = subprocess.run([program.program(), "import", "--git",
                           str(other.folder), "--dry-run"], cwd=folder,
                          env=env, capture_output=True, check=False)
    expect(b"other (" in done.stdout, f"environment: {done}")


def case_publish(folder):
    """Published as it went: the version with its original's commit, a late
    translation as an entry of its own; once only."""
    repo, shop = Repo(folder / "repo"), Shop(folder / "shop")
    repo.commit("2020-01-05", {
        "en/terms.md": terms(said("2020-02-01")),
        "de/terms.md": terms("1. Februar 2020", "Wir.", label="Stand"),
        "en/fees.md": terms(said("2020-02-01"), "See [it](#nowhere).",
                            title="Fees")})
    repo.commit("2020-03-05", {"nl/terms.md": terms(
        "1 februari 2020", "Wij.", label="Versie")})
    repo.commit("2021-01-05", {
        "en/terms.md": terms(said("2021-02-01"), "We run it all.")})
    arguments = ("--publish", "--by", "Team", "--change", "material")
    for i in range(2):
        report = shop.bring(repo.folder, *arguments, code=1)
        expect(report["published"] == 4 and
               rules(report) == ["unpublished"] and
               report["written"] == (0 if i else 5), f"published: {report}")
        path = shop.folder / "documents/terms/2020-02-01/version.xml"
        entries = re.findall(r'<entry at="([^"]*)".* by="Team".* kind="(\w+)"',
                             path.read_text("utf-8"))
        expect(entries == [("2020-01-05T12:00:00Z", "publish"),
                           ("2020-03-05T12:00:00Z", "add")],
               f"entries: {entries}")
    done = shop.run("log", "terms")
    expect(b"material" in done.stdout and b"superseded" in done.stdout,
           done.stdout.decode())
    repo.commit("2021-03-05", {
        "fr/terms.md": terms("1 février 2021", "Nous.", label="Version")})
    shop.bring(repo.folder)
    done = shop.run("verify")
    expect(done.returncode == 0, f"a draft beside what is out: {done.stdout}")
    done = shop.run("import", "--git", str(repo.folder), "--by", "Team")
    expect(done.returncode == 2 and b"--publish" in done.stderr, f"{done}")


def case_pictures(folder):
    """They come along as each commit has them, one that changed under a name
    of its own; what is none, or lies elsewhere, stays as it is written."""
    png = b"\x89PNG\r\n\x1a\n"
    repo, shop = Repo(folder / "repo"), Shop(folder / "shop")
    (folder / "secret.png").write_bytes(png + b"secret")
    text = ("![a](../images/a%20b.png) ![b](x/a-b.png) ![c](../c.png)\n"
            "![d](../../secret.png) ![e](https://example.org/e.png)\n"
            "![f](../images) ![g](<../blob 5 9>) ![h](/h.png)")
    repo.put("images/a b.png", png + b"one")
    repo.put("en/x/a-b.png", png + b"other")
    repo.put("c.png", b"version https://git-lfs.github.com/spec/v1\n")
    repo.commit("2020-01-05", {"en/terms.md": terms(said("2020-02-01"), text)})
    repo.put("images/a b.png", png + b"two")
    repo.commit("2020-03-05", {"nl/terms.md": terms(
        "1 februari 2020", "![a](../images/a%20b.png)", label="Versie")})
    report = shop.bring(repo.folder)
    expect([one["message"].split('"')[1] for one in report["findings"]
            if one["rule"] == "picture"] ==
           ["../c.png", "../../secret.png", "../images", "../blob%205%209"],
           f"pictures: {report['findings']}")
    media = shop.folder / "documents/terms/2020-02-01/media"
    there = {path.name: path.read_bytes()[8:] for path in media.iterdir()}
    expect(sorted(there.values()) == [b"one", b"other", b"two"] and
           there.get("a-b.png") == b"one", f"pictures: {there}")
    for locale, count in (("en", 2), ("nl", 1)):
        xml = (media.parent / f"{locale}.xml").read_text("utf-8")
        shown = re.findall(r'src="media/([^"]*)"', xml)
        expect(len(shown) == count and set(shown) <= set(there),
               f"{locale} shows {shown}")
    again = shop.bring(repo.folder)
    expect(again["written"] == 0 and again["same"] == 2, f"again: {again}")
    expect(len(list(media.iterdir())) == 3, "pictures came twice")
    repo.commit("2021-01-05", {"nl/use.md": terms(
        "1 februari 2021", "![a](../images/a%20b.png)", label="Versie")})
    shop.bring(repo.folder, "nl/use.md", "--publish", "--by", "A")
    told = shop.run("verify").stdout.decode()
    expect(told.startswith("as published (1 version, 8 files"), told)


def case_killed(folder):
    """A run that is killed goes on, and ends as if it had not been."""
    repo = Repo(folder / "repo")
    for month in range(1, 9):
        day = f"2020-{month:02}-01"
        repo.commit(day, {f"{name}/en.md": terms(said(day), f"Text {name}.")
                          for name in ("fees", "terms", "use")})
    whole = Shop(folder / "whole")
    whole.bring(repo.folder)
    shop = Shop(folder / "shop")
    for i in range(len(program.sample(range(12)))):
        child = subprocess.Popen(
            [program.program(), "-C", str(shop.folder), "import", "--git",
             str(repo.folder)], env=program.surroundings(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.01 + 0.013 * i)
        child.send_signal(signal.SIGKILL)
        child.wait()
    shop.bring(repo.folder)
    tree = [{str(path.relative_to(one.folder)): path.read_bytes()
             for path in (one.folder / "documents").rglob("*")
             if path.is_file()} for one in (whole, shop)]
    expect(tree[0] == tree[1], "a killed run leaves another store: "
           f"{sorted(set(tree[0]) ^ set(tree[1]))}")


# -------------------------------------------------------------------- corpus

def laid_corpus(folder):
    """The shared documents as commits of their dates."""
    repo = Repo(folder / "repo")
    corpus = program.shared("corpus", "legal-docs")
    days = {}
    for path in sorted(corpus.glob("*/*/*.md")):
        document, day, name = path.relative_to(corpus).parts
        days.setdefault(day, {})[f"{path.stem}/{document}.md"] = path
    for day in sorted(days):
        repo.commit(day, {name: path.read_bytes()
                          for name, path in days[day].items()})
    return repo, days


def corpus(folder):
    repo, days = laid_corpus(folder)
    shop = Shop(folder / "shop")
    done = shop.run("import", "--git", str(repo.folder), "--format", "json")
    report = json.loads(done.stdout)
    expect(rules(report, "error") == [] and done.returncode == 0,
           f"corpus: {report['findings'][:3]}")
    files = {name for files in days.values() for name in files}
    works = {work["work"] for work in report["works"]}
    expect(works == {name.split("/")[1][:-3].replace("_", "-")
                     for name in files}, f"works: {works}")
    locales = {one.split("/")[2] for one in planned(report)}
    expect(locales == {name.split("/")[0] for name in files},
           f"locales: {locales}")
    kept = {text["blob"] for work in report["works"]
            for version in work["versions"] for text in version["texts"]}
    expect(len(kept) == report["written"], "each text is another file")
    expect(set(shop.texts()) == set(planned(report)), "the report is the store")
    done = shop.run("check", "--format", "json")
    print(f"{report['texts']} texts, {report['warnings']} warnings; check: "
          f"{json.loads(done.stdout)['errors']} errors")


def main():
    if not shutil.which("git"):
        print("skipped: there is no git")
        return program.SKIPPED
    cases = [corpus] if "corpus" in sys.argv else [
        one for name, one in sorted(globals().items())
        if name.startswith("case_")]
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            before = len(complaints)
            case(Path(folder))
            for told in complaints[before:]:
                print(f"{case.__name__}: {told}")
    print(f"{len(cases)} cases, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
