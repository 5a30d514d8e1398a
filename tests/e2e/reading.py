"""Reading renditions as their readers do: the words of HTML, of Markdown (as
cmark parses it), of plain text and of RTF."""
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


class Kinds(dict):
    """What a character is among words, for str.translate(): itself, nothing
    where it is invisible, else a space. Each is looked up once."""

    def __missing__(self, code):
        kind = unicodedata.category(chr(code))
        self[code] = (chr(code) if kind[0] in "LMN"
                      else "" if kind == "Cf" else " ")
        return self[code]


KINDS = Kinds()


def words(text):
    """Runs of letters, marks and numbers; what is invisible stays out."""
    return text.translate(KINDS).split()


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


RTF = re.compile(r"\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\(.)|([{}])|[\r\n]+"
                 r"|([^\\{}\r\n]+)", re.S)
HIDDEN = {"fonttbl", "colortbl", "stylesheet", "info"}
PARTED = {"par", "cell", "nestcell", "row", "tab", "line", "bullet"}
SIGNS = {"~": "\xa0", "_": "\u2011", "-": "\xad"}


class RtfReader:
    """Follows groups; what stands in a group that begins with \\* or is no
    text of the document stays out. Raises ValueError for what is no RTF."""

    def __init__(self):
        self.units = []     # UTF-16
        self.hidden = [False]
        self.parted = [""]  # what a group ends with
        self.skip = 0       # characters that stand for a \\u

    def add(self, text):
        if not self.hidden[-1]:
            self.units.append(text.encode("utf-16-le", "surrogatepass"))

    def word(self, name, number):
        if name in HIDDEN:
            self.hidden[-1] = True
        elif name == "u":
            self.add(chr(int(number) % 0x10000))
            self.skip = 1
        elif name in PARTED:
            self.add(" ")
        elif name == "super":
            self.add(" ")
            self.parted[-1] = " "

    def read(self, rtf):
        if not re.match(r"\{\\rtf1\\ansi", rtf) or not rtf.isascii():
            raise ValueError("no RTF")
        at = 0
        while at < len(rtf):
            found = RTF.match(rtf, at)
            at = found.end()
            name, number, byte, sign, brace, text = found.groups()
            if brace == "{":
                self.hidden.append(self.hidden[-1])
                self.parted.append("")
            elif brace:
                self.hidden.pop()
                self.add(self.parted.pop())
            elif name:
                self.word(name, number)
            elif byte:
                self.add(bytes.fromhex(byte).decode("cp1252"))
            elif sign == "*":
                self.hidden[-1] = True
            elif sign:
                self.add(SIGNS.get(sign, sign))
            elif text:
                self.add(text[self.skip:])
                self.skip = 0
        if len(self.hidden) != 1:
            raise ValueError("groups do not close")
        return b"".join(self.units).decode("utf-16-le")


def of_rtf(rtf):
    return words(RtfReader().read(rtf))
