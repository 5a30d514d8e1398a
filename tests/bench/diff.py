"""tools/bench diff: what a comparison costs, beside lowdown-diff and git.

    tools/bench diff [--quick]

Over the pairs of ../shared/corpus, where they are, and the versions of
documents/, each program in one process a pair:

  CPU       as multiples of lowdown-diff's, in total and the median pair:
            Markdown files as they are (they are imported on the way), and the
            same as texts in XML, which is what a store holds; `git diff
            --no-index --word-diff` beside them
  growth    the exponent of CPU from 1,000 to 100,000 paragraphs with 1 % of
            them edited; and of texts made to be hard: all paragraphs equal,
            all different, in reversed order
  memory    the most that a process had in use, as multiples of the input

--quick goes up to 10,000 paragraphs. Ratios are the promise; seconds depend
on the machine.
"""
import math
import os
import random
import subprocess
import tempfile
from pathlib import Path

ROUNDS = 9     # of each pair; their median counts
REPEATS = 20000  # paragraphs of all runs of one size, of which the least counts
FEWEST = 3       # runs of a large one: of one alone the least is its worst
WORDS = ("the service may be used by a customer who has paid fee for it and "
         "data are kept only as long as law asks party notice term").split()


class Cost:
    """CPU seconds and peak memory in KiB of one process."""

    def __init__(self, *words):
        with open(os.devnull, "wb") as sink:
            child = subprocess.Popen([str(word) for word in words],
                                     stdout=sink, stderr=sink)
            _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            raise SystemExit(f"bench: {words} failed")
        self.seconds = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss


def show(label, value, note=""):
    print(f"  {label:<50}{value:>10}  {note}", flush=True)


def median(values):
    return sorted(values)[len(values) // 2]


# ---------------------------------------------------------------- real texts

def corpus_pairs(shared):
    folder = shared / "corpus" / "pairs"
    if not folder.is_dir():
        return []
    rows = (folder / "pairs.tsv").read_text("utf-8").splitlines()[1:]
    return [(folder / f"{row[0]}.a.md", folder / f"{row[0]}.b.md", row[2])
            for row in (row.split("\t") for row in rows)]


def own_pairs(root, program, folder):
    """The versions of documents/, as Markdown."""
    for work in sorted((root / "documents").iterdir()):
        versions = sorted(path for path in work.iterdir() if path.is_dir())
        for older, newer in zip(versions, versions[1:]):
            for text in sorted(newer.glob("*.xml")):
                before = older / text.name
                if text.name == "version.xml" or not before.exists():
                    continue
                pair = [folder / f"{work.name}-{side.name}-{text.stem}.md"
                        for side in (older, newer)]
                for source, target in zip((before, text), pair):
                    Cost(program, "-q", "render", source, "-f", "markdown",
                         "-o", target)
                yield (*pair, text.stem)


def stored_as(program, folder, path, locale):
    target = folder / f"{path.name}.xml"
    Cost(program, "-q", "render", path, "-l", locale, "-f", "xml", "-o", target)
    return target


def commands(program, folder, pair):
    """What is run for a pair, the measure first."""
    a, b, locale = pair
    texts = [stored_as(program, folder, path, locale) for path in (a, b)]
    html = ("-f", "html", "-o", os.devnull)
    return (("lowdown-diff", "-o", os.devnull, a, b),
            ("git", "diff", "--no-index", "--word-diff", a, b),
            (program, "-q", "diff", *texts, *html),
            (program, "-q", "diff", a, b, "-l", locale, *html))


NAMES = ("lowdown-diff", "git diff --word-diff", "codicil diff, texts in XML",
         "codicil diff, Markdown that is imported")


def show_real(program, folder, title, pairs):
    if not pairs:
        return
    runs = [commands(program, folder, pair) for pair in pairs]
    rows = []    # of each pair: the median of rounds for each program
    for run in runs:
        rounds = [[Cost(*words).seconds for words in run]
                  for _ in range(ROUNDS)]
        rows.append([median(column) for column in zip(*rounds)])
    totals = [sum(column) for column in zip(*rows)]
    print(f"{title}: {len(pairs)} pairs, one process each")
    show(f"{NAMES[0]}, a pair", f"{totals[0] / len(rows) * 1000:.1f} ms")
    for at in range(1, len(NAMES)):
        each = median([row[at] / max(row[0], 1e-6) for row in rows])
        show(f"{NAMES[at]}, × lowdown", f"{totals[at] / totals[0]:.2f}",
             f"median pair {each:.2f}" + (" (at most 3)" if at > 1 else ""))


# ------------------------------------------------------------------- growth

def paragraph(dice):
    return " ".join(dice.choice(WORDS) for _ in range(12)).capitalize() + "."


def edited(dice, lines):
    """One in a hundred: a word changed, a paragraph inserted or deleted."""
    for line in lines:
        what = dice.randrange(300) if dice else 3
        if what == 0:
            words = line.split()
            words[dice.randrange(len(words))] = "supplier"
            line = " ".join(words)
        elif what == 1:
            yield paragraph(dice)
        if what != 2:
            yield line


def texts(kind, count):
    dice = random.Random(count)
    lines = [paragraph(dice) for _ in range(count)]
    if kind == "1 % edited":
        return lines, list(edited(dice, lines))
    if kind == "all equal":
        return [lines[0]] * count, [lines[0]] * (count - count // 10)
    if kind == "all different":
        return lines, [f"{n} {paragraph(dice)}" for n in range(count)]
    return lines, lines[::-1]


def write(folder, name, lines):
    path = folder / name
    path.write_text("# Text\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    return path


def least(count, *words):
    """The least cost of a few runs: what else the machine does only adds. A
    virtual machine may have given memory back that was idle, which the first
    run then waits for."""
    runs = [Cost(*words) for _ in range(max(FEWEST, min(9, REPEATS // count)))]
    return min(runs, key=lambda run: run.seconds)


def growth_of(program, folder, kind, counts):
    """Of files in XML and in Markdown: (costs of each size, input in KiB)."""
    rows = []
    for count in counts:
        older, newer = (write(folder, f"{name}.md", lines) for name, lines in
                        zip("ab", texts(kind, count)))
        stored = [stored_as(program, folder, path, "en")
                  for path in (older, newer)]
        html = ("-f", "html", "-o", os.devnull)
        rows.append((least(count, program, "-q", "diff", *stored, *html),
                     least(count, program, "-q", "diff", older, newer, "-l",
                           "en", *html),
                     sum(path.stat().st_size for path in stored) / 1024))
    return rows


def exponent(small, large, times):
    return math.log(large / small) / math.log(times)


def show_growth(program, folder, most):
    start = least(1000, program, "--version").seconds
    for kind, counts, limit in (
            ("1 % edited", (1000, most), 1.15),
            ("all equal", (1000, most // 5), 1.3),
            ("all different", (1000, most // 5), 1.3),
            ("reversed", (1000, most // 5), 1.3)):
        rows = growth_of(program, folder, kind, counts)
        print(f"growth, {kind}: {counts[0]:,} to {counts[1]:,} paragraphs")
        for at, name in enumerate(("texts in XML", "Markdown")):
            small, large = (max(row[at].seconds - start, 1e-3) for row in rows)
            show(f"{name}, exponent",
                 f"{exponent(small, large, counts[1] / counts[0]):.2f}",
                 f"(at most {limit})")
            show(f"{name}, {counts[1]:,} paragraphs",
                 f"{rows[1][at].seconds:.2f} s",
                 "(at most 5)" if counts[1] == 100000 else "")
            show(f"{name}, memory, × both texts in XML",
                 f"{rows[1][at].memory / rows[1][2]:.1f}",
                 f"{rows[1][at].memory // 1024} MiB")
    older, newer = (write(folder, f"{name}.md", lines) for name, lines in
                    zip("ab", texts("1 % edited", 1000)))
    small = Cost("lowdown-diff", "-o", os.devnull, older, newer).seconds
    older, newer = (write(folder, f"{name}.md", lines) for name, lines in
                    zip("ab", texts("1 % edited", 8000)))
    large = Cost("lowdown-diff", "-o", os.devnull, older, newer).seconds
    print("growth, 1 % edited: 1,000 to 8,000 paragraphs")
    show("lowdown-diff, exponent", f"{exponent(small, large, 8):.2f}")


def bench(root, shared, program, quick):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        show_real(program, folder, "corpus", corpus_pairs(shared))
        show_real(program, folder, "own texts",
                  list(own_pairs(root, program, folder)))
        show_growth(program, folder, 10000 if quick else 100000)
