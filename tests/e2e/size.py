"""Large inputs: what fits is read and rendered in every format within a bounded
multiple of its size; what does not is one clear line, exit status 2, and the
store as it was.

    size.py [sanitized]    sanitized: the program is built with sanitizers,
                           whose memory is not ours to bound, and which is
                           slow: the large is less large
"""
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

SENTENCE = ("The supplier delivers the service with due care and tells the "
            "client what it does. ")
MIB = 1 << 20
LARGE = MIB if "sanitized" in sys.argv else 10 * MIB
FORMATS = ["html", "markdown", "text", "xml"]
START = 64 * MIB    # of a process that has read nothing yet
TIMES = 16          # as much memory as the input or its XML, at most


def paragraph():
    return SENTENCE * (LARGE // len(SENTENCE))


def table(rows):
    cells = "".join(f"| {i} " + "| a cell " * 9 + "|\n" for i in range(rows))
    return "# Title\n\n" + "| h " * 10 + "|\n" + "|---" * 10 + "|\n" + cells


def html_table(rows):
    cells = "".join(f"<tr><th>{i}" + "<td>a cell</td>" * 9 for i in range(rows))
    return f"<title>T</title><h1>Title</h1><table>{cells}</table>"


# name, what is in it, what is expected: None, or a word of the one line.
CASES = [
    ("paragraph.md", lambda: "# Title\n\n" + paragraph() + "\n", None),
    ("paragraph.txt", lambda: "TITLE\n\n" + paragraph() + "\n", None),
    ("word.md", lambda: "# Title\n\n" + "x" * LARGE + "\n", None),
    ("table.md", lambda: table(LARGE // 1000), None),
    ("paragraph.html", lambda: "<h1>Title</h1><p>" + paragraph(), None),
    ("table.html", lambda: html_table(LARGE // 1000), None),
    ("bold.html", lambda: "<h1>T</h1>" + "<b>a</b> " * 600000, "crowded"),
    ("open.html", lambda: "<h1>T</h1>" + "<div>" * 100000 + "a", "deep"),
    ("lines.txt", lambda: "TITLE\n\n" + "a\n" * 1100000, "crowded"),
    ("stars.md", lambda: "# Title\n\n" + "*a* " * 600000, "crowded"),
    ("elements.xml", lambda: "<a>" + "<b/>" * 5100000 + "</a>", "crowded"),
]


def surroundings():
    """With strict string checks every call that looks at the rest of a long
    text reads it to its end."""
    env = program.surroundings()
    if "ASAN_OPTIONS" in env:
        env["ASAN_OPTIONS"] += ":strict_string_checks=0"
    return env


def run(words, addresses=None):
    """Exit status, standard error, and the most memory, in bytes; with at most
    so many bytes of addresses."""
    limit = addresses and (lambda: resource.setrlimit(
        resource.RLIMIT_AS, (addresses, addresses)))
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([program.program(), *words],
                                   env=surroundings(), preexec_fn=limit,
                                   stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        return (process.returncode, errors.read().decode("utf-8", "replace"),
                usage.ru_maxrss * 1024)


class Trial:
    def __init__(self, folder, is_bounded):
        self.store, self.is_bounded = folder / "store", is_bounded
        self.failures = []
        run(["init", str(self.store), "--publisher", "P", "--country", "NL"])

    def hold(self, is_right, what):
        if not is_right:
            self.failures.append(what)

    def hold_memory(self, name, memory, size):
        print(f"{name}: {size / MIB:.1f} MiB, memory {memory / MIB:.0f} MiB")
        self.hold(not self.is_bounded or memory <= START + TIMES * size,
                  f"{name}: {memory / MIB:.0f} MiB of memory for "
                  f"{size / MIB:.1f} MiB")

    def hold_refused(self, name, words, expected):
        status, errors, memory = run(words)
        self.hold(status == 2 and errors.count("\n") == 1
                  and expected in errors,
                  f"{name}: exit status {status}, {errors[:300]!r}")
        self.hold(not list(self.store.rglob("documents/*")),
                  f"{name}: something was left in the store")
        return memory

    def hold_read(self, name, words, size):
        status, errors, memory = run(words)
        self.hold(status == 0, f"{name}: exit status {status}: {errors[:300]}")
        path = self.store / "documents" / "big" / "1" / "en.xml"
        if status:
            return
        self.hold_memory(f"import {name}", memory,
                         max(size, path.stat().st_size))
        for command in [["check"]] + [["render", "-f", f] for f in FORMATS]:
            status, errors, memory = run(
                ["-C", str(self.store), *command, "big"])
            self.hold(status == 0, f"{command} {name}: {errors[:300]}")
            self.hold_memory(" ".join(command), memory, path.stat().st_size)
        for file in sorted(path.parents[1].rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
        path.parents[1].rmdir()


def try_large_file(trial, folder):
    """200 MB and 200 GB: said, not read."""
    for ending in ["md", "txt", "html", "xml"]:
        for size in [200 * 10**6, 200 * 10**9]:
            path = folder / f"huge.{ending}"
            with open(path, "wb") as file:
                file.truncate(size)
            memory = trial.hold_refused(path.name, ["render", str(path)],
                                        "64 MiB")
            trial.hold_memory(f"huge.{ending}", memory, MIB)
            path.unlink()


def try_few_addresses(trial, folder):
    """The program asks for more than it uses, where there is plenty; where
    there is not, it does its work all the same."""
    path = folder / "few.md"
    path.write_text("# Title\n\n" + (SENTENCE + "\n\n") * 2000)
    size = path.stat().st_size
    for addresses in [None, 512 * MIB, 192 * MIB]:
        status, errors, memory = run(["render", str(path)], addresses)
        trial.hold(status == 0, f"{addresses} bytes of addresses: exit status "
                   f"{status}: {errors[:300]}")
        trial.hold_memory("few addresses", memory, size)


def main(words):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trial = Trial(folder, is_bounded="sanitized" not in words)
        try_large_file(trial, folder)
        if trial.is_bounded:
            try_few_addresses(trial, folder)
        for name, make, expected in CASES:
            path = folder / name
            path.write_text(make())
            if expected:
                words = ["render", str(path)]
                trial.hold_refused(name, words, expected)
            if expected and not name.endswith(".xml"):
                words = ["-C", str(trial.store), "import", "big@1", "-l", "en",
                         str(path)]
                trial.hold_refused(name, words, expected)
            elif not expected:
                words = ["-C", str(trial.store), "import", "big@1", "-l", "en",
                         "--in-force", "2025-01-01", str(path)]
                trial.hold_read(name, words, path.stat().st_size)
            path.unlink()
    for failure in trial.failures:
        print("FAILED", failure)
    return 1 if trial.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
