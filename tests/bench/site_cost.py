"""What a built site costs: `tools/bench build [WORKS] [--quick] [--store DIR]`.

A store of WORKS works (300), each of 10 versions in 12 languages, is made of
the texts of documents/terms and published; --quick makes 4 works of 4 versions
of it. Then, for an eighth of the works and for all of them, in one run and side
by side:

  first build   with two threads: seconds, CPU, most memory, files and MiB
  alone         CPU of drawing the same pages in one process of the library that
                reads each text, draws it in every format, and hashes,
                compresses and writes nothing (bench_site): texts as they are
                published, what's new compared once for its four formats; every
                so many of them where there are many, and then scaled
  again         a build with nothing to do, the best of three
  verify        of the site: seconds and most memory

For an eighth also the first build with one thread, beside that with two, and
one pandoc and one xsltproc process a page for every so many of the same texts:
CPU for a page of HTML, beside that of the build for a file of any kind.

Publishing is told by CPU and time for a text, all formats, with two stores
being published at a time. Ratios are the promise; seconds depend on the machine
and on who else uses it, which the load beside them tells. All 300 works take
about 60 GB of disk, two million files and an hour on two cores; what is made
goes when the run ends, but for the store in DIR, which is kept and used again.
Sites are built in DIR, too, each in a folder of its own that stays to the end
where there is room: ext4 passes over the inodes of files that were deleted
minutes ago one by one, which a build just after would pay for (a tenth of its
CPU at 40 works).
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

LOCALES = {"nl": "nl", "en": "en", "de": "de", "ru": "ru", "ja": "ja",
           "ar": "ar", "fr": "en", "es": "en", "it": "en", "pl": "ru",
           "pt-BR": "en", "sv": "de"}
VERSIONS = [f"{year}-{month}-01" for year in range(2020, 2025)
            for month in ("01", "07")]
NOW = "2026-01-01"
SAMPLE = 400  # pages that are drawn alone
PEERS = 30
QUICK = (4, 4)
MIB_A_SITE = 1.25  # for each text
MIB_A_TEXT = 1.6   # store and site


def line(label, *values, limit=""):
    cells = "".join(f"{value:>11}" for value in values)
    print(f"  {label:<36}{cells} {limit}", flush=True)


# --------------------------------------------------------------- measuring

class Progress:
    """Tells how far a step is: on a terminal each second, else each minute."""

    def __init__(self, what, done):
        self.what, self.done = what, done
        self.start = self.told = time.monotonic()
        self.is_terminal = sys.stderr.isatty()

    def tell(self):
        now = time.monotonic()
        if now - self.told < (1 if self.is_terminal else 60):
            return
        self.told = now
        words = f"  {self.what}: {self.done()}, {now - self.start:.0f} s"
        print(f"\r{words:<70}" if self.is_terminal else words,
              end="" if self.is_terminal else "\n", file=sys.stderr, flush=True)

    def end(self):
        if self.is_terminal:
            print("\r" + " " * 70 + "\r", end="", file=sys.stderr, flush=True)


def most_memory(pid):
    """What a process had at most so far, in MiB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        return int(re.search(r"VmHWM:\s*(\d+)", status)[1]) / 1024
    except (OSError, TypeError):
        return 0


class Cost:
    def __init__(self, seconds, cpu, memory):
        self.seconds, self.cpu, self.memory = seconds, cpu, memory


def measured(words, what, done, **more):
    """What a process costs that has to do well."""
    progress = Progress(what, done)
    ended = threading.Event()
    memory = [0]
    start = time.monotonic()
    process = subprocess.Popen([str(word) for word in words],
                               stdout=subprocess.DEVNULL, **more)

    def watch():
        while not ended.wait(0.02):
            memory[0] = max(memory[0], most_memory(process.pid))
            progress.tell()
    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    ended.set()
    watcher.join()
    progress.end()
    if status:
        sys.exit(f"bench: {' '.join(map(str, words))} failed")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, memory[0])


def run(*words):
    subprocess.run([str(word) for word in words], check=True,
                   stdout=subprocess.DEVNULL)


def cpu_of_children():
    times = os.times()
    return times.children_user + times.children_system


# ------------------------------------------------------------------ the store

def edited(text, number):
    """The text of a later version: a few paragraphs go on a little longer."""
    parts = text.split("</p>")
    for at in range(3 + number, len(parts) - 1, 11):
        if ">" in parts[at] and not parts[at].rstrip().endswith(">"):
            parts[at] += f" ({number})"
    return "</p>".join(parts)


def lay_work(root, folder, versions):
    """One work, in all versions and languages, still to be tidied."""
    source = root / "documents/terms"
    folder.mkdir(parents=True)
    facts = (source / "work.xml").read_text("utf-8")
    promised = "".join(f"<promised>{tag}</promised>" for tag in LOCALES)
    (folder / "work.xml").write_text(
        re.sub(r"(\s*<promised>.*</promised>)+", promised, facts, flags=re.S),
        "utf-8")
    for number, version in enumerate(versions):
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


def copy_work(first, to):
    """A work under another name, which stands in its texts, too."""
    shutil.copytree(first, to)
    for text in to.glob("*/*.xml"):
        words = text.read_text("utf-8")
        text.write_text(words.replace(f"/{first.name}/", f"/{to.name}/"),
                        "utf-8")


def publish(program, store, names, versions, done):
    for name in names:
        for version in versions:
            run(program, "-q", "-C", store, "--now", NOW, "publish",
                f"{name}@{version}")
            done.append(name)


def publish_all(program, folder, works, versions):
    """Two stores at a time, which then become one."""
    first = folder / "first/documents/w000"
    done, threads = [], []
    progress = Progress("publishing", lambda: f"{len(done)} versions of "
                        f"{works * len(versions)}")
    for half in range(2):
        store = folder / f"half{half}"
        names = [f"w{number:03}" for number in range(half, works, 2)]
        run(program, "-q", "init", store)
        for name in names:
            copy_work(first, store / "documents" / name)
        threads.append(threading.Thread(
            target=publish, args=(program, store, names, versions, done)))
    for thread in threads:
        thread.start()
    for thread in threads:
        while thread.is_alive():
            thread.join(0.2)
            progress.tell()
    progress.end()
    if len(done) < works * len(versions):
        sys.exit("bench: publishing failed")


def lay_store(root, program, folder, works, versions):
    texts = works * len(versions) * len(LOCALES)
    run(program, "-q", "init", folder / "first")
    lay_work(root, folder / "first/documents/w000", versions)
    run(program, "-q", "-C", folder / "first", "tidy")
    start, cpu = time.monotonic(), cpu_of_children()
    publish_all(program, folder, works, versions)
    seconds, cpu = time.monotonic() - start, cpu_of_children() - cpu
    line("publishing, CPU and time for a text",
         f"{cpu / texts * 1000:.1f}", f"{seconds / texts * 1000:.1f}",
         limit="ms")
    run(program, "-q", "init", folder / "store")
    for half in range(2):
        for work in (folder / f"half{half}/documents").glob("w*"):
            work.rename(folder / "store/documents" / work.name)
        shutil.rmtree(folder / f"half{half}")
    shutil.rmtree(folder / "first")


def prepare_store(root, program, folder, works, versions):
    """Makes the store, or finds the one that an earlier run left."""
    shape = f"{works} works, {len(versions)} versions\n"
    told = folder / "shape"
    need = works * len(versions) * len(LOCALES) * MIB_A_TEXT
    free = shutil.disk_usage(folder).free >> 20
    if told.exists() and told.read_text() == shape:
        for work in (folder / "rest").glob("w*"):
            work.rename(folder / "store/documents" / work.name)
        clear_sites(folder)
        print(f"  the store in {folder} is there already")
        return
    if any(folder.iterdir()):
        sys.exit(f"bench: {folder} holds something else than a store of "
                 f"{shape.strip()}")
    if free < need:
        sys.exit(f"bench: {folder} has {free >> 10} GiB left; "
                 f"{need / 1024:.0f} GiB are needed")
    lay_store(root, program, folder, works, versions)
    told.write_text(shape)


def clear_sites(folder):
    for site in folder.glob("site-*"):
        shutil.rmtree(site)


def fresh_site(folder, works):
    """A folder that nothing was built in; older ones go if there is no room."""
    need = works * len(VERSIONS) * len(LOCALES) * MIB_A_SITE
    if shutil.disk_usage(folder).free >> 20 < need:
        clear_sites(folder)
    return folder / f"site-{len(list(folder.glob('site-*')))}-{works}"


@contextmanager
def part_of(folder, count):
    """A store of so many works: the others stand aside for a while."""
    documents, rest = folder / "store/documents", folder / "rest"
    rest.mkdir(exist_ok=True)
    for work in sorted(documents.glob("w*"))[count:]:
        work.rename(rest / work.name)
    try:
        yield folder / "store"
    finally:
        for work in rest.glob("w*"):
            work.rename(documents / work.name)


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
    some = lines[::max(1, len(lines) // SAMPLE)]
    what = ("drawing alone", lambda: f"{len(some)} of {len(lines)}")
    empty = measured([bench, store], *what, stdin=subprocess.DEVNULL).cpu
    with tempfile.TemporaryFile() as given:
        given.write("\n".join(some).encode())
        given.seek(0)
        taken = measured([bench, store], *what, stdin=given).cpu
    return (taken - empty) * len(lines) / len(some)


def files_of(site):
    """(files, without .gz, bytes of all) as the build remembers them."""
    files = plain = size = 0
    for state in (site / ".codicil/works").iterdir():
        with state.open(encoding="utf-8") as lines:
            for one in lines:
                if one.startswith("file "):
                    files += 1
                    plain += not one.endswith(".gz\n")
                    size += int(one.split(" ", 3)[2])
    return files, plain, size


def every(paths, count):
    return paths[::max(1, len(paths) // count)]


def show_peers(root, store, site, for_a_file):
    pages = every(sorted(site.glob("*/*/*~0.md")), PEERS)
    texts = every([path for path in sorted((store / "documents")
                                           .glob("*/*/*.xml"))
                   if path.name != "version.xml"], PEERS)
    start = cpu_of_children()
    for page in pages:
        run("pandoc", "-f", "commonmark", "-t", "html5", "-s", "--metadata",
            "title=Text", page)
    pandoc = (cpu_of_children() - start) / len(pages)
    start = cpu_of_children()
    for text in texts:
        run("xsltproc", root / "tests/bench/peer.xsl", text)
    xslt = (cpu_of_children() - start) / len(texts)
    print(f"of {len(pages)} of the texts, CPU for a page, beside a file of the "
          f"build ({for_a_file * 1000:.2f} ms)")
    line("one pandoc a page", f"{pandoc / for_a_file:.1f} ×")
    line("one xsltproc a page", f"{xslt / for_a_file:.1f} ×")


# -------------------------------------------------------------------- the runs

class Size:
    """All that is measured of so many works."""

    def __init__(self, tools, store, works, folder):
        _, program, bench_site = tools
        self.works = works
        self.build = [program, "-q", "-C", store, "--now", NOW, "build"]
        self.load = os.getloadavg()[0]
        self.site = fresh_site(folder, works)
        self.first = self.build_with(2)
        self.again = min((self.build_with(2) for _ in range(3)),
                         key=lambda cost: cost.seconds)
        self.files, self.plain, self.bytes = files_of(self.site)
        texts, news = listed(self.site)
        self.texts = alone(bench_site, store, texts)
        self.news = alone(bench_site, store, news)
        self.verify = measured([program, "-q", "verify", self.site],
                               "verify", lambda: f"{works} works")

    def build_with(self, threads, site=None):
        states = (site or self.site) / ".codicil/works"
        done = lambda: (f"{len(os.listdir(states))} works of {self.works}"
                        if states.is_dir() else "begins")
        return measured([*self.build, site or self.site, "-j", str(threads)],
                        f"build, {threads} threads", done)


def memory(cost):
    """A process that is gone at once was not looked at."""
    return f"{cost.memory:.0f}" if cost.memory else "-"


def show_sizes(sizes):
    def row(label, value, limit=""):
        line(label, *map(value, sizes), limit=limit)
    row("works", lambda size: size.works)
    row("load of the machine before", lambda size: f"{size.load:.1f}")
    row("files", lambda size: size.files)
    row("MiB", lambda size: size.bytes >> 20)
    row("first build, two threads, s", lambda size: f"{size.first.seconds:.1f}")
    row("  CPU, s", lambda size: f"{size.first.cpu:.1f}")
    row("  × drawing all of it alone",
        lambda size: f"{size.first.cpu / (size.texts + size.news):.2f}",
        "(at most 1.3)")
    row("  × drawing what's new alone",
        lambda size: f"{size.first.cpu / size.news:.2f}")
    row("  most memory, MiB", lambda size: memory(size.first))
    row("nothing to do, s", lambda size: f"{size.again.seconds:.2f}")
    row("  the first, × that",
        lambda size: f"{size.first.seconds / size.again.seconds:.0f}",
        "(at least 50)")
    row("  most memory, MiB", lambda size: memory(size.again))
    row("verify, s", lambda size: f"{size.verify.seconds:.1f}")
    row("  CPU, s", lambda size: f"{size.verify.cpu:.1f}")
    row("  most memory, MiB", lambda size: memory(size.verify))


def show_threads(size, one):
    print(f"an eighth of the works ({size.works}), one thread beside two")
    line("one, s", f"{one.seconds:.1f}")
    line("two, × one", f"{one.seconds / size.first.seconds:.2f}",
         limit="(at least 1.8)")
    line("CPU of two, × one", f"{size.first.cpu / one.cpu:.2f}")


def measure(tools, folder, works):
    sizes = []
    for count in sorted({min(works, max(2, works // 8)), works}):
        with part_of(folder, count) as store:
            size = Size(tools, store, count, folder)
            if not sizes:
                one = size.build_with(1, fresh_site(folder, count))
                show_threads(size, one)
                show_peers(tools[0], store, size.site, one.cpu / size.plain)
            sizes.append(size)
    print("an eighth of the works (two at least), all")
    show_sizes(sizes)
    clear_sites(folder)


@contextmanager
def place(given):
    if not given:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)
        return
    given.mkdir(parents=True, exist_ok=True)
    yield given


def bench(root, program, bench_site, words):
    words, store = list(words), None
    if "--store" in words[:-1]:
        at = words.index("--store")
        store = Path(words[at + 1]).resolve()
        del words[at:at + 2]
    works, count = QUICK if "--quick" in words else (300, len(VERSIONS))
    for word in words:
        works = int(word) if word.isdecimal() else works
    versions = VERSIONS[:count]
    print(f"{works} works × {count} versions × {len(LOCALES)} languages: "
          f"{works * count * len(LOCALES)} texts, each as HTML, Markdown and "
          "text, RTF and XML")
    with place(store) as folder:
        prepare_store(root, program, folder, works, versions)
        measure((root, program, bench_site), folder, works)
