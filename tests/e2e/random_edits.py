"""Random edits of a text, as people make them: words, lines, items, rows,
sections, moved, cut, joined, looking otherwise. The same seed makes the same
edits."""
import copy
import random
from xml.etree import ElementTree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SPACES = {"": AKN[1:-1], "c": "urn:codicil:1"}
WORDS = ("agreement", "party", "shall", "not", "12", "days", "März", "{+x+}",
         "[-y-]", "<ins>", "条約", "ไทย", "a", "the", "👩‍👩‍👧", "é", "1.000,50",
         "நிறுவனம்", "العقد", "of", ";", ",", "fee")
PIECES = ("p", "li", "item", "section", "article", "paragraph", "point", "tr")
FORMATS = ("b", "i", "u")


def name(element):
    return element.tag.removeprefix(AKN)


def parents(root):
    return {child: parent for parent in root.iter() for child in parent}


class Editor:
    def __init__(self, data, seed):
        self.random = random.Random(seed)
        self.root = ElementTree.fromstring(data)
        self.count = 0
        for prefix, space in SPACES.items():
            ElementTree.register_namespace(prefix, space)

    def body(self):
        return self.root[0].find(AKN + "mainBody")

    def some(self, *names):
        found = [node for node in self.body().iter() if name(node) in names]
        return self.random.choice(found) if found else None

    def text_place(self):
        """A node and which of its texts: one that has words."""
        places = []
        inlines = FORMATS + ("a", "ref", "span", "def", "term")
        for node in self.body().iter():
            if name(node) in ("p", "heading") + inlines \
                    and (node.text or "").strip():
                places.append((node, "text"))
            if name(node) in inlines and (node.tail or "").strip():
                places.append((node, "tail"))
        return self.random.choice(places)

    def words(self):
        return [self.random.choice(WORDS)
                for _ in range(self.random.randrange(1, 5))]

    def edit_words(self):
        node, which = self.text_place()
        text = getattr(node, which)
        parts = text.split(" ")
        at = self.random.randrange(len(parts) + 1)
        size = self.random.choice((0, 0, 1, 1, 2, 5))
        parts[at:at + size] = self.words() if size < 2 else []
        setattr(node, which, " ".join(parts) or "word")

    def fresh(self, node):
        """Gives copies ids of their own."""
        for inner in node.iter():
            for key in ("eId", "wId", "{urn:codicil:1}alias"):
                inner.attrib.pop(key, None)
            if ID in inner.attrib:
                self.count += 1
                inner.set(ID, f"new-{self.count}")

    def take_out(self, parent, node):
        where = list(parent).index(node)
        if node.tail and node.tail.strip() and where:
            parent[where - 1].tail = (parent[where - 1].tail or "") + node.tail
        node.tail = None
        parent.remove(node)

    def may_lose(self, parent, node):
        kinds = [child for child in parent if name(child) == name(node)]
        return len(kinds) > 1 and name(parent) not in ("longTitle",)

    def delete(self):
        node = self.some(*PIECES)
        parent = parents(self.root)[node]
        if self.may_lose(parent, node):
            self.take_out(parent, node)

    def put_beside(self, node, kind):
        """Beside some element of that kind, not within the node."""
        hosts = [one for one in self.body().iter() if name(one) == kind
                 and one not in list(node.iter())]
        if not hosts:
            return False
        host = self.random.choice(hosts)
        parent = parents(self.root)[host]
        if host.tail and host.tail.strip():
            return False
        parent.insert(list(parent).index(host) + self.random.randrange(2),
                      node)
        return True

    def insert(self):
        node = self.some(*PIECES)
        made = copy.deepcopy(node)
        made.tail = None
        self.fresh(made)
        if self.random.randrange(3):
            for inner in made.iter():
                if (inner.text or "").strip():
                    inner.text = " ".join(self.words())
        self.put_beside(made, name(node))

    def move(self):
        node = self.some(*PIECES)
        parent = parents(self.root)[node]
        if not self.may_lose(parent, node) or (node.tail or "").strip():
            return
        at = list(parent).index(node)
        self.take_out(parent, node)
        if not self.put_beside(node, name(node)):
            parent.insert(at, node)

    def split(self):
        node = self.some("p")
        parent = parents(self.root)[node]
        if len(node) or not node.text or name(parent) != "content":
            return
        parts = node.text.split(" ")
        if len(parts) < 4:
            return
        at = self.random.randrange(2, len(parts) - 1)
        made = ElementTree.Element(AKN + "p")
        node.text, made.text = " ".join(parts[:at]), " ".join(parts[at:])
        parent.insert(list(parent).index(node) + 1, made)

    def join(self):
        node = self.some("p")
        parent = parents(self.root)[node]
        at = list(parent).index(node)
        if at + 1 >= len(parent) or name(parent[at + 1]) != "p":
            return
        other = parent[at + 1]
        if len(node):
            node[-1].tail = (node[-1].tail or "") + " " + (other.text or "")
        else:
            node.text = (node.text or "") + " " + (other.text or "")
        node.extend(list(other))
        parent.remove(other)

    def format(self):
        node, which = self.text_place()
        parts = getattr(node, which).split(" ")
        at = self.random.randrange(len(parts))
        if which == "tail" or not parts[at]:
            return
        kind = self.random.choice(FORMATS + ("a", "br", "authorialNote"))
        made = ElementTree.Element(AKN + kind)
        if kind == "a":
            made.set("href", f"https://{self.random.randrange(9)}.example")
        if kind == "authorialNote":
            self.count += 1
            made.set(ID, f"note-{self.count}")
            ElementTree.SubElement(made, AKN + "p").text = \
                " ".join(self.words())
        elif kind != "br":
            made.text = parts[at]
            parts[at] = ""
        node.text = " ".join(parts[:at]) + " "
        made.tail = " " + " ".join(parts[at + 1:])
        node.insert(0, made)

    def plain(self):
        """An inline element goes, its words stay."""
        node = self.some(*FORMATS, "a", "span")
        if node is None or len(node):
            return
        parent = parents(self.root)[node]
        at = list(parent).index(node)
        words = (node.text or "") + (node.tail or "")
        if at:
            parent[at - 1].tail = (parent[at - 1].tail or "") + words
        else:
            parent.text = (parent.text or "") + words
        parent.remove(node)

    def lead_elsewhere(self):
        node = self.some("a")
        if node is not None:
            node.set("href", f"https://new-{self.random.randrange(9)}.example")

    def renumber(self):
        node = self.some("num")
        if node is not None:
            node.text = f"{self.random.randrange(30)}."

    def behead(self):
        node = self.some("heading", "num")
        parent = parents(self.root)[node] if node is not None else None
        if parent is not None and len(parent) > 1:
            parent.remove(node)

    def make_list(self):
        node = self.some("p")
        parent = parents(self.root)[node]
        if name(parent) not in ("content", "intro") or len(node):
            return
        made = ElementTree.Element(AKN + self.random.choice(("ul", "ol")))
        for part in (node.text or "").split(". "):
            ElementTree.SubElement(made, AKN + "li").text = part
        parent.insert(list(parent).index(node), made)
        parent.remove(node)

    def edit(self, times):
        ways = ([self.edit_words] * 6 + [self.delete] * 3 + [self.insert] * 3
                + [self.move] * 3 + [self.split, self.join, self.plain,
                                     self.lead_elsewhere, self.renumber,
                                     self.behead, self.make_list]
                + [self.format] * 2)
        for _ in range(times):
            self.random.choice(ways)()
        return ElementTree.tostring(self.root, "utf-8")


def edited(data, seed, times):
    """The bytes of a text (XML) after so many edits."""
    return Editor(data, seed).edit(times)
