"""What the end-to-end tests share: how the program is run.

The program's path is in CODICIL, the repository's shared folder (it may be
absent) in CODICIL_SHARED; both are set by meson.
"""
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

SKIPPED = 77
ROOT = Path(__file__).resolve().parents[1]
SECONDS = 120


def program():
    path = os.environ.get("CODICIL")
    if not path:
        sys.exit("CODICIL is to hold the path of the program")
    return Path(path).resolve()


def surroundings():
    """An environment that holds nothing which may change an output, but
    what the sanitizers are told."""
    kept = ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TMPDIR",
            "LD_LIBRARY_PATH")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    env.update(HOME="/nonexistent", LC_ALL="C", TZ="UTC",
               PATH=f"{program().parent}:/usr/local/bin:/usr/bin:/bin")
    return env


def run(arguments, folder, **more):
    """The program with these arguments, its output as bytes."""
    return subprocess.run([program(), *arguments], cwd=folder,
                          env=surroundings(), capture_output=True,
                          timeout=SECONDS, check=False, **more)


def headers_of(site):
    """What servers have to say of each file of a site, by its path."""
    kept = site / ".codicil"
    return {path: fields
            for table in (kept / "headers.json",
                          *sorted((kept / "headers").iterdir()))
            for path, fields in json.loads(table.read_text("utf-8")).items()}


def shared(*parts):
    """A path in the shared folder; the test is skipped where it is not."""
    path = Path(os.environ.get("CODICIL_SHARED", ROOT / "../shared"), *parts)
    if not path.exists():
        print(f"skipped: {'/'.join(parts)} is not in the shared folder")
        sys.exit(SKIPPED)
    return path


def sample(items):
    """All of them; every so many under sanitizers, which are slow: there the
    same code runs, and CODICIL_SAMPLE says how many."""
    return list(items)[::int(os.environ.get("CODICIL_SAMPLE", 1))]


# What the shared folder's seeds are: (file, its format, its language).
SEEDS = (
    ("000_47d64fdf0201fc01.txt", "text", "en"),
    ("001_614b21d75e8fa402.txt", "markdown", "en"),
    ("004_8bd2f116907c3a50.txt", "text", "nl"),
)


def lay_seeds(folder):
    """Copies of the seeds with the debris of a tokenizer taken out, each
    with the arguments that say what it is: [(path, arguments)]."""
    laid = []
    for name, form, locale in SEEDS:
        text = shared("seeds", name).read_text(encoding="utf-8")
        target = Path(folder, name)
        target.write_text(re.sub(r" ?\[(CLS|SEP)\]", "", text),
                          encoding="utf-8")
        laid.append((target, ["--from", form, "-l", locale]))
    return laid


def stored_texts():
    """The texts in the repository's documents/."""
    return [path for path in sorted((ROOT / "documents").rglob("*.xml"))
            if path.name not in ("work.xml", "version.xml")]


def lay_store(folder):
    """A copy of the repository's documents/ as a store of its own."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in ("documents", ".gitattributes", "codicil.xml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, Path(folder, name))
        elif source.is_file() and name != ".gitattributes":
            shutil.copy(source, folder)
    Path(folder, "documents").mkdir(exist_ok=True)
