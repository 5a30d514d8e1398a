"""A marked text read as what it was made of: its lines with all changes taken,
or with all refused."""
import re
from xml.etree import ElementTree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OURS = "{urn:codicil:1}"
LINES = ("p", "heading", "num", "caption")
BLOCKS = ("p", "ul", "ol")
NEW, OLD = "new", "old"
GONE = {NEW: ("deleted", "moved-from"), OLD: ("inserted", "moved-to")}
DROPPED = {NEW: "del", OLD: "ins"}
NEXT_LINE = "\0"  # a line was joined or cut here


def name(element):
    return element.tag.removeprefix(AKN)


class Reader:
    def __init__(self, side):
        self.side = side
        self.out = []
        self.is_open = False  # the next line goes on with the last one
        self.has_marks = False

    def words(self, element):
        """The words of an inline element or line, white space collapsed by
        the caller; what belongs to lines of their own is left out."""
        parts = [element.text or ""]
        for child in element:
            parts += [self.inline(child, element), child.tail or ""]
        return "".join(parts)

    def inline(self, child, parent):
        kind = name(child)
        if name(parent) == "li" and kind in BLOCKS:
            return ""
        if kind == DROPPED[self.side]:
            self.has_marks = True
            if child.get("class") == "boundary":
                if self.side == OLD:
                    self.is_open = True
            return ""
        if kind in ("ins", "del"):
            self.has_marks = True
            if child.get("class") == "boundary":
                return NEXT_LINE if kind == "del" else ""
            return self.words(child)
        if kind == "br":
            return "\n"
        if kind == "img":
            return f"{{{child.get('src')}|{child.get('alt')}}}"
        if kind == "authorialNote":
            inner = Reader(self.side)
            inner.blocks(child)
            return "⟦" + "⏎".join(inner.out) + "⟧"
        return self.words(child)

    def line(self, element):
        goes_on = self.is_open and name(element) != "num"
        self.is_open = self.is_open and not goes_on
        text = self.words(element)
        if is_lone_number(element):
            text = text[:-1] if text.endswith(" ") else f"{text} lacks a blank"
        first, *rest = text.split(NEXT_LINE)
        if goes_on:
            self.out[-1] += first
        else:
            self.out.append(first)
        self.out += rest

    def blocks(self, element):
        if element.get(OURS + "change") in GONE[self.side]:
            return
        kind = name(element)
        if kind in LINES or (kind == "li" and is_line(element)):
            self.line(element)
            if kind != "li":
                return
        for child in element:
            if kind != "li" or name(child) in BLOCKS:
                self.blocks(child)


def is_lone_number(element):
    """A number that went, on a line of its own, ends with the blank that parts
    it from what it was the number of (codicil-text(5))."""
    return (name(element) == "p" and element.get(OURS + "change")
            and element.get("class") in ("number", "item-number"))


def is_line(item):
    return bool((item.text or "").strip() or not len(item)
                or any((child.tail or "").strip() or name(child) not in BLOCKS
                       for child in item))


def tidied(line):
    """White space as canonical XML has it, so that how a text is laid out
    makes no difference; but none is taken away between words."""
    line = re.sub(r"[ \t\r]*\n[ \t\r]*", "\n", line)
    return line


def lines(data, side):
    """The lines of a marked text (bytes); those without words aside."""
    root = ElementTree.fromstring(data)
    reader = Reader(side)
    for part in root[0]:
        if name(part) != "meta":
            reader.blocks(part)
    return [line for line in reader.out if line.strip()]


def ids(data):
    """All ids, those of ghosts too."""
    root = ElementTree.fromstring(data)
    key = "{http://www.w3.org/XML/1998/namespace}id"
    return [node.get(key) for node in root.iter() if node.get(key)]


def mended(texts):
    return [re.sub(r"\s+", " ", text).strip() for text in texts]


def faults(marked, old, new):
    """What is wrong with a marked text of two texts, all canonical XML: one
    line each."""
    found = []
    for side, text in ((NEW, new), (OLD, old)):
        got, wanted = lines(marked, side), lines(text, side)
        if got != wanted:
            at = next((i for i, pair in enumerate(zip(got, wanted))
                       if pair[0] != pair[1]), min(len(got), len(wanted)))
            found.append(f"{side}: line {at + 1} of {len(got)}/{len(wanted)}:"
                         f" {got[at:at + 2]!r}, not {wanted[at:at + 2]!r}")
    all_ids = ids(marked)
    if len(all_ids) != len(set(all_ids)):
        found.append("an id stands twice")
    return found
