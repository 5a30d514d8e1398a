"""Pages in a browser, and before the judges of the trade: the Nu checker finds
no error and no warning, axe-core nothing, at 320 and 1200 pixels, in light and
in dark; nothing has to be scrolled sideways; nothing is told on the console.

    browser.py nu|axe CACHE         browser.py look FOLDER

The pages are those of the texts in documents/ (the last version of each
language), what is new in them, some of a site that is built, and those of the
golden cases, which hold everything that the profile has: in their own language,
and once more from right to left. `look` takes pictures of some of them.

The tools are a Java, Chromium, and two packages of package-lock.json, fetched
by npm into CACHE once. Without one of them the test is skipped; in
CI (CODICIL_TOOLS=required) it fails.
"""
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))
import devtools  # noqa: E402
import program  # noqa: E402

# Cases that are against the profile, and so no sound HTML either.
AGAINST = {"near"}
# The role is for screen readers that take a list without markers for none.
PIXEL = ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
         "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
EXPECTED = "The “list” role is unnecessary for element “ol”."


def lacking(what):
    if os.environ.get("CODICIL_TOOLS") == "required":
        sys.exit(f"{what} is not there; see tools/packages")
    print(f"skipped: {what} is not there")
    sys.exit(program.SKIPPED)


def tool(*names):
    for name in names:
        if shutil.which(name):
            return shutil.which(name)
    return lacking(names[0])


def package(cache, path):
    """A file of an npm package, fetched where it was not."""
    if not (cache / "node_modules" / path).is_file():
        npm = tool("npm")
        cache.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, cache)
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=cache, capture_output=True, check=False, timeout=300)
        if done.returncode:
            lacking(f"{path} ({done.stderr.decode()[-300:]})")
    return cache / "node_modules" / path


# ------------------------------------------------------------------- pages

def texts(folder):
    """Paths of texts: name → path."""
    found = {}
    for path in program.stored_texts():  # the last version of each
        found[f"{path.parents[1].name}-{path.stem}"] = path
    for path in sorted((HERE.parent / "cases/render").glob("*.xml")):
        if path.stem in AGAINST:
            continue
        found[f"case-{path.stem}"] = path
        text = path.read_text(encoding="utf-8")
        for tag in ("en", "nl"):
            text = text.replace(f'language="{tag}"', 'language="ar"')
            text = text.replace(f'xml:lang="{tag}"', 'xml:lang="ar"')
        if text != path.read_text(encoding="utf-8"):
            found[f"case-{path.stem}-rtl"] = Path(folder, path.name)
            Path(folder, path.name).write_text(text, encoding="utf-8")
    return found


def lay_pages(folder):
    """[path] of one page for each text."""
    pages = []
    for name, path in texts(folder).items():
        page = Path(folder, name + ".html")
        done = program.run(["render", path, "-o", page], program.ROOT)
        if done.returncode:
            raise AssertionError(done.stderr.decode())
        lay_pictures(folder, page)
        pages.append(page)
    return pages


def lay_news(folder):
    """[path] of the what's-new page of each text of a last version, and of one
    for readers whose language runs the other way than that of the text."""
    pages = []
    texts = program.stored_texts()
    for path in texts + [texts[-1].with_name("he.xml")]:
        work, version = path.parents[1].name, path.parent.name
        if version != max(one.name for one in path.parents[1].iterdir()
                          if one.is_dir()):
            continue
        page = Path(folder, "news", f"news-{work}-{path.stem}.html")
        page.parent.mkdir(exist_ok=True)
        done = program.run(["whatsnew", f"{work}@{version}", "-l", path.stem,
                            "-o", page], program.ROOT)
        if done.returncode:
            raise AssertionError(done.stderr.decode())
        lay_pictures(folder, page)
        pages.append(page)
    return pages


# Of the built site: one of each kind of page, some from right to left.
SITE = ("index.en.html", "terms/index.html", "terms/versions.nl.html",
        "terms/versions.ar.html", "terms/2025-01-15/de.html",
        "terms/2026-03-01/ar.html", "terms/2025-01-15..2026-03-01/ja.html")


def lay_site(folder):
    """[path] of pages of the site that is built of one work."""
    store = Path(folder, "store")
    program.lay_store(store)
    for version in sorted((store / "documents/terms").glob("2*")):
        done = program.run(["-C", store, "--now", "2026-01-01", "publish",
                            f"terms@{version.name}", "--change", "inform"],
                           store)
        if done.returncode:
            raise AssertionError(done.stderr.decode())
    site = Path(folder, "site")
    done = program.run(["-C", store, "--now", "2026-02-01", "build", site],
                       store)
    if done.returncode:
        raise AssertionError(done.stderr.decode())
    return [site / page for page in SITE]


def lay_all(folder):
    return lay_pages(folder) + lay_news(folder) + lay_site(folder)


def lay_pictures(folder, page):
    """The pictures that a page names: one pixel each."""
    for name in re.findall(r'<img src="([^":?]+)"', page.read_text("utf-8")):
        picture = Path(page.parent, name).resolve()
        if picture.is_relative_to(Path(folder).resolve()):
            picture.parent.mkdir(parents=True, exist_ok=True)
            picture.write_bytes(base64.b64decode(PIXEL))


# ---------------------------------------------------------------- Nu checker

def nu(pages, jar):
    done = subprocess.run(
        [tool("java"), "-Xss2m", "-jar", jar, "--format", "json", *pages],
        capture_output=True, check=False, timeout=300)
    complaints = []
    for one in json.loads(done.stderr)["messages"]:
        if EXPECTED not in one["message"]:
            complaints.append(f"{Path(one['url']).name}:{one.get('lastLine')}: "
                              f"{one['message']}")
    return complaints


# ----------------------------------------------------------------------- axe

AXE = """axe.run(document, %s).then(got => got.violations.map(
    one => one.id + ": " + one.nodes.map(
        node => node.html.slice(0, 120)).slice(0, 3).join(" ")))"""
ALL = "{resultTypes: ['violations']}"
COLOURS = "{runOnly: ['color-contrast'], resultTypes: ['violations']}"
SIDEWAYS = """document.documentElement.scrollWidth > innerWidth ?
    [...document.querySelectorAll("body *")].filter(
        one => one.getBoundingClientRect().right > innerWidth ||
               one.getBoundingClientRect().left < 0).map(
        one => one.outerHTML.slice(0, 80)).slice(0, 3).join(" ") : "" """


def try_page(browser, page, script):
    complaints = []
    browser.resize(320)
    browser.media()
    for said in browser.open(page.as_uri()):
        complaints.append(f"{page.name}: the console says {said}")
    wide = browser.evaluate(SIDEWAYS)
    if wide:
        complaints.append(f"{page.name}: wider than 320 pixels: {wide}")
    browser.evaluate(script)
    for scheme, rules in (("light", ALL), ("dark", COLOURS)):
        browser.media(scheme=scheme)
        complaints += [f"{page.name}, {scheme}: {one}"
                       for one in browser.evaluate(AXE % rules)]
    return complaints


def axe(pages, script):
    complaints = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        browser = devtools.Browser(tool("chromium", "chromium-browser"), home)
        try:
            for page in pages:
                complaints += try_page(browser, page, script)
        finally:
            browser.close()
    return complaints


# ------------------------------------------------------------------ pictures

VIEWS = [(320, "screen", "light"), (320, "screen", "dark"),
         (1200, "screen", "light"), (1200, "screen", "dark"),
         (794, "print", "light")]


def look(pages, target):
    """Pictures of the pages, for the eye."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        browser = devtools.Browser(tool("chromium", "chromium-browser"), home)
        try:
            for page in pages:
                browser.open(page.as_uri())
                for width, kind, scheme in VIEWS:
                    browser.resize(width, 1400 if width < 800 else 900)
                    browser.media(kind, scheme)
                    name = f"{page.stem}-{width}-{kind}-{scheme}.png"
                    (target / name).write_bytes(
                        base64.b64decode(browser.screenshot()))
        finally:
            browser.close()
    return []


def main(what, place):
    with tempfile.TemporaryDirectory() as folder:
        if what == "nu":
            tool("java")
            jar = package(place, "vnu-jar/build/dist/vnu.jar")
            complaints = nu(lay_all(folder), jar)
        elif what == "axe":
            tool("chromium", "chromium-browser")
            script = package(place, "axe-core/axe.min.js")
            complaints = axe(lay_all(folder), script.read_text("utf-8"))
        else:
            complaints = look(lay_all(folder), place)
    print("\n".join(complaints))
    print(f"{len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
