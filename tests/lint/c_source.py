"""A small scanner for C as it is written here: functions and declarations.

It knows comments, strings, preprocessor lines and brackets, and nothing of
types. That is enough to say where a function begins and ends, how many
parameters it has, and what stands at file scope.

    unit     = { item } ;
    item     = function | declaration ;
    function = head "{" body "}" ;              (* head ends in ")" *)
    declaration = head [ "=" initialiser ] ";" ;
"""
import re
from dataclasses import dataclass

OPEN, CLOSE = "([{", ")]}"


@dataclass
class Function:
    name: str
    line: int       # where its head begins
    lines: int      # head to closing bracket
    parameters: int
    body: str


@dataclass
class Declaration:
    line: int
    text: str       # without comments, initialiser and bodies


class ScanError(Exception):
    pass


TOKEN = re.compile(r"""
    (?P<comment>/\*.*?\*/|//[^\n]*)
  | (?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
""", re.S | re.X)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", re.M | re.S)


def spaces(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    """Comments blanked, everything else in its place."""
    return TOKEN.sub(lambda m: spaces(m[0]) if m["comment"] else m[0], text)


def bare(text):
    """Comments, strings and directives blanked, lines in their place."""
    def blank(match):
        if match["comment"]:
            return spaces(match[0])
        return '"' + spaces(match[0][1:-1]) + '"'
    return DIRECTIVE.sub(lambda m: spaces(m[0]), TOKEN.sub(blank, text))


def match_bracket(text, start):
    """The place of the bracket that closes the one at `start`."""
    depth = 0
    for place in range(start, len(text)):
        if text[place] in OPEN:
            depth += 1
        elif text[place] in CLOSE:
            depth -= 1
            if depth == 0:
                return place
    raise ScanError(f"line {line_of(text, start)}: bracket never closed")


def line_of(text, place):
    return text.count("\n", 0, place) + 1


def cut_groups(text, opening):
    """The text with what stands inside these brackets taken out."""
    out, place = "", 0
    while place < len(text):
        out += text[place]
        if text[place] == opening:
            place = match_bracket(text, place)
            out += text[place]
        place += 1
    return out


def cut_attributes(head):
    """Without __attribute__((…)) and AUTO(…)."""
    pattern = re.compile(r"\b(__attribute__|AUTO|_Alignas|__typeof__)\s*\(")
    while match := pattern.search(head):
        end = match_bracket(head, match.end() - 1)
        head = head[:match.start()] + spaces(head[match.start():end + 1]) \
            + head[end + 1:]
    return head


def split_parameters(text):
    """How many named parameters stand between these brackets."""
    flat = cut_groups(cut_groups(text, "("), "[")
    parts = [part.strip() for part in flat.split(",")]
    return len([p for p in parts if p not in ("", "void", "...")])


def last_group(head):
    """(start, end) of the parameter list that ends a function's head."""
    end = head.rstrip().rfind(")")
    depth = 0
    for place in range(end, -1, -1):
        depth += (head[place] == ")") - (head[place] == "(")
        if depth == 0:
            return place, end
    raise ScanError(f"no parameter list in {head.strip()!r}")


def make_function(text, start, brace, end):
    head = cut_attributes(text[start:brace])
    opening, closing = last_group(head)
    name = re.search(r"(\w+)\s*$", head[:opening])
    macro = re.match(r"\s*[A-Z_]+\([^()]*\)\s*(?=\w)", head)
    first = start + (macro.end() if macro else 0)
    first += len(text[first:]) - len(text[first:].lstrip())
    line = line_of(text, first)
    return Function(name[1] if name else "?", line,
                    line_of(text, end) - line + 1,
                    split_parameters(head[opening + 1:closing]),
                    text[brace:end + 1])


def is_function_head(head):
    head = cut_attributes(head).strip()
    return (head.endswith(")") and "=" not in cut_groups(head, "(")
            and not head.startswith("typedef"))


def scan(source):
    """The functions and declarations of one file, in order."""
    text = bare(source)
    items, start, place = [], 0, 0
    while place < len(text):
        c = text[place]
        if c in "([":
            place = match_bracket(text, place)
        elif c == "{":
            head = text[start:place]
            if re.fullmatch(r'\s*extern\s*"\s*"\s*', head):
                start = place + 1
            else:
                end = match_bracket(text, place)
                if is_function_head(head):
                    items.append(make_function(text, start, place, end))
                    start = end + 1
                place = end
        elif c == "}":
            start = place + 1
        elif c == ";":
            add_declaration(items, text, start, place)
            start = place + 1
        place += 1
    return items


def add_declaration(items, text, start, end):
    head = text[start:end]
    if not head.strip():
        return
    line = line_of(text, start + len(head) - len(head.lstrip()))
    items.append(Declaration(line, " ".join(
        cut_groups(cut_attributes(head), "{").split())))


def is_type_only(text):
    """A typedef, a forward declaration, the body of a struct or enum."""
    return (text.startswith(("typedef ", "_Static_assert", "static_assert"))
            or re.fullmatch(r"(struct|union|enum)\s*\w*\s*(\{\})?", text))


def declared(text):
    """'variable', 'constant' or '' (neither: a type, a function)."""
    head = text.split("=")[0].strip()
    if is_type_only(head) or not re.search(r"\w", head):
        return ""
    head = re.sub(r"\{\}", " ", head)
    first = re.search(r"\(\s*(.)", head)
    if first and first[1] != "*":
        return ""
    flat = cut_groups(head, "[") if not first else first_pointer(head)
    if "*" in flat:
        flat = flat[flat.rindex("*"):]
    return "constant" if re.search(r"\bconst\b", flat) else "variable"


def first_pointer(head):
    opening = head.index("(")
    return head[opening:match_bracket(head, opening)]


def statics(function):
    """The declarations of static locals in a function's body."""
    for match in re.finditer(r"\bstatic\b[^;={]*", function.body):
        yield function.line, " ".join(match[0].split())
