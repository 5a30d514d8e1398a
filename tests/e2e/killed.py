"""A writer that is killed at any instant leaves the store as it was or as it
was to be, to the byte; check and verify say so, and the next run goes on. Two
publishers at once: one wins, one is told. Where a write fails, nothing changed.

    killed.py
"""
import hashlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

INSTANTS = 300
TEXT = "# Terms\n\n" + "".join(
    f"## Clause {n} {{#clause-{n}}}\n\nWords of clause {n}.\n\n"
    for n in range(9))
PUBLISH = ["publish", "terms@2", "--in-force", "2026-06-01", "--change",
           "inform", "--by", "A. Jansen"]
# What is killed, and what has to be there for it.
WRITES = {
    "publish": PUBLISH,
    "draft": ["draft", "terms", "--from", "1", "--as", "3", "-l", "all"],
    "import": ["import", "terms@4", "-l", "en", "in.md", "--in-force",
               "2026-09-01"],
    "import over": ["import", "terms@2", "-l", "en", "other.md",
                    "--in-force", "2026-07-01"],
    "import first": ["import", "eula@1", "-l", "en", "in.md"],
    "add": ["add", "terms@1", "-l", "fr", "--by", "A. Jansen"],
    "import --git": ["import", "--git", "repo"],
    "build": ["build", "site"],
}
# Text by text, or file by file: what a kill leaves is part of the new state.
IN_PARTS = ("import --git", "build")
complaints = []


def expect(fine, what):
    if not fine:
        complaints.append(what)
    return fine


def command(*arguments):
    return [program.program(), "--now", "2026-01-15T12:00:00Z", *arguments]


def run(folder, *arguments, **more):
    return subprocess.run(command(*arguments), cwd=folder, check=False,
                          env=program.surroundings(), capture_output=True,
                          timeout=program.SECONDS, **more)


def tree(folder):
    """Every folder and file of the documents and of the site, with the digest
    of its bytes."""
    return {str(path.relative_to(folder)):
            path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest()
            for name in ("documents", "site")
            for path in Path(folder, name).rglob("*")
            if not {".staging", ".codicil"} & set(path.parts)}


def has_debris(folder):
    """What the killed write left: to be gone once the next command ran."""
    documents = Path(folder, "documents")
    return (documents / ".staging").exists() or any(
        documents.rglob("*.tmp"))


def lay_repository(folder):
    """Two works in two languages, one of them in two versions."""
    def git(*arguments):
        subprocess.run(["git", "-c", "user.name=A", "-c",
                        "user.email=a@example.org", *arguments], cwd=folder,
                       check=True, capture_output=True,
                       env=program.surroundings())
    for locale in ("en", "nl"):
        (folder / locale).mkdir(parents=True)
    git("init", "-q", ".")
    for year in (2024, 2025):
        for locale in ("en", "nl"):
            for name in ("cookies.md", "rights.md")[year % 2:]:
                Path(folder, locale, name).write_text(
                    TEXT.replace("# Terms", f"---\ndate: {year}-03-01\n---\n"
                                 "# Terms", 1), encoding="utf-8")
        git("add", "-A")
        git("commit", "-q", "-m", "x")


def lay_store(folder):
    """A published version, to which a translation can be added, and a draft
    in three languages."""
    run(folder, "init", ".", "--publisher", "Example B.V.")
    Path(folder, "in.md").write_text(TEXT, encoding="utf-8")
    Path(folder, "other.md").write_text(
        TEXT.replace("Words", "Other words"), encoding="utf-8")
    run(folder, "import", "terms@1", "-l", "en", "in.md", "--in-force",
        "2026-01-01")
    run(folder, "publish", "terms@1", "--change", "inform")
    run(folder, "import", "terms@1", "-l", "fr", "in.md")
    for locale in ("en", "nl", "de"):
        run(folder, "import", "terms@2", "-l", locale, "in.md",
            "--in-force", "2026-05-01")
    lay_repository(Path(folder, "repo"))
    done = run(folder, "verify")
    expect(b"as published (1 version" in done.stdout,
           f"the store to begin with: {done.stdout}")


def is_state(name, now, states):
    """The old state or the new one, or between them, of whole files."""
    if name == "build":  # its manifests count how often it was built
        return all(states[1].get(path) == digest or "manifest" in path
                   for path, digest in now.items())
    if name not in IN_PARTS:
        return now in states
    return all(digest in (states[0].get(path), states[1].get(path)) or
               path.endswith(("version.xml", "work.xml"))
               for path, digest in now.items())


def check_after(name, folder, states, again):
    """What the next commands say after a kill."""
    for verb in ("check", "verify"):
        done = run(folder, verb)
        expect(done.returncode == 0, f"{name}: {verb} says {done.stdout} "
               f"{done.stderr}")
    now = tree(folder)
    if not expect(is_state(name, now, states), f"{name}: neither old nor new: "
                  f"{sorted(set(now) ^ set(states[1]))[:5]}"):
        return
    done = run(folder, *again)
    expect(now == states[1] or done.returncode == 0,
           f"{name}: the next run: {done.stderr}")
    after = tree(folder)
    if name == "build":
        done = run(folder, "verify", "site")
        expect(done.returncode == 0, f"{name}: verify says {done.stdout}")
        after = {path: digest for path, digest in after.items()
                 if not path.startswith("site/manifest")}
        states = [None, {path: digest for path, digest in states[1].items()
                         if not path.startswith("site/manifest")}]
    expect(after == states[1], f"{name}: not done by the next run: "
           f"{sorted(set(after.items()) ^ set(states[1].items()))[:5]}")
    expect(not has_debris(folder), f"{name}: debris is left")


def kill_at(name, before, states, seconds):
    """One write, killed after so many seconds; whether that met it."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "store")
        shutil.copytree(before, store)
        with subprocess.Popen(command(*WRITES[name]), cwd=store,
                              env=program.surroundings(),
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as writer:
            time.sleep(seconds)
            writer.kill()
            killed = writer.wait() == -signal.SIGKILL
        if tree(store) != states[0] or has_debris(store) or \
                Path(store, "site").exists():
            check_after(name, store, states, WRITES[name])
        return killed


def check_kills(before):
    drawn = random.Random(300)
    killed = 0
    instants = program.sample(range(INSTANTS))
    for name, arguments in WRITES.items():
        with tempfile.TemporaryDirectory() as folder:
            store = Path(folder, "store")
            shutil.copytree(before, store)
            begin = time.monotonic()
            done = run(store, *arguments)
            taken = time.monotonic() - begin
            expect(done.returncode == 0, f"{name}: {done.stderr}")
            states = [tree(before), tree(store)]
        expect(states[0] != states[1], f"{name}: does nothing")
        for _ in range(len(instants) // len(WRITES)):
            killed += kill_at(name, before, states,
                              drawn.uniform(0, 1.1) * taken)
    expect(killed > len(instants) // 10, f"only {killed} were killed at work")
    return killed


def check_two(before):
    """Who comes second is told that it is published already."""
    for _ in program.sample(range(4)):
        with tempfile.TemporaryDirectory() as folder:
            store = Path(folder, "store")
            shutil.copytree(before, store)
            writers = [subprocess.Popen(
                command(*PUBLISH), cwd=store, env=program.surroundings(),
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                for _ in range(2)]
            told = [writer.communicate()[1] for writer in writers]
            codes = sorted(writer.returncode for writer in writers)
            expect(codes == [0, 2], f"two at once: {codes} {told}")
            expect(any(b"published already" in words for words in told),
                   f"two at once: {told}")
            expect(run(store, "verify").returncode == 0, "two at once")


def check_full(before):
    """No file may be longer than so many bytes: as on a full disk."""
    for name, arguments in WRITES.items():
        for most in (0, 300, 1500):
            with tempfile.TemporaryDirectory() as folder:
                store = Path(folder, "store")
                shutil.copytree(before, store)
                done = run(store, *arguments, preexec_fn=lambda most=most:
                           resource.setrlimit(resource.RLIMIT_FSIZE,
                                              (most, most)))
                told = [line for line in done.stderr.decode().splitlines()
                        if "note: " not in line]
                expect(done.returncode == 2 and len(told) == 1
                       and "cannot write" in told[0],
                       f"{name}, {most} bytes: {done.returncode} {told}")
                expect(tree(store) == tree(before) and not has_debris(store),
                       f"{name}, {most} bytes: something changed")


def main():
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder, "store")
        before.mkdir()
        lay_store(before)
        killed = check_kills(before)
        check_two(before)
        check_full(before)
    for complaint in complaints[:40]:
        print(complaint)
    print(f"killed: {killed} writers, {len(complaints)} complaints")
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
