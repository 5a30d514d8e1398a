"""The shared folder's three seeds import into a store, check without error, and
have the structure that a reader sees: what is nested in what, numbers, lists,
links."""
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def words(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def heading(section):
    found = section.find(AKN + "heading")
    return words(found) if found is not None else ""


def sections(parent):
    return [child for child in parent
            if child.tag in (AKN + "section", AKN + "article")]


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def check_statement(root):
    body = root.find(f".//{AKN}mainBody")
    names = [heading(section) for section in sections(body)]
    expect(names == ["Data Protection and Processing",
                     "Purposes of Data Processing", "Processed Data",
                     "Your Choice to Participate"], names)
    items = sections(body)[2].findall(f".//{AKN}li")
    expect(len(items) == 31, f"{len(items)} items")
    expect(root.find(f".//{AKN}conclusions") is not None, "no closing line")
    links = [a.get("href") for a in root.iter(AKN + "a")]
    expect(links and links[0].endswith("Products-and-Services-Privacy-Policy"),
           links)


def check_terms(root):
    body = root.find(f".//{AKN}mainBody")
    names = [heading(section) for section in sections(body)]
    expect(names[0] == "Voorwaarden betreffende gegevensverwerking", names)
    expect("Algemene voorwaarden" in names, names)
    expect(names[-1] == "Versies van dit document", names)
    clauses = [child for child in sections(body)[0]
               if child.tag == AKN + "paragraph"]
    numbers = [words(clause.find(AKN + "num")) for clause in clauses]
    expect(numbers == ["1.", "2.", "3.", "4."], numbers)
    inner = [heading(section) for section in clauses[0].iter()
             if section is not clauses[0] and heading(section)]
    expect(len(inner) == 2 and inner[0].startswith("U voorzien"), inner)
    marked = [words(span) for span in body.iter(AKN + "span")
              if span.get("class") == "applicability"]
    expect(len(marked) == 3, marked)
    expect(marked[1] == "(van toepassing op My Kaspersky)", marked)
    expect(marked[2].startswith("Niet van toepassing op"), marked)
    expect(marked[2].endswith("Office Security"), marked)
    expect(len(clauses[0].findall(f".//{AKN}li")) == 11,
           len(clauses[0].findall(f".//{AKN}li")))
    capitals = [p for p in root.iter(AKN + "p")
                if p.get("class") == "conspicuous"]
    expect(len(capitals) == 2, f"{len(capitals)} conspicuous paragraphs")
    dates = [date.get("date") for date in sections(body)[-1].iter(AKN + "date")]
    expect(dates == ["2018-04-27"], dates)


def check_policy(root):
    title = words(root.find(f".//{AKN}docTitle"))
    expect(title == "kaspersky lab privacy policy for websites", title)
    body = root.find(f".//{AKN}mainBody")
    chapters = sections(body)
    names = [heading(chapter) for chapter in chapters]
    expect("automated decision making" in names, names)
    expect(names[-1] == "complaints", names)
    parents = [chapter for chapter in chapters
               if heading(chapter).startswith("what personal data do we")]
    expect(len(parents) == 1, names)
    services = sections(parents[0])
    expect(len(services) == 10, [heading(service) for service in services])
    for service in services:
        parts = [heading(part) for part in sections(service)]
        expect(parts == ["the categories of data", "description of service",
                         "how long do we keep your personal data"],
               f"{heading(service)}: {parts}")
    rights = [chapter for chapter in chapters
              if heading(chapter).startswith("your rights")]
    expect(len(rights[0].findall(f".//{AKN}li")) == 10, "rights")
    for link in root.iter(AKN + "a"):
        expect(" " not in link.get("href"), link.get("href"))


CHECKS = {"000": check_statement, "001": check_policy, "004": check_terms}


def main():
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "store")
        program.run(["init", str(store)], folder)
        for path, arguments in program.lay_seeds(folder):
            work = "seed" + path.name[:3]
            done = program.run(["import", work + "@1.0", *arguments,
                                str(path)], store)
            expect(done.returncode == 0, done.stderr.decode())
            done = program.run(["check", work], store)
            expect(done.returncode == 0, done.stdout.decode())
            locale = arguments[-1]
            text = store / "documents" / work / "1.0" / (locale + ".xml")
            CHECKS[path.name[:3]](ET.parse(text).getroot())
    return 0


if __name__ == "__main__":
    sys.exit(main())
