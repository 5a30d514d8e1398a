"""The examples of README.md and of the man pages do what they say.

    examples.py [FILE…]      examples.py --self-test

In README.md a session is a block fenced as ```console; in a man page it is a
display (mandoc's output is read, so that what is tried is what a reader
sees):

    $ codicil render terms \\        a command, run by sh
    > -f text                       its next line
    Terms of use                    what it prints; messages too
    ...                             any number of lines, or part of a line

A command that fails fails the test; write `|| echo "exit $?"` where it is to.
In README.md a command without output prints nothing; in a man page what it
prints is not compared. Each file's commands run in order, from one new folder
(a store with the repository's documents and the files in tests/e2e/files);
`cd` counts for the commands after it.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

FILES = Path(__file__).resolve().parent / "files"


@dataclass
class Example:
    line: int
    command: str
    output: list    # of lines; None: whatever it prints


def read_block(lines, first, silent):
    """The examples in the lines of one block; `silent` says what it means
    that a command has no lines below."""
    examples = []
    for number, line in enumerate(lines, first):
        if line.startswith("$ "):
            examples.append(Example(number, line[2:], silent))
        elif not examples:
            continue
        elif line.startswith("> ") and examples[-1].output == silent:
            examples[-1].command += "\n" + line[2:]
        else:
            examples[-1].output = (examples[-1].output or []) + [line]
    return examples


def from_readme(text):
    examples = []
    for match in re.finditer(r"^```console\n(.*?)^```", text, re.M | re.S):
        first = text.count("\n", 0, match.start()) + 2
        examples += read_block(match[1].splitlines(), first, [])
    return examples


def from_man(text):
    """From a page as mandoc prints it: displays are indented, and end at
    an empty line or where the indent does."""
    examples, block, indent = [], [], 0
    for number, line in enumerate([*text.splitlines(), ""], 1):
        depth = len(line) - len(line.lstrip())
        if block and (not line.strip() or depth < indent):
            examples += read_block(block, number - len(block), None)
            block = []
        if not block and line.lstrip().startswith("$ "):
            indent = depth
            block = [line[indent:]]
        elif block:
            block.append(line[indent:])
    return examples


def page_text(path):
    result = subprocess.run(
        ["mandoc", "-T", "ascii", "-O", "width=500", path], check=True,
        capture_output=True, text=True)
    return re.sub(".\b", "", result.stdout)


def pattern_of(lines):
    """A regular expression for the expected lines."""
    parts = []
    for line in lines:
        if line.strip() == "...":
            parts.append(r"(?:[^\n]*\n)*")
        else:
            words = [re.escape(part) for part in line.rstrip().split("...")]
            parts.append("[^\n]*".join(words) + "[ \t]*\n")
    return "".join(parts)


def complaint(example, result):
    output = result.stdout
    if output and not output.endswith("\n"):
        output += "\n"
    if result.returncode:
        return f"exit {result.returncode}\n{output}"
    if example.output is None:
        return None
    if re.fullmatch(pattern_of(example.output), output):
        return None
    return "expected\n" + "\n".join(example.output) + "\ngiven\n" + output


def run_command(command, where):
    """Runs a shell command in the folder that the file `where` names, and
    leaves there the one that it ended in."""
    script = f'{command}\ncode=$?; pwd >"$WHERE"; exit $code'
    env = {**program.surroundings(), "WHERE": str(where)}
    return subprocess.run(
        ["sh", "-c", script], cwd=where.read_text("utf-8").strip(), env=env,
        text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, timeout=program.SECONDS, check=False)


def try_examples(name, examples):
    complaints = []
    with tempfile.TemporaryDirectory() as base:
        folder, where = Path(base, "store"), Path(base, "where")
        where.write_text(str(folder), encoding="utf-8")
        program.lay_store(folder)
        if FILES.is_dir():
            shutil.copytree(FILES, folder, dirs_exist_ok=True)
        for example in examples:
            result = run_command(example.command, where)
            if why := complaint(example, result):
                complaints.append(f"{name}:{example.line}: "
                                  f"$ {example.command}\n{why}")
    return complaints


def examples_of(path):
    if path.suffix == ".md":
        return from_readme(path.read_text(encoding="utf-8"))
    return from_man(page_text(path))


def run_files(paths):
    complaints, count = [], 0
    for path in paths:
        examples = examples_of(path)
        count += len(examples)
        print(f"{path.name}: {len(examples)} commands")
        if not examples:
            complaints.append(f"{path.name}: no example in it")
        complaints += try_examples(path.name, examples)
    if not paths:
        complaints.append("no page to take examples from")
    print("\n".join(complaints))
    return 1 if complaints else 0


README = """
```console
$ echo one && echo two
one
two
$ printf 'a 12 b\\nc\\nd\\n'
a ... b
...
$ mkdir below && cd below
$ basename "$PWD"
below
$ cat \\
> sample
it is there
```
```sh
$ not run
```
"""
MAN = """
DESCRIPTION
     Costs $ 5.

           $ echo one \\
           > two
           one two

           $ echo any
"""
BAD = ["$ echo one\ntwo", "$ false", "$ echo much", "$ echo one\none\ntwo",
       "$ printf 'a\\nb\\n'\n...\na"]


def self_test():
    readme = [e for e in from_readme(README) if "sample" not in e.command]
    man = from_man(MAN)
    complaints = try_examples("readme", readme) + try_examples("man", man)
    if [len(from_readme(README)), len(man)] != [5, 2]:
        complaints.append("examples were not found")
    if from_readme(README)[4].command != "cat \\\nsample":
        complaints.append("a command of two lines was not joined")
    for text in BAD:
        block = from_readme(f"```console\n{text}\n```\n")
        if len(try_examples("bad", block)) != 1:
            complaints.append(f"nothing said of {text!r}")
    print("\n".join(complaints))
    return 1 if complaints else 0


def main(arguments):
    if "--self-test" in arguments:
        os.environ.setdefault("CODICIL", "/bin/true")
        return self_test()
    paths = [Path(name) for name in arguments] or [
        program.ROOT / "README.md",
        *sorted((program.ROOT / "man").glob("*.1"))]
    return run_files(paths)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
