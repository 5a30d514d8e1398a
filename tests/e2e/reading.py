"""Reading renditions as their readers do: the words of HTML, of Markdown (as
cmark parses it) and of plain text."""
import re
import subprocess
import unicodedata
from html.parser import HTMLParser

VOID = set("area base br col embed hr img input link meta source track wbr"
           .split())
SILENT = {"style", "script", "title", "head"}


class Reader(HTMLParser):
    """Collects the text that is the document's own: labels of the program
    (data-codicil="label") and what is not shown stay out. With `counted` the
    numbers that a browser shows in ordered lists are words too."""

    def __init__(self, counted):
        super().__init__(convert_charrefs=True)
        self.text = []
        self.muted = 0
        self.open = []
        self.counts = []    # of the ordered lists that are open
        self.counted = counted

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "img":
            self.text.append(attributes.get("alt") or "")
        if tag in VOID:
            self.text.append(" ")
            return
        muted = tag in SILENT or attributes.get("data-codicil") == "label"
        self.open.append((tag, muted))
        self.muted += muted
        self.part(tag)
        if self.counted and tag in ("ol", "ul"):
            first = int(attributes.get("start", 1)) if tag == "ol" else None
            self.counts.append(first)
        elif tag == "li" and self.counts and self.counts[-1] is not None:
            self.text.append(f"{self.counts[-1]}. ")
            self.counts[-1] += 1

    def handle_endtag(self, tag):
        if tag in ("ol", "ul") and self.counts:
            self.counts.pop()
        while self.open:
            name, muted = self.open.pop()
            self.muted -= muted
            if name == tag:
                break
        self.part(tag)

    def part(self, tag):
        if tag not in ("a", "b", "i", "em", "strong", "span", "u", "code",
                       "abbr", "dfn", "time", "sub", "ins", "del", "q"):
            self.text.append(" ")

    def handle_data(self, data):
        if not self.muted:
            self.text.append(data)


def words(text):
    """Runs of letters, marks and numbers; what is invisible stays out."""
    out, word = [], []
    for char in text:
        kind = unicodedata.category(char)
        if kind[0] in "LMN":
            word.append(char)
        elif kind == "Cf":
            continue
        elif word:
            out.append("".join(word))
            word = []
    if word:
        out.append("".join(word))
    return out


def of_html(html, counted=False):
    reader = Reader(counted)
    reader.feed(html)
    reader.close()
    return words("".join(reader.text))


def of_markdown(markdown):
    html = subprocess.run(["cmark", "--unsafe"], input=markdown.encode(),
                          capture_output=True, check=True).stdout.decode()
    return of_html(html, counted=True)


def of_plain(text):
    """An address stands in angle brackets behind the words that lead there."""
    return words(re.sub(r"<(https?|mailto|tel|ftp):[^>\s]*>|"
                        r"<[^>\s@]+@[^>\s]+>|<[/#.?][^>\s]*>", " ", text))
