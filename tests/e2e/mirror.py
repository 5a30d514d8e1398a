"""The way back is the way there: what `codicil diff A B` marks as come,
`codicil diff B A` marks as gone, and its delta tells the same changes with the
sides changed.

    mirror.py samples | corpus | random
"""
import itertools
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
import marked  # noqa: E402
import marks  # noqa: E402

BACK = {"insert": "delete", "delete": "insert", "split": "merge",
        "merge": "split"}
SIDES = (("words_added", "words_removed"), ("text_after", "text_before"),
         ("after", "before"))
CAME, WENT = "ins", "del"


def stretches(data, tag):
    """A marked text with all changes taken (`tag` is CAME) or refused, without
    white space, in stretches of what is marked alike."""
    out = []
    gone = marked.GONE[marked.NEW if tag == CAME else marked.OLD]

    def add(way, text):
        text = "".join((text or "").split())
        if text and out and out[-1][0] == way:
            out[-1][1] += text
        elif text:
            out.append([way, text])

    def visit(node, way):
        kind = marked.name(node)
        if node.get(marked.OURS + "change") in gone or \
                kind == (WENT if tag == CAME else CAME):
            return
        if node.get("class") in ("boundary", "bullet"):
            return
        if kind == tag:
            way = way if way == "marked" else node.get("class") or "marked"
        add(way, node.text)
        for child in node:
            visit(child, way)
            add(way, child.tail)

    for part in ElementTree.fromstring(data)[0]:
        if marked.name(part) != "meta":
            visit(part, "kept")
    return out


def changes(delta, is_back):
    """Each change of a delta as a line, of the way there."""
    found = []
    for change in delta["changes"]:
        one = {key: value for key, value in change.items()
               if key == "kind" or any(key in pair for pair in SIDES)}
        if is_back:
            one["kind"] = BACK.get(one["kind"], one["kind"])
            for there, back in SIDES:
                values = change.get(there), change.get(back)
                for key, value in zip((back, there), values):
                    one.pop(key, None)
                    if value is not None:
                        one[key] = value
        found.append(json.dumps(one, sort_keys=True, ensure_ascii=False))
    return Counter(found)


def compare(name, there, back):
    if there == back:
        return []
    if isinstance(there, Counter):
        return [f"{name}: there {list((there - back).elements())[:3]}, "
                f"back {list((back - there).elements())[:3]}"]
    at = next((i for i, pair in enumerate(zip(there, back))
               if pair[0] != pair[1]), min(len(there), len(back)))
    return [f"{name}: there {there[at:at + 2]}, back {back[at:at + 2]}"]


def faults(old, new, locale):
    ways = [[marks.run("-q", "diff", *pair, "-l", locale, "-f", shape)
             for shape in ("xml", "json")]
            for pair in ((old, new), (new, old))]
    (there, told), (back, told_back) = ways
    return (compare("came", stretches(there, CAME),
                    stretches(back, WENT)) +
            compare("went", stretches(there, WENT),
                    stretches(back, CAME)) +
            compare("told", changes(json.loads(told), False),
                    changes(json.loads(told_back), True)))


# of the pairs of marks.py, which come with their way back
STEPS = {"samples": 3, "corpus": 2, "random": 6}


def main(what):
    with tempfile.TemporaryDirectory() as folder:
        pairs = {"samples": marks.samples, "corpus": marks.corpus,
                 "random": lambda: marks.randomly(folder)}[what]()
        count = failed = 0
        for old, new, locale in itertools.islice(pairs, 0, None, STEPS[what]):
            count += 1
            found = faults(old, new, locale.split()[0])
            failed += bool(found)
            for one in found:
                print(f"{old} {new} {locale}: {one[:700]}")
        print(f"{count} pairs, {failed} failed")
        return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
