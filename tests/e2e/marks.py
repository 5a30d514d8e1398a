"""Marked texts: all changes taken, or all refused, a marked text is one of the
two that it was made of, words, spaces and order; it is valid; and the same
text with itself is marked nowhere.

    marks.py samples | corpus | random
"""
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
import marked  # noqa: E402
import program  # noqa: E402
import random_edits  # noqa: E402

TEXTS = 250
EDITS = 8


def run(*arguments):
    done = program.run([str(one) for one in arguments], program.ROOT)
    if done.returncode:
        raise AssertionError(done.stderr.decode().strip())
    return done.stdout


def is_valid(path):
    done = subprocess.run(
        ["xmllint", "--nonet", "--noout", "--relaxng",
         program.ROOT / "schemas" / "codicil.rng", path],
        capture_output=True, check=False)
    return done.stderr.decode().splitlines()[0] if done.returncode else ""


def faults(old, new, locale, folder):
    shown = Path(folder, "marked.xml")
    shown.write_bytes(run("diff", old, new, "-l", locale, "-f", "xml"))
    texts = [run("render", path, "-l", locale, "-f", "xml")
             for path in (old, new)]
    found = marked.faults(shown.read_bytes(), *texts)
    wrong = is_valid(shown)
    return found + ([wrong] if wrong else [])


def samples():
    texts = program.sample(program.stored_texts())
    for old in texts:
        yield old, old, "en"
        for new in texts:
            if (new.name == old.name and new != old
                    and new.parents[1] == old.parents[1]):
                yield old, new, "en"


def corpus():
    folder = program.shared("corpus", "pairs")
    rows = (folder / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    for row in program.sample(rows[1:]):
        ident, _, locale = row.split("\t")[:3]
        first, second = (folder / f"{ident}.{side}.md" for side in "ab")
        yield first, second, locale
        yield second, first, locale


def randomly(folder):
    texts = program.stored_texts()
    for seed in program.sample(range(TEXTS)):
        text = texts[seed % len(texts)]
        paths = [Path(folder, f"{side}.xml") for side in "ab"]
        data = text.read_bytes()
        for number, path in enumerate(paths):
            if number:
                data = random_edits.edited(data, seed, EDITS)
            path.write_bytes(data)
        yield paths[0], paths[1], f"en ({text.name}, seed {seed})"
        yield paths[1], paths[0], f"en ({text.name}, seed {seed}, back)"


def main(what):
    with tempfile.TemporaryDirectory() as folder:
        pairs = {"samples": samples, "corpus": corpus,
                 "random": lambda: randomly(folder)}[what]()
        count = failed = 0
        for old, new, locale in pairs:
            count += 1
            found = faults(old, new, locale.split()[0], folder)
            failed += bool(found)
            for one in found:
                print(f"{old} {new} {locale}: {one[:500]}")
        print(f"{count} pairs, {failed} failed")
        return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
