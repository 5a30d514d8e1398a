"""Renditions in other charsets: what is written, read back by Python's codecs,
is the text after the replacements that were told, in plain text and in the
bytes that RTF says beside Unicode; what a charset lacks is refused by name,
with its provision; files in such charsets import to the same text, and wrong
bytes are told by their place.

    charsets.py written|read
"""
import codecs
import re
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
import program  # noqa: E402

complaints = []

# (charset, Python's name of it, languages that it was made for)
CHARSETS = (
    ("windows-1250", "cp1250", "de"), ("windows-1251", "cp1251", "ru"),
    ("windows-1252", "cp1252", "de en nl"), ("windows-1254", "cp1254", "nl"),
    ("windows-1256", "cp1256", "ar"), ("windows-1257", "cp1257", "en"),
    ("iso-8859-1", "iso8859_1", "de en nl"), ("iso-8859-5", "iso8859_5", "ru"),
    ("iso-8859-15", "iso8859_15", "nl"), ("koi8-r", "koi8_r", "ru"),
    ("cp866", "cp866", "ru"), ("macintosh", "mac_roman", "de nl"),
    ("us-ascii", "ascii", "en"), ("shift_jis", "shift_jis", "ja ru"),
    ("cp932", "cp932", "ja ru"), ("euc-jp", "euc_jp", "ja"),
    ("gb18030", "gb18030", "ar de ja nl ru"), ("gbk", "gbk", "en ja"),
    ("cp949", "cp949", "ja ru"), ("big5", "big5", "en"),
    ("utf-16", "utf_16", "ar ja"), ("utf-16le", "utf_16_le", "ja"),
    ("ansi", {"ar": "cp1256", "de": "cp1252", "ja": "cp932", "ru": "cp1251"},
     "ar de ja ru"),
)
NOTE = re.compile(r'note: U\+([0-9A-F]{4,6}) .*? is (?:written as '
                  r'(["\'])(.*?)\2|left out) in ')
RULE = re.compile(r"(?m)^ *(=+|-+|~+)$")


def expect(fine, what):
    if not fine:
        complaints.append(what)


def render(path, *arguments, code=0):
    done = program.run(["render", path, *arguments], program.ROOT)
    told = done.stderr.decode()
    expect(done.returncode == code,
           f"{path} {arguments}: exit {done.returncode}, not {code}: "
           f"{told[:300]}")
    return done.stdout, told


def bare(text):
    return re.sub(r"\s", "", RULE.sub("", text))


def replaced(text, told):
    """A text after what was told; whether all that was told is in it."""
    table = {int(code, 16): instead for code, _, instead in NOTE.findall(told)}
    return text.translate(table), all(chr(one) in text for one in table)


def of_code_page(rtf, codec):
    """What a reader of RTF sees that knows no Unicode."""
    rtf = re.sub(r"{\\\*(?:[^{}]|{[^{}]*})*}", "", rtf)
    rtf = re.sub(r"\\uc\d|\\u-?\d+", "", rtf)
    rtf = re.sub(r"(?:\\'[0-9a-f]{2})+",
                 lambda run: bytes.fromhex(run[0].replace("\\'", ""))
                 .decode(codec), rtf)
    return rtf


def check_rtf(path, charset, codec):
    written, told = render(path, "-f", "rtf", "--charset", charset,
                           "--transliterate")
    plain, _ = render(path, "-f", "rtf")
    units = r"(?:\\u(-?\d+)\?)"

    def character(found):
        pair = [int(one) & 0xFFFF for one in re.findall(units, found[0])]
        return b"".join(one.to_bytes(2, "little")
                        for one in pair).decode("utf_16_le")
    text = re.sub(units + "+", character, plain.decode("ascii"))
    expected, _ = replaced(text, told)
    expected = re.sub(r"\\uc1|{\\\*(?:[^{}]|{[^{}]*})*}", "", expected)
    found = of_code_page(written.decode("ascii"), codec)
    found = re.sub(r"ansicpg\d+|fcharset\d+|[{}]", "", found)
    expected = re.sub(r"ansicpg\d+|fcharset\d+|[{}]", "", expected)
    expect(found == expected, f"{path} in RTF of {charset}: other words")
    expect(b"?" not in re.sub(rb"\\u-?\d+\?", b"", written) or b"?" in plain,
           f"{path} in RTF of {charset}: a question mark")


def check_text(path, charset, codec):
    text = render(path, "-f", "text")[0].decode()
    written, told = render(path, "-f", "text", "--charset", charset,
                           "--transliterate")
    try:
        found = written.decode(codec)
    except UnicodeDecodeError as fault:
        expect(False, f"{path} in {charset}: {fault}")
        return
    expected, is_all = replaced(text, told)
    expect(bare(found) == bare(expected), f"{path} in {charset}: other words")
    expect(is_all, f"{path} in {charset}: told what is not there")
    expect(found.count("?") == text.count("?"), f"{path}: a question mark")
    if told:
        strict, said = render(path, "-f", "text", "--charset", charset, code=2)
        expect(not strict and said.count("\n") == 1 and "U+" in said,
               f"{path} in {charset}, strictly: {said}")


def write_all():
    texts = [path for path in program.stored_texts()
             if path.parent.name in ("2026-03-01", "2026-04-01", "2026-06-01")]
    for charset, codec, locales in program.sample(CHARSETS):
        for path in texts[::2] + texts[1::2][:1]:
            if path.stem not in locales.split():
                continue
            name = codec if isinstance(codec, str) else codec[path.stem]
            check_text(path, charset, name)
            if charset.startswith("windows") or charset == "ansi":
                check_rtf(path, charset, name)
    refuse_all()


# (text, charset, what is said; with --transliterate, what is written)
REFUSED = (
    ("Betaal ¥5.", "shift_jis", "U+00A5 \"¥\" (YEN SIGN) in 'scope.p1' is not "
     "read alike", "Betaal ￥5."),
    ("A — b.", "shift_jis", "U+2014 \"—\" (EM DASH) in 'scope.p1'", "A ― b."),
    ("A 〜 b.", "cp932", "U+301C", "A ～ b."),
    ("A ～ b.", "shift_jis", "U+FF5E", "A 〜 b."),
    ("Straße ß.", "us-ascii", "U+00DF", None),
    ("5½ m².", "koi8-r", "U+00BD", None),
    ("Жар.", "windows-1252", "U+0416", None),
    ("한글.", "euc-jp", "U+D55C", None),
    ("A…“b”–c\u00a0d", "us-ascii", "U+2026", "A...\"b\"-c d"),
    ("A\u200eb.", "us-ascii", "U+200E (LEFT-TO-RIGHT MARK) in 'scope.p1'",
     "Ab."),
    ("A£b¢c", "big5", "U+00A3", None),
    ("\U0001F600", "gbk", "U+1F600", None),
)


def refuse_all():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.md")
        for words, charset, said, written in REFUSED:
            path.write_text(f"# T\n\n## Scope\n\n{words}\n", "utf-8")
            found, told = render(path, "-l", "nl", "-f", "text", "--charset",
                                 charset, code=2)
            expect(not found and said in told and told.count("\n") == 1,
                   f"{words} in {charset}: {told}")
            found, told = render(path, "-l", "nl", "-f", "text", "--charset",
                                 charset, "--transliterate",
                                 code=0 if written else 2)
            if written:
                last = found.decode(charset).splitlines()[-1]
                expect(last == written, f"{words} in {charset}: {last}")
        path.write_text("# Größe\n\nÜber Maß.\n", "utf-8")
        found, told = render(path, "-l", "de-AT", "-f", "text", "--charset",
                             "ascii", "--transliterate")
        expect(found == b"Groesse\n=======\n\nUeber Mass.\n" and
               "in the title" in told, f"{found} {told}")


# ------------------------------------------------------------------- import

READ = (
    ("windows-1250", "cp1250", "cs", "Příliš žluťoučký kůň."),
    ("windows-1251", "cp1251", "ru", "Съешь ещё этих мягких булок."),
    ("windows-1252", "cp1252", "fr", "L’œuvre coûte 5 € — « voilà »."),
    ("windows-1253", "cp1253", "el", "Οι όροι ισχύουν."),
    ("windows-1254", "cp1254", "tr", "Şartlar geçerlidir, İstanbul."),
    ("windows-1255", "cp1255", "he", "התנאים חלים."),
    ("windows-1256", "cp1256", "ar", "تسري الشروط."),
    ("windows-1257", "cp1257", "lv", "Noteikumi ir spēkā."),
    ("koi8-r", "koi8_r", "ru", "Съешь ещё этих мягких булок."),
    ("cp866", "cp866", "ru", "Съешь ещё этих мягких булок."),
    ("shift_jis", "shift_jis", "ja", "本規約は、次のとおりとする。"),
    ("cp932", "cp932", "ja", "本規約①は、～とする。"),
    ("gb18030", "gb18030", "zh-Hans", "本条款适用。"),
    ("big5", "big5", "zh-Hant", "本條款適用。"),
    ("euc-kr", "euc_kr", "ko", "이 약관이 적용됩니다."),
    ("utf-16", "utf_16", "ja", "本規約。"),
    ("utf-16le", "utf_16_le", "ru", "Условия."),
    ("utf-16be", "utf_16_be", "ru", "Условия."),
)
# (charset, bytes behind "ab\n\nc", what is said)
WRONG = (
    ("windows-1252", b"\x81", "byte 0x81 at offset 5"),
    ("windows-1253", b"\xd2", "byte 0xD2 at offset 5"),
    ("shift_jis", b"\x81\x20", "byte 0x81 at offset 5"),
    ("euc-kr", b"\xff\xff", "byte 0xFF at offset 5"),
    ("big5", b"\xffz", "byte 0xFF at offset 5"),
    ("gb18030", b"\xff\x41", "byte 0xFF at offset 5"),
    ("shift_jis", b"\x81", "ends within a character"),
    ("utf-8", b"\xe9", "byte 0xE9 at offset 5"),
)


def import_text(folder, form, data, *more):
    done = program.run(["render", "-", "--from", form, "-f", "text", *more],
                       folder, input=data)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def read_all():
    with tempfile.TemporaryDirectory() as folder:
        for charset, codec, locale, words in READ:
            for end in ("\n", "\r\n"):
                data = f"Ab\n\n{words}\n".replace("\n", end).encode(codec)
                code, text, told = import_text(
                    folder, "text", data, "-l", locale, "--input-charset",
                    charset)
                expect(code == 0 and text.endswith(f"{words}\n"),
                       f"{charset}: {text[-40:]} {told}")
        for charset, data, said in WRONG:
            code, text, told = import_text(
                folder, "text", b"ab\n\nc" + data, "-l", "en",
                "--input-charset", charset)
            expect(code == 2 and not text and said in told and
                   told.startswith("codicil: (stdin):3:2: ") and
                   told.count("\n") == 1, f"{charset}: {told}")
        for mark, charset in ((codecs.BOM_UTF8, "windows-1252"),
                              (codecs.BOM_UTF8, "shift_jis"),
                              (codecs.BOM_UTF16_LE, "utf-8"),
                              (codecs.BOM_UTF16_BE, "cp1251")):
            code, text, told = import_text(
                folder, "text", mark + b"a\0b\0", "-l", "en",
                "--input-charset", charset)
            expect(code == 2 and not text and told.count("\n") == 1,
                   f"{mark} as {charset}: {code} {told}")


def main(what):
    assert unicodedata.is_normalized("NFC", str(READ))
    if what == "written":
        write_all()
    else:
        read_all()
    for complaint in complaints:
        print(complaint)
    sys.exit(1 if complaints else 0)


main(sys.argv[1])
