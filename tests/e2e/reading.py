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
    (data-codicil="label") and what is not shown stay out."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text = []
        self.muted = 0
        self.open = []

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

    def handle_endtag(self, tag):
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


def of_html(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    return words("".join(reader.text))


def of_markdown(markdown):
    html = subprocess.run(["cmark", "--unsafe"], input=markdown.encode(),
                          capture_output=True, check=True).stdout.decode()
    return of_html(html)


def of_plain(text):
    return words(re.sub(r"<[a-z][a-z0-9+.-]*:[^>\s]*>|<[^>\s@]+@[^>\s]+>|"
                        r"<[/#.][^>\s]*>", " ", text))
