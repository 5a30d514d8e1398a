"""What a built site costs: `tools/bench build [WORKS] [--quick]`.

A store of WORKS works (300; --quick: 4), each of 10 versions in 12 languages,
is made of the texts of documents/terms and published. Then, in one run:

  threads   the first build with one thread and with two
  CPU       of the first build, beside that of drawing the same pages alone in
            one process that writes nothing (bench_site; every so many of them,
            where there are many)
  again     a build with nothing to do, beside the first one
  memory    the most that the build took, for all works and for a tenth of them
  peers     one pandoc and one xsltproc process for every so many of the texts:
            CPU for a page of HTML, beside the build's for any page

Ratios are the promise; seconds depend on the machine.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LOCALES = {"nl": "nl", "en": "en", "de": "de", "ru": "ru", "ja": "ja",
           "ar": "ar", "fr": "en", "es": "en", "it": "en", "pl": "ru",
           "pt-BR": "en", "sv": "de"}
VERSIONS = [f"{year}-{month}-01" for year in range(2020, 2025)
            for month in ("01", "07")]
NOW = "2026-01-01"
SAMPLE = 400  # pages that are drawn alone
PEERS = 40


def line(label, value, limit=""):
    print(f"  {label:<50}{value:>12} {limit}", flush=True)


def measured(words, folder, **more):
    """(seconds, CPU, most memory in MiB) of a process that has to do well."""
    start = time.monotonic()
    process = subprocess.Popen([str(word) for word in words], cwd=folder,
                               stdout=subprocess.DEVNULL, **more)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"bench: {words[0]} {words[-2:]} failed")
    return (time.monotonic() - start, usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024)


# ------------------------------------------------------------------ the store

def edited(text, number):
    """The text of a later version: a few paragraphs go on a little longer."""
    parts = text.split("</p>")
    for at in range(3 + number, len(parts) - 1, 11):
        if ">" in parts[at] and not parts[at].rstrip().endswith(">"):
            parts[at] += f" ({number})"
    return "</p>".join(parts)


def lay_work(root, folder):
    """One work, in all versions and languages, still to be tidied."""
    source = root / "documents/terms"
    folder.mkdir(parents=True)
    facts = (source / "work.xml").read_text("utf-8")
    promised = "".join(f"<promised>{tag}</promised>" for tag in LOCALES)
    (folder / "work.xml").write_text(
        re.sub(r"(\s*<promised>.*</promised>)+", promised, facts, flags=re.S),
        "utf-8")
    for number, version in enumerate(VERSIONS):
        (folder / version).mkdir()
        (folder / version / "version.xml").write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<version xmlns="urn:codicil:1"><label>' + version +
            "</label><change>inform</change><in-force>" + version +
            "</in-force></version>\n", "utf-8")
        for tag, own in LOCALES.items():
            text = (source / "2026-03-01" / f"{own}.xml").read_text("utf-8")
            text = re.sub(rf'(xml:lang|language)="{own}"', rf'\1="{tag}"', text)
            (folder / version / f"{tag}.xml").write_text(
                edited(text, number), "utf-8")


def lay_store(root, program, folder, works):
    store = folder / "store"
    measured([program, "init", store], folder)
    first = store / "documents/w000"
    lay_work(root, first)
    for number in range(1, works):
        shutil.copytree(first, store / f"documents/w{number:03}")
    start = time.monotonic()
    measured([program, "-q", "-C", store, "tidy"], folder)
    tidied = time.monotonic()
    for number in range(works):
        for version in VERSIONS:
            measured([program, "-q", "-C", store, "--now", NOW, "publish",
                      f"w{number:03}@{version}"], folder)
    line("tidied, published, for each text",
         f"{(tidied - start) / texts_of(works) * 1000:.1f}, "
         f"{(time.monotonic() - tidied) / texts_of(works) * 1000:.1f} ms")
    return store


def texts_of(works):
    return works * len(VERSIONS) * len(LOCALES)


# ------------------------------------------------------------------- the pages

def listed(site):
    """Lines for bench_site: all texts, and all pages of what's new."""
    texts, news = [], []
    for path in sorted(site.glob("*/versions.json")):
        told = json.loads(path.read_text("utf-8"))
        for version in told["versions"]:
            for text in version["texts"]:
                own = (told["work"], version["version"], text["locale"])
                texts.append("text " + " ".join(own))
                news += [f"news {own[0]} {one['since']} {own[1]} {own[2]}"
                         for one in version["whats_new"]]
    return texts, news


def alone(bench, store, lines):
    """CPU of drawing them, from every so many."""
    step = max(1, len(lines) // SAMPLE)
    some = lines[::step]
    empty = measured([bench, store], store, stdin=subprocess.DEVNULL)[1]
    with tempfile.TemporaryFile() as given:
        given.write("\n".join(some).encode())
        given.seek(0)
        taken = measured([bench, store], store, stdin=given)[1]
    return (taken - empty) * len(lines) / len(some)


def show_peers(root, site, store, for_a_page):
    pages = sorted(site.glob("*/*/*~0.md"))
    texts = sorted((store / "documents").glob("*/*/*.xml"))
    texts = [path for path in texts if path.name != "version.xml"]
    pages = pages[::max(1, len(pages) // PEERS)]
    texts = texts[::max(1, len(texts) // PEERS)]
    pandoc = sum(measured(["pandoc", "-f", "commonmark", "-t", "html5", "-s",
                           "--metadata", "title=Text", page], site)[1]
                 for page in pages) / len(pages)
    xslt = sum(measured(["xsltproc", root / "tests/bench/peer.xsl", text],
                        site)[1] for text in texts) / len(texts)
    line("one pandoc a page, × a page of the build",
         f"{pandoc / for_a_page:.1f}")
    line("one xsltproc a page, × a page of the build",
         f"{xslt / for_a_page:.1f}")


def bench(root, program, bench_site, works):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        print(f"{works} works × {len(VERSIONS)} versions × {len(LOCALES)} "
              f"languages: {texts_of(works)} texts")
        store = lay_store(root, program, folder, works)
        build = [program, "-q", "-C", store, "--now", NOW, "build"]
        one = measured([*build, folder / "one", "-j", "1"], folder)
        two = measured([*build, folder / "two", "-j", "2"], folder)
        again = min(measured([*build, folder / "two", "-j", "2"], folder)
                    for _ in range(3))
        texts, news = listed(folder / "two")
        count = sum(1 for path in (folder / "two").rglob("*")
                    if path.is_file() and not path.name.endswith(".gz"))
        drawn = alone(bench_site, store, news)
        kept = alone(bench_site, store, texts)
        line("files, without .gz", count)
        line("first build, one thread, a file",
             f"{one[0] / count * 1000:.2f} ms")
        line("two threads, × one", f"{one[0] / two[0]:.2f}", "(at least 1.8)")
        line("CPU, × drawing texts and what's new alone",
             f"{two[1] / (drawn + kept):.2f}", "(at most 1.3)")
        line("CPU, × drawing what's new alone", f"{two[1] / drawn:.2f}")
        line("first build, × one with nothing to do",
             f"{two[0] / again[0]:.0f}", "(at least 50)")
        for number in range(max(1, works // 10), works):
            shutil.rmtree(store / f"documents/w{number:03}")
        few = measured([*build, folder / "few", "-j", "2"], folder)
        line("most memory, all works and a tenth",
             f"{two[2]:.0f}, {few[2]:.0f}", "MiB")
        show_peers(root, folder / "few", store, one[1] / count)
