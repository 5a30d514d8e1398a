"""Every text that is written is valid against the official Akoma Ntoso schema
and against our own, and reading and writing it again changes no byte.

    schema.py stored | imported
"""
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
import program  # noqa: E402
import words  # noqa: E402


def xmllint(kind, schema, path):
    done = subprocess.run(["xmllint", "--nonet", "--noout", kind, schema,
                           path], capture_output=True, check=False)
    if done.returncode:
        raise AssertionError(done.stderr.decode().splitlines()[0])


def check(path):
    again = program.run(["render", str(path), "-f", "xml"], program.ROOT)
    if again.returncode:
        raise AssertionError(again.stderr.decode())
    if again.stdout != path.read_bytes():
        raise AssertionError("reading and writing changes bytes")
    official = program.shared("schema", "akomantoso30.xsd")
    xmllint("--schema", official, path)
    xmllint("--relaxng", program.ROOT / "schemas" / "codicil.rng", path)


def imported(folder):
    """Seeds and real documents, imported to files."""
    sources = [(path, [path, *arguments])
               for path, arguments in program.lay_seeds(folder)]
    sources += program.sample(words.corpus())[::4]
    for number, (path, arguments) in enumerate(sources):
        target = Path(folder, f"{number}.xml")
        done = program.run(["render", *map(str, arguments), "-f", "xml", "-o",
                            str(target)], program.ROOT)
        if done.returncode:
            raise AssertionError(f"{path}: {done.stderr.decode()}")
        yield target


def main(what):
    with tempfile.TemporaryDirectory() as folder:
        texts = (program.stored_texts() if what == "stored"
                 else list(imported(folder)))
        failed = 0
        for path in texts:
            try:
                check(path)
            except AssertionError as fault:
                failed += 1
                print(f"{path}: {fault}")
        print(f"{len(texts)} texts, {failed} failed")
        return 1 if failed or not texts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
