"""Golden cases: one input, and one expected file for each output asked.

    run.py [--update] AREA [STEM…]      run.py --self-test

A case is the files of one stem in tests/cases/AREA. The input's ending and
the endings that stand beside it say what is run; an ending that is not there
is not asked. --update rewrites the expected files that are there (make an
empty one to ask for an output). AREAS below is the whole list. Arguments for
all of a case's runs, such as `--charset windows-1252`, stand in STEM.args. An
input that is a folder is a store, and all of it is asked about.

    render    x.xml → x.html x.page.html x.md x.txt x.rtf x.commonmark
    import    x.in.md, x.in.txt, x.in.html → x.xml, x.notes (what it
              said)
    check     x.in.xml, x.in.md, x.in/ → x.findings x.json x.sarif
    messages  x.cmd (a shell line, run in a folder that holds what is in
              files/) → x.err (what it said, then `exit N`), x.out
"""
import difflib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

HERE = Path(__file__).resolve().parent

# Area → (endings of inputs, {ending of an output: arguments}).
RENDER = {
    ".html": ["render", "-f", "html", "--fragment"],
    ".page.html": ["render", "-f", "html"],
    ".md": ["render", "-f", "markdown"],
    ".txt": ["render", "-f", "text", "--width", "72"],
    ".rtf": ["render", "-f", "rtf"],
    ".commonmark": ["render", "-f", "commonmark"],
}
AREAS = {
    "render": ([".xml"], RENDER),
    "import": ([".in.md", ".in.txt", ".in.html"], {
        ".xml": ["render", "-f", "xml"],
        ".notes": ["render", "-f", "xml"],
    }),
    "check": ([".in.xml", ".in.md", ".in"], {
        ".findings": ["check"],
        ".json": ["check", "--format", "json"],
        ".sarif": ["check", "--format", "sarif"],
    }),
    "messages": ([".cmd"], {".err": None, ".out": None}),
}
SAID = (".notes", ".err")   # the expected file holds what was said


def outcome(result, ending):
    """What a run gave, as the expected file of this ending writes it."""
    if ending == ".err":
        return result.stderr + b"exit %d\n" % result.returncode
    if ending in SAID:
        return result.stderr
    if result.returncode not in (0, 1):
        return result.stderr + b"exit %d\n" % result.returncode
    return result.stdout


def run_line(source):
    """A shell line in a new folder with a copy of files/."""
    with tempfile.TemporaryDirectory() as folder:
        if (source.parent / "files").is_dir():
            shutil.copytree(source.parent / "files", folder,
                            dirs_exist_ok=True)
        return subprocess.run(
            ["sh", "-c", source.read_text(encoding="utf-8")], cwd=folder,
            env=program.surroundings(), capture_output=True,
            stdin=subprocess.DEVNULL, timeout=program.SECONDS, check=False)


def produce(source, stem, ending, command):
    if command is None:
        return outcome(run_line(source), ending)
    extra = source.with_name(stem + ".args")
    more = shlex.split(extra.read_text("utf-8")) if extra.is_file() else []
    named = ["-C", source.name, *command, *more] if source.is_dir() \
        else [*command, *more, source.name]
    return outcome(program.run(named, source.parent), ending)


def difference(name, want, have):
    lines = [text.decode("utf-8", "replace").splitlines(keepends=True)
             for text in (want, have)]
    return "".join(difflib.unified_diff(*lines, f"{name} (expected)",
                                        f"{name} (given)", n=2))


def try_one(job):
    """A complaint, or None; with --update the file is rewritten."""
    source, stem, ending, command, update = job
    target = source.with_name(stem + ending)
    want = target.read_bytes()
    have = produce(source, stem, ending, command)
    if want == have:
        return None
    if update:
        target.write_bytes(have)
        return f"{target.name}: rewritten"
    return difference(target.name, want, have)


def gather(folder, area, stems, update):
    """(jobs, complaints): what to run, and files that ask nothing."""
    inputs, outputs = AREAS[area]
    jobs, used, complaints = [], set(), []
    names = {path.name for path in folder.iterdir()
             if path.is_file() or path.suffix == ".in"}
    for ending in inputs:
        for name in sorted(n for n in names if n.endswith(ending)):
            stem = name.removesuffix(ending)
            asked = [one for one in outputs if stem + one in names]
            used |= {name, stem + ".args", *(stem + one for one in asked)}
            if not asked:
                complaints.append(f"{name}: nothing is expected of it")
            if not stems or stem in stems:
                jobs += [(folder / name, stem, one, outputs[one], update)
                         for one in asked]
    complaints += [f"{name}: belongs to no case"
                   for name in sorted(names - used) if name[0] != "."]
    return jobs, complaints


def run_area(folder, area, stems, update):
    jobs, complaints = gather(folder, area, stems, update)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints += filter(None, pool.map(try_one, jobs))
    if not jobs:
        complaints.append(f"{area}: no case")
    print("\n".join(complaints))
    print(f"{area}: {len(jobs)} outputs, {len(complaints)} complaints")
    return 1 if complaints and not update else 0


STUB = """#!/bin/sh
[ "$1" = fail ] && { echo 'codicil: no' >&2; exit 2; }
[ "$1" = check ] && { echo a finding; exit 1; }
cat "$6"
"""
TRIES = [   # area, files, words of the output; None: no complaint
    ("render", {"a.xml": "<a/>", "a.txt": "<a/>"}, None),
    ("render", {"a.xml": "<a/>", "a.txt": "other"}, "-other"),
    ("render", {"a.xml": "<a/>"}, "nothing is expected"),
    ("render", {"a.xml": "<a/>", "a.txt": "<a/>", "b.md": ""}, "no case"),
    ("render", {}, "no case"),
    ("check", {"a.in.xml": "", "a.findings": "a finding\n"}, None),
    ("messages", {"a.cmd": "codicil fail",
                  "a.err": "codicil: no\nexit 2\n"}, None),
    ("messages", {"a.cmd": "codicil fail",
                  "a.err": "codicil: no\nexit 1\n"}, "+exit 2"),
]


def self_test():
    failures = 0
    with tempfile.TemporaryDirectory() as base:
        stub = Path(base, "codicil")
        stub.write_text(STUB, encoding="utf-8")
        stub.chmod(0o755)
        os.environ["CODICIL"] = str(stub)
        for number, (area, files, words) in enumerate(TRIES):
            folder = Path(base, str(number))
            folder.mkdir()
            for name, text in files.items():
                (folder / name).write_text(text, encoding="utf-8")
            jobs, complaints = gather(folder, area, [], False)
            complaints += filter(None, map(try_one, jobs))
            if not jobs:
                complaints.append("no case")
            if any(words in c for c in complaints) if words \
                    else not complaints:
                continue
            failures += 1
            print(f"{files}: expected {words!r}, got {complaints}")
    return 1 if failures else 0


def main(arguments):
    if "--self-test" in arguments:
        return self_test()
    update = "--update" in arguments
    names = [one for one in arguments if one != "--update"]
    if not names or names[0] not in AREAS:
        print(__doc__)
        return 2
    return run_area(HERE / names[0], names[0], names[1:], update)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
