"""Our own documents/ are one store in six languages: every version has all
the languages that its work promises; the texts of a version have the same
provisions in the same order, and the same links, dates, references and
footnotes; check finds nothing; tidy changes no byte.

    documents.py [--self-test]
"""
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
STORE = "{urn:codicil:1}"
XML = "{http://www.w3.org/XML/1998/namespace}"
# What a translation may put in another order within a provision.
FACTS = {"a": "href", "date": "date", "ref": "href", "term": "refersTo",
         "authorialNote": "marker"}


def promised(work):
    return sorted(one.text for one in work.iter(STORE + "promised"))


def provisions(root):
    return [(element.tag.removeprefix(AKN), element.get(XML + "id"),
             element.get("class"))
            for element in root.iter() if element.get(XML + "id")
            and element.tag not in (AKN + "def", AKN + "authorialNote")]


def facts(root):
    """What must be the same, by the provision that it stands in."""
    found = []

    def visit(element, owner):
        name = element.tag.removeprefix(AKN)
        if name in FACTS:
            found.append((owner, name, element.get(FACTS[name])))
        elif name != "def":
            owner = element.get(XML + "id") or owner
        for child in element:
            visit(child, owner)

    visit(root, "")
    return sorted(found)


def differences(first, other):
    for read in (provisions, facts):
        a, b = read(first), read(other)
        if a != b:
            yield next((f"{x} against {y}" for x, y in zip(a, b) if x != y),
                       f"{len(a)} against {len(b)} {read.__name__}")


def check_version(folder, locales):
    texts = {path.stem: ET.parse(path).getroot()
             for path in sorted(folder.glob("*.xml"))
             if path.name != "version.xml"}
    if sorted(texts) != locales:
        yield f"{folder}: has {sorted(texts)}, promised are {locales}"
    first = next(iter(texts.values()))
    for locale, text in texts.items():
        for difference in differences(first, text):
            yield f"{folder}/{locale}.xml: {difference}"


def check_store(root):
    works = sorted(root.glob("documents/*/work.xml"))
    if not works:
        yield "no works at all"
    for work in works:
        locales = promised(ET.parse(work).getroot())
        for version in sorted(work.parent.glob("*/version.xml")):
            yield from check_version(version.parent, locales)


def check_program():
    with tempfile.TemporaryDirectory() as folder:
        program.lay_store(folder)
        names = [path.parent.name for path in
                 sorted(Path(folder).glob("documents/*/work.xml"))]
        before = {path: path.read_bytes()
                  for path in Path(folder).rglob("*.xml")}
        for arguments in (["tidy", *names], ["check", *names]):
            done = program.run(arguments, folder)
            if done.returncode or (arguments[0] == "check" and
                                   b"no findings" not in done.stdout):
                yield (done.stdout + done.stderr).decode()
        for path, data in before.items():
            if path.read_bytes() != data:
                yield f"{path.relative_to(folder)}: tidy changes it"


def self_test():
    text = ('<doc xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
            '<p xml:id="a"><a href="x">b</a></p><p xml:id="b"/></doc>')
    wrong = [('<p xml:id="b"/>', ""), ('"b"', '"c"'), ('"x"', '"y"'),
             ("p xml:id=\"a\"><a", "p xml:id=\"a\" class=\"code\"><a"),
             ("<a href=\"x\">b</a>", "b")]
    first = ET.fromstring(text)
    missed = [old for old, new in wrong
              if not list(differences(first, ET.fromstring(
                  text.replace(old, new))))]
    return [*missed, *differences(first, ET.fromstring(text))]


def main():
    if "--self-test" in sys.argv[1:]:
        faults = self_test()
    else:
        faults = [*check_store(program.ROOT), *check_program()]
    for fault in faults:
        print(fault)
    print(f"{len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
