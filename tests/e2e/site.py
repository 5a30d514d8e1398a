"""The built site of our own documents, published in a store of their own:
every link of every page leads to something that is there; feeds, TimeMap and
sitemap are what their standards say; .gz files hold what stands beside them;
manifests name every file; published bytes are those that were kept; a second
run writes nothing, and any number of threads the same bytes; the clock changes
only what tells states; a build that is killed is mended by the next.

    site.py pages|again|kills
"""
import gzip
import hashlib
import html.parser
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

NOW = "2026-05-01T12:00:00Z"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
complaints = []


def expect(fine, what):
    if not fine and len(complaints) < 40:
        complaints.append(what)
    return fine


def run(store, *arguments, code=0, now=NOW):
    done = program.run(["-C", store, "--now", now, *arguments], store)
    expect(done.returncode == code,
           f"{arguments}: exit {done.returncode}, not {code}: "
           f"{done.stderr.decode()[:400]}")
    return done.stdout.decode(), done.stderr.decode()


def publish(store, works=None):
    for work in sorted((store / "documents").iterdir()):
        if works and work.name not in works:
            continue
        for version in sorted(p for p in work.iterdir() if p.is_dir()):
            run(store, "publish", f"{work.name}@{version.name}", "--in-force",
                version.name, "--change", "material", now="2026-01-01")


def lay(folder, works=None):
    store = Path(folder, "store")
    program.lay_store(store)
    if works:
        for work in (store / "documents").iterdir():
            if work.name not in works:
                shutil.rmtree(work)
    publish(store)
    return store


def files(site):
    """{path: bytes} of what is served."""
    return {str(path.relative_to(site)): path.read_bytes()
            for path in sorted(site.rglob("*"))
            if path.is_file() and ".codicil" not in path.parts}


def times(site):
    return {str(path.relative_to(site)): path.stat().st_mtime_ns
            for path in site.rglob("*")
            if path.is_file() and ".codicil" not in path.parts}


# ---------------------------------------------------------------- the pages

class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.data, self.rels = [], set(), [], {}
        self.in_data = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        for name in ("href", "src"):
            if names.get(name):
                self.links.append(names[name])
        if "id" in names:
            expect(names["id"] not in self.ids, f"id {names['id']} twice")
            self.ids.add(names["id"])
        if tag == "link":
            self.rels.setdefault(names.get("rel"), []).append(names["href"])
        if tag == "script":
            expect(names.get("type") == "application/ld+json",
                   f"a script: {names}")
            self.in_data = True

    def handle_endtag(self, tag):
        self.in_data = self.in_data and tag != "script"

    def handle_data(self, data):
        if self.in_data:
            self.data.append(data)


def check_link(site, pages, path, link):
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return
    target = os.path.normpath(os.path.join(os.path.dirname(path),
                                           unquote(parts.path))) \
        if parts.path else path
    there = expect((site / target).is_file(), f"{path}: {link} leads nowhere")
    if there and parts.fragment and target in pages:
        expect(unquote(parts.fragment) in pages[target].ids,
               f"{path}: nothing in {target} has the id {parts.fragment}")


def check_pages(site):
    pages = {path: Page(text.decode()) for path, text in files(site).items()
             if path.endswith(".html")}
    expect(len(pages) > 50, f"{len(pages)} pages only")
    for path, page in pages.items():
        for link in page.links:
            check_link(site, pages, path, link)
        expect(len(page.rels.get("canonical", [])) == 1,
               f"{path}: no canonical address")
        expect(len(page.data) == 1 and
               json.loads(page.data[0])["@context"] == "https://schema.org",
               f"{path}: no data of schema.org")
        kind = path.split("/")
        if len(kind) == 3 and ".." not in kind[1]:
            expect("version-history" in page.rels and
                   "latest-version" in page.rels and
                   "alternate" not in page.rels and
                   "successor-version" not in page.rels,
                   f"{path}: it says {sorted(page.rels)}")
        elif kind[-1] != "index.html":
            expect(len(page.rels.get("alternate", [])) > 1,
                   f"{path}: no other languages")
    reached, new = set(), {"index.html"}
    while new:
        path = new.pop()
        reached.add(path)
        for link in pages[path].links:
            target = os.path.normpath(os.path.join(
                os.path.dirname(path), urlsplit(link).path or "."))
            if target in pages and target not in reached:
                new.add(target)
    for path in set(pages) - reached:
        expect("~" in path, f"{path}: no link leads there")


# ---------------------------------------------------------------- the lists

LINK = re.compile(r'<[^<>]+>(; [a-z]+="[^"]*")+')
DATE = re.compile(r'datetime="[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} '
                  r'\d\d:\d\d:\d\d GMT"')


def check_timemap(site, path):
    lines = (site / path).read_text("utf-8").split(",\n")
    rels = [re.search('rel="([^"]*)"', line)[1].split() for line in lines]
    for line in lines:
        expect(LINK.fullmatch(line.strip()), f"{path}: {line}")
        target = re.match("<([^>]*)>", line)[1]
        if "memento" in line:
            expect(DATE.search(line), f"{path}: no date in {line}")
            expect((site / path).parent.joinpath(target).is_file(),
                   f"{path}: {target} is not there")
    expect(sum("original" in rel for rel in rels) == 1 and
           sum("self" in rel for rel in rels) == 1 and
           any("first" in rel for rel in rels) and
           any("last" in rel for rel in rels), f"{path}: {rels}")


def check_feed(site, path, seen):
    root = ET.parse(site / path).getroot()
    locale = path.split(".")[-2]
    expect(root.tag == ATOM + "feed" and
           root.get("{http://www.w3.org/XML/1998/namespace}lang") == locale,
           f"{path}: {root.tag}")
    for one in [root, *root.findall(ATOM + "entry")]:
        for name in ("id", "title", "updated"):
            expect(one.findtext(ATOM + name), f"{path}: no {name}")
        expect(one.findtext(ATOM + "id") not in seen, f"{path}: an id twice")
        seen.add(one.findtext(ATOM + "id"))
        for link in one.findall(ATOM + "link"):
            expect((site / path).parent.joinpath(link.get("href")).is_file(),
                   f"{path}: {link.get('href')} leads nowhere")
    expect(root.find(ATOM + "entry") is not None, f"{path}: no entry")


def check_sitemap(site, base):
    root = ET.parse(site / "sitemap.xml").getroot()
    found = [one.text for one in root.iter(MAP + "loc")]
    expect(len(found) == len(set(found)) > 20, "sitemap.xml: addresses")
    for one in found:
        expect(one.startswith(base) and (site / one[len(base):]).is_file(),
               f"sitemap.xml: {one}")
    for one in root.iter("{http://www.w3.org/1999/xhtml}link"):
        expect(one.get("href") in found and one.get("hreflang"),
               f"sitemap.xml: {one.attrib}")


def check_headers(site, served):
    told = set(program.headers_of(site))
    expect(told == set(served), f"headers: other files: {told ^ set(served)}")


def check_manifests(site, store):
    served = files(site)
    whole = json.loads(served["manifest.json"])
    named = {one["path"]: one for one in whole["files"]}
    expect(len(named) == len(whole["files"]), "manifest.json: a path twice")
    expect(set(named) == set(served) - {
        path for path in served if re.fullmatch(r"manifest(-\d+)?\.json",
                                                path)},
           "manifest.json: other files")
    for path, one in named.items():
        data = served[path]
        expect(one["sha256"] == hashlib.sha256(data).hexdigest() and
               one["size"] == len(data), f"manifest.json: {path}")
        if path.endswith(".gz"):
            expect(gzip.decompress(data) == served[path[:-3]],
                   f"{path}: other bytes")
    check_headers(site, served)
    for path in served:
        if not re.fullmatch(r"[^/]+/[^/]+/manifest\.json", path):
            continue
        own = json.loads(served[path])
        folder = path.rsplit("/", 1)[0]
        for one in own["files"]:
            data = served[f"{folder}/{one['path']}"]
            expect(one["sha256"] == hashlib.sha256(data).hexdigest() and
                   one["size"] == len(data), f"{path}: {one['path']}")
            kept = store / "documents" / folder / "renditions" / one["sha256"]
            expect("media/" in one["path"] or kept.read_bytes() == data,
                   f"{path}: {one['path']} is not what was kept")
        count = own["manifest"]
        while count > 1:
            count -= 1
            before = served[f"{folder}/manifest-{count}.json"]
            expect(own["before"] == hashlib.sha256(before).hexdigest(),
                   f"{path}: the chain breaks at {count}")
            own = json.loads(before)
            expect(own["manifest"] == count, f"{path}: no manifest {count}")
        expect(own["before"] is None, f"{path}: one before the first")


def edit_and_correct(store):
    """A correction of a translation, and one that comes late."""
    text = store / "documents/terms/2026-03-01/en.xml"
    words = text.read_text("utf-8")
    fixed = Path(store, "fixed.xml")
    fixed.write_text(words.replace(" the ", " the  very ", 1), "utf-8")
    run(store, "correct", "terms@2026-03-01", "-l", "en", fixed, "--reason",
        "A word was missing", now="2026-04-01")


def pages(folder):
    store = lay(folder)
    defaults = store / "codicil.xml"
    defaults.write_text(defaults.read_text("utf-8").replace(
        "</store>", "<site>https://legal.example/</site></store>"), "utf-8")
    edit_and_correct(store)
    site = Path(folder, "site")
    run(store, "build", site)
    check_pages(site)
    seen = set()
    works = [path.name for path in (store / "documents").iterdir()]
    for work in works:
        check_timemap_of(site, work)
        feeds = sorted((site / work).glob("feed.*.atom"))
        expect(len(feeds) >= 6, f"{work}: {len(feeds)} feeds")
        for feed in feeds:
            root = ET.parse(feed).getroot()
            expect(root.find(ATOM + "link").get("href").startswith(
                "https://legal.example/"), f"{feed}: not absolute")
    check_sitemap(site, "https://legal.example/")
    check_manifests(site, store)
    expect((site / "terms/2026-03-01/en~0.html").is_file() and
           (site / "terms/2026-03-01/en~1.html").read_bytes() ==
           (site / "terms/2026-03-01/en.html").read_bytes(),
           "no revisions of the corrected text")
    defaults.write_text(defaults.read_text("utf-8").replace(
        "<site>https://legal.example/</site>", ""), "utf-8")
    run(store, "build", site)
    for work in works:
        check_timemap(site, f"{work}/versions.link")
        for feed in sorted((site / work).glob("feed.*.atom")):
            check_feed(site, str(feed.relative_to(site)), seen)
    check_sitemap(site, "")
    check_manifests(site, store)


def check_timemap_of(site, work):
    text = (site / work / "versions.link").read_text("utf-8")
    for line in text.split(",\n"):
        expect(line.startswith(f"<https://legal.example/{work}"),
               f"{work}/versions.link: {line}")


# ----------------------------------------------------------------- once more

def state_of(site, work, version):
    told = json.loads((site / work / "versions.json").read_text("utf-8"))
    return {one["version"]: one["state"] for one in told["versions"]}[version]


def check_clock(store, site, folder):
    """A second before and after a version is in force."""
    run(store, "build", site, now="2026-02-28T23:59:59Z")
    before = files(site)
    expect(state_of(site, "terms", "2026-03-01") == "announced",
           "in force too early")
    _, told = run(store, "build", site, now="2026-03-01T00:00:00Z")
    expect(not told, f"told of a build that only went on: {told}")
    after = files(site)
    expect(state_of(site, "terms", "2026-03-01") == "in force", "too late")
    changed = {path for path in before if before[path] != after.get(path)}
    expect(set(before) <= set(after), "files went with the clock")
    for path in changed:
        expect(re.fullmatch(r"(manifest|terms/versions)(\..*)?\.(json|html)"
                            r"(\.gz)?|(terms/)?index(\..*)?\.html(\.gz)?",
                            path), f"{path} changed with the clock")
    expect(f"manifest-{json.loads(before['manifest.json'])['manifest']}.json"
           in after, "the manifest before was not kept")
    expect(json.loads(after["manifest.json"])["before"] ==
           hashlib.sha256(before["manifest.json"]).hexdigest(),
           "the manifest does not name the one before")
    check_headers(site, after)
    fresh = Path(folder, "fresh")
    run(store, "build", fresh, "-j", "1", now="2026-03-01T00:00:00Z")
    apart = {path for path, data in files(fresh).items()
             if after.get(path) != data}
    expect(apart == {"manifest.json"}, f"a fresh site differs: {apart}")


def check_untold(store, site):
    """A work whose only version is to be announced: it has its pages, and
    nothing leads there."""
    (store / "in.md").write_text("# Secret thing\n\nIt is new.\n")
    run(store, "import", "secret@1", "-l", "nl", store / "in.md")
    run(store, "publish", "secret@1", "--in-force", "2026-06-01", "--announce",
        "2026-04-01T00:00:00+02:00", "--change", "inform", now="2026-03-01")
    lists = ("index.html", "index.nl.html", "index.ja.html", "sitemap.xml")
    for now, fine in (("2026-03-31T21:59:59Z", False),
                      ("2026-03-31T22:00:00Z", True)):
        run(store, "build", site, now=now)
        served = files(site)
        expect("secret/1/nl.html" in served, "its own address")
        for path in lists:
            if path in served:
                expect((b"secret/" in served[path]) == fine,
                       f"{path} at {now}: told of: {not fine}")


def check_mending(store, site):
    """What someone did to the site is undone, what is not ours is left."""
    whole = files(site)
    (site / "terms/2026-03-01/nl.html").write_text("changed")
    (site / "terms/2026-03-01/nl.txt.gz").unlink()
    shutil.rmtree(site / "website-privacy")
    (site / "manifest.json").unlink()
    (site / "terms/own.html").write_text("somebody's")
    os.utime(store / "documents/terms/2026-03-01/nl.xml")
    for name in ("works/terms.99-0.tmp", "new-1"):
        shutil.copy(site / ".codicil/works/terms", site / ".codicil" / name)
    expect(program.run(["build", ""], store).returncode == 2 and
           not (store / "manifest.json").exists(), "a folder without a name")
    _, told = run(store, "build", site)
    expect("own.html" in told, f"a foreign file is not told: {told}")
    now = files(site)
    expect(now.pop("terms/own.html") == b"somebody's", "a foreign file went")
    expect(now == whole, "the site was not mended: " + ", ".join(
        path for path in {*now, *whole} if now.get(path) != whole.get(path)))
    (site / "terms/own.html").unlink()
    left = [one for one in (site / ".codicil").rglob("*")
            if one.name.startswith("new-") or one.name.endswith(".tmp")]
    expect(not left, f"left in .codicil: {left}")


def check_removal(store, site):
    shutil.rmtree(store / "documents/website-privacy")
    run(store, "build", site)
    expect(not (site / "website-privacy").exists(),
           "a work that went is still there")
    expect("website-privacy" not in (site / "index.html").read_text("utf-8"),
           "... and on the first page")
    check_manifests(site, store)


def check_refusals(store, folder):
    other = Path(folder, "other")
    other.mkdir()
    (other / "letter.txt").write_text("mine")
    _, told = run(store, "build", other, code=2)
    expect("not empty" in told and told.count("\n") == 1, told)
    expect([one.name for one in other.iterdir()] == ["letter.txt"],
           "something was written into somebody's folder")
    _, told = run(store, "build", other / "letter.txt", code=2)
    expect("no folder" in told, told)
    _, told = run(store, "build", store / "documents/site", code=2)
    expect("outside" in told, told)
    expect(not (store / "documents/site").exists(), "made in documents/")
    _, told = run(store, "build", code=2)
    expect("one folder" in told, told)


def again(folder):
    store = lay(folder)
    site = Path(folder, "site")
    run(store, "build", site)
    first, stamps = files(site), times(site)
    told, _ = run(store, "build", site)
    expect(" 0 written, 0 removed" in told, told)
    expect(times(site) == stamps, "a second run wrote something")
    moved = Path(folder, "moved")
    shutil.copytree(site, moved)
    shutil.rmtree(site)
    stamps = times(moved)
    told, _ = run(store, "build", moved)
    expect(" 0 written, 0 removed" in told, f"a copy of the site: {told}")
    expect(times(moved) == stamps and files(moved) == first,
           "a copy of the site was written to")
    text = store / "documents/terms/2026-03-01/version.xml"
    os.utime(text)
    told, _ = run(store, "build", moved)
    expect(" 0 written, 0 removed" in told, f"a touched file: {told}")
    check_mending(store, moved)
    check_clock(store, moved, folder)
    check_untold(store, moved)
    check_removal(store, moved)
    check_refusals(store, folder)


# --------------------------------------------------------------------- kills

def kills(folder):
    store = lay(folder, ["website-privacy"])
    whole = Path(folder, "whole")
    run(store, "build", whole)
    wanted = files(whole)
    chance = random.Random(6)
    rounds = len(program.sample(range(12)))
    start = time.monotonic()
    run(store, "build", Path(folder, "timed"))
    length = time.monotonic() - start
    for number in range(rounds):
        site = Path(folder, f"site-{number % 3}")
        if number % 3 == number:
            shutil.rmtree(site, ignore_errors=True)
        elif site.exists():  # half of it is old
            for path in list(files(site))[number % 2::2]:
                (site / path).write_bytes(b"old")
        worker = subprocess.Popen(
            [program.program(), "-C", store, "--now", NOW, "build", site],
            env=program.surroundings(), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, length))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        for path, data in (files(site) if site.exists() else {}).items():
            expect(path in wanted and data in (wanted[path], b"old") or
                   path == "manifest.json" or path.startswith("manifest-"),
                   f"{path}: half a file after a kill")
        run(store, "build", site)
        now = {path: data for path, data in files(site).items()
               if not path.startswith("manifest")}
        expect(now == {path: data for path, data in wanted.items()
                       if not path.startswith("manifest")},
               "the next build did not mend what a kill left")
        check_manifests(site, store)
        left = [one for one in (site / ".codicil").iterdir()
                if one.name.startswith("new-")]
        expect(not left, f"left in .codicil: {left}")


def main(what):
    with tempfile.TemporaryDirectory() as folder:
        {"pages": pages, "again": again, "kills": kills}[what](folder)
    for one in complaints:
        print(one)
    print(f"{len(complaints)} complaints")
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
