"""The program's own words are whole in every language: each locales/*.po has
every msgid of en.po and no other, with words, the same {placeholders}, and
in a plural all the forms that the language has, `other` among them."""
import re
import sys

import lint

STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
ARGUMENT = re.compile(r"\{\s*(\w+)\s*(?:\}|,\s*(\w+)\s*,?)")
BRANCH = re.compile(r"\s*(=\d+|\w+)\s*\{")
PLURAL = re.compile(r"\{\s*\w+\s*,\s*plural\s*,")
FORM = re.compile(r"(?:(?<=[\s,}])|^)(zero|one|two|few|many|other)\s*\{")
# The plural forms of CLDR, beside `other`.
FORMS = {"ar": "zero one two few many", "de": "one", "en": "one", "ja": "",
         "nl": "one", "ru": "one few many"}


def entries(text):
    """{msgid: msgstr} of a PO file, and the complaints about its form."""
    found, complaints, msgid, key = {}, [], None, None
    for number, line in enumerate(text.splitlines(), 1):
        words = STRING.findall(line)
        if line.startswith("#, fuzzy"):
            complaints.append(f"{number}: fuzzy")
        if line.startswith("msgid"):
            msgid, key = words[0], "msgid"
            if msgid in found:
                complaints.append(f"{number}: {msgid} stands twice")
        elif line.startswith("msgstr"):
            found[msgid], key = words[0], "msgstr"
        elif line.startswith('"') and key == "msgid":
            msgid += words[0]
        elif line.startswith('"') and key == "msgstr":
            found[msgid] += words[0]
    return found, complaints


def placeholders(text, at=0):
    """The names of a phrase (its grammar is in src/lang/phrasing.h) from `at`
    up to the brace that ends it, and where that is; no names after what is
    no phrase."""
    names = set()
    while at < len(text) and text[at] != "}":
        argument = text[at] == "{" and ARGUMENT.match(text, at)
        if not argument:
            at += 1
            continue
        names.add(argument[1])
        at = argument.end()
        if argument[2] not in ("plural", "select"):
            at += argument[2] is not None
            continue
        while branch := BRANCH.match(text, at):
            inner, at = placeholders(text, branch.end())
            names |= inner
            at += 1
        at = text.find("}", at) + 1 or len(text)
    return names, at


def differences(locale, english, own):
    for key in english.keys() - own.keys():
        yield f"{key} is missing"
    for key in own.keys() - english.keys():
        yield f"{key} is not in en.po"
    for key in sorted(english.keys() & own.keys() - {""}):
        wanted = placeholders(english[key])[0]
        got, end = placeholders(own[key])
        if end != len(own[key]):
            yield f"{key} has a brace too many or too few"
        if not own[key].strip():
            yield f"{key} has no words"
        if wanted != got:
            yield (f"{key} has the placeholders {sorted(got)}, "
                   f"en.po {sorted(wanted)}")
        if PLURAL.search(own[key]):
            needed = set(FORMS.get(locale, "").split()) | {"other"}
            for form in sorted(needed - set(FORM.findall(own[key]))):
                yield f"{key} lacks the plural form {form}"
    if f"Language: {locale}\\n" not in own.get("", ""):
        yield f"the header does not say Language: {locale}"


def check(root):
    complaints, all_words = [], {}
    for path in lint.sources(root, ("locales",), (".po",)):
        all_words[path.stem], told = entries(lint.read(path))
        complaints += [f"locales/{path.name}:{one}" for one in told]
    for locale, own in all_words.items():
        if locale not in FORMS:
            complaints.append(f"locales/{locale}.po: say in phrases.py which "
                              "plural forms it has")
        complaints += [f"locales/{locale}.po: {one}" for one in differences(
            locale, all_words.get("en", {}), own)]
    return complaints


def catalogue(locale, *pairs):
    text = f'msgid ""\nmsgstr ""\n"Language: {locale}\\n"\n'
    return text + "".join(f'\nmsgid "{key}"\nmsgstr "{words}"\n'
                          for key, words in pairs)


def beside_english(text):
    return {"locales/en.po": ENGLISH, "locales/ru.po": text}


ENGLISH = catalogue("en", ("note", "Note {number}"), (
    "days", "{count, plural, one {# day} other {# days}}"))
DAYS = ("days", "{count, plural, one {# день} few {# дня} many {# дней} "
        "other {# дня}}")
NOTE = ("note", "Сноска {number}")
BAD = [
    (beside_english(catalogue("ru", DAYS)), "note is missing"),
    (beside_english(catalogue("ru", DAYS, ("note", ""))), "no words"),
    (beside_english(catalogue("ru", DAYS, NOTE, ("own", "x"))), "not in en"),
    (beside_english(catalogue("ru", DAYS, NOTE, NOTE)), "stands twice"),
    (beside_english(catalogue("ru", DAYS, ("note", "{n}"))), "placeholders"),
    (beside_english(catalogue("ru", DAYS, ("note", "{number}}"))),
     "brace too many"),
    (beside_english(catalogue("de", DAYS, NOTE)), "does not say Language"),
    (beside_english(catalogue("ru", NOTE, (
        "days", DAYS[1].replace("few", "two")))), "plural form few"),
    (beside_english(catalogue("ru", DAYS) + "\n#, fuzzy\n" + NOTE[0]),
     "fuzzy"),
    ({"locales/en.po": ENGLISH, "locales/xx.po": catalogue("xx")},
     "which plural forms"),
]
GOOD = beside_english(catalogue("ru", DAYS, NOTE))

if __name__ == "__main__":
    sys.exit(lint.main(check, BAD, GOOD))
