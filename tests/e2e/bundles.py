"""Bundles for installers: the files that each profile wants, their bytes as
render gives them, scripts that name every file, a lock that tells by digests
what they were made of, and `verify --current`, which finds every change.

    bundles.py
"""
import hashlib
import json
import re
import sys
import tempfile
import xml.dom.minidom
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

complaints = []

LOCALES = ("ar", "de", "en", "ja", "nl", "pt-BR", "ru", "sr-Latn", "zh-Hans",
           "zh-Hant")
# profile: names of files, by locale; what is beside them
NSIS = {"ar": 1025, "de": 1031, "en": 1033, "ja": 1041, "nl": 1043,
        "pt-BR": 1046, "ru": 1049, "sr-Latn": 2074, "zh-Hans": 2052,
        "zh-Hant": 1028}
WIX = {"ar": "ar-sa", "de": "de-de", "en": "en-us", "ja": "ja-jp",
       "nl": "nl-nl", "pt-BR": "pt-br", "ru": "ru-ru",
       "sr-Latn": "sr-latn-rs", "zh-Hans": "zh-cn", "zh-Hant": "zh-tw"}
PAGES = {"ar": "cp1256", "de": "cp1252", "en": "cp1252", "ja": "cp932",
         "nl": "cp1252", "pt-BR": "cp1252", "ru": "cp1251",
         "sr-Latn": "cp1250", "zh-Hans": "cp936", "zh-Hant": "cp950"}
WORDS = {"ar": "الشروط", "de": "Größe", "en": "Terms", "ja": "本規約",
         "nl": "Één", "pt-BR": "Condições", "ru": "Условия",
         "sr-Latn": "Uslovi važe", "zh-Hans": "条款", "zh-Hant": "條款"}


def expect(fine, what):
    if not fine:
        complaints.append(what)


def run(store, *arguments, code=0):
    done = program.run(list(arguments), store)
    told = done.stderr.decode()
    expect(done.returncode == code,
           f"{arguments}: exit {done.returncode}, not {code}: {told[:300]}")
    return done.stdout.decode(errors="replace"), told


def lay(store):
    program.run(["init", "."], store)
    for label in ("1", "2"):
        for locale in LOCALES:
            path = store / "text.md"
            path.write_text(f"# {WORDS[locale]}\n\n## A\n\n{WORDS[locale]} "
                            f"{label}.\n", "utf-8")
            run(store, "-q", "import", f"terms@{label}", "-l", locale,
                "--in-force", f"202{label}-01-01", path)


def names_of(profile):
    if profile == "plain":
        return {locale: f"terms.{locale}.txt" for locale in LOCALES}
    if profile == "wix":
        return {locale: f"license_{WIX[locale]}.rtf" for locale in LOCALES}
    return {locale: f"license-{locale}.txt" for locale in LOCALES}


def check_lock(store, folder, profile, names):
    lock = json.loads((folder / "codicil.lock").read_text("utf-8"))
    expect([lock[key] for key in ("lock", "work", "version", "pinned",
                                  "profile")] ==
           [1, "terms", "2", False, profile], f"{profile}: {lock}")
    own = lock.pop("sha256")
    bare = json.dumps(lock, sort_keys=True, separators=(",", ":"),
                      ensure_ascii=False)
    expect(hashlib.sha256(bare.encode()).hexdigest() == own,
           f"{profile}: digest of the lock")
    files = {one["path"]: one for one in lock["files"]}
    there = {path.name for path in folder.iterdir()} - {"codicil.lock"}
    expect(set(files) == there, f"{profile}: {set(files) ^ there}")
    for name, one in files.items():
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        expect(one["sha256"] == digest, f"{profile}: digest of {name}")
    for locale, name in names.items():
        text = store / "documents/terms/2" / f"{locale}.xml"
        digest = hashlib.sha256(text.read_bytes()).hexdigest()
        expect((files[name]["locale"], files[name]["text"]) ==
               (locale, digest), f"{profile}: text of {name}")


def check_script(folder, profile, names):
    if profile == "nsis":
        script = (folder / "license.nsh").read_bytes().decode("ascii")
        for locale, name in names.items():
            line = (f'LicenseLangString CODICIL_LICENSE {NSIS[locale]} '
                    f'"${{__FILEDIR__}}\\{name}"\r\n')
            expect(line in script, f"nsis: {line}")
    if profile == "inno":
        script = (folder / "languages.iss").read_bytes().decode("ascii")
        expect('Name: "zh_Hant"; MessagesFile: "compiler:Languages\\'
               'ChineseTraditional.isl"; LicenseFile: "{#CodicilFolder}'
               'license-zh-Hant.txt"\r\n' in script, script)
        expect("; sr-Latn: no messages" in script and
               len(re.findall("^Name:", script, re.M)) == len(names) - 1,
               script)
    if profile == "wix":
        for locale, name in names.items():
            page = xml.dom.minidom.parse(
                str(folder / f"license_{WIX[locale]}.wxl"))
            root = page.documentElement
            value = root.getElementsByTagName("String")[0]
            expect((root.getAttribute("Culture"), root.getAttribute("Codepage"),
                    value.getAttribute("Value")) ==
                   (WIX[locale], PAGES[locale][2:], name), f"wix: {locale}")
    if profile == "dmg":
        spec = json.loads((folder / "license.json").read_text("utf-8"))
        tags = {one["file"]: one["lang"] for one in spec["body"]}
        expect(tags["license-nl.txt"] == "nl-NL" and
               tags["license-zh-Hant.txt"] == "zh-Hant" and
               tags["license-ar.txt"] == "ar" and
               spec["defaultLang"] == "ar", f"dmg: {spec}")


def check_profile(store, profile):
    folder = store / profile
    names = names_of(profile)
    told = run(store, "bundle", "terms", "--profile", profile, "-l", "all",
               "-o", folder)[1]
    unknown = [line for line in told.splitlines() if "has no language" in line]
    expect(len(unknown) == (profile in ("inno", "dmg")), f"{profile}: {told}")
    check_lock(store, folder, profile, names)
    check_script(folder, profile, names)
    form = "rtf" if profile == "wix" else "text"
    for locale, name in names.items():
        data = (folder / name).read_bytes()
        plain = program.run(["render", "terms", "-l", locale, "-f", form],
                            store).stdout
        plain = re.sub(rb"{\\propname codicil-asked}\\proptype30"
                       rb"{\\staticval [^}]*}", b"", plain)
        if profile in ("nsis", "inno", "wix"):
            plain = plain.replace(b"\n", b"\r\n")
        if profile in ("nsis", "inno"):
            plain = b"\xef\xbb\xbf" + plain
        expect(data == plain, f"{profile}: {name} is not what render gives")
    out = run(store, "verify", "--current", folder)[0]
    expect(out.startswith("current: terms@2, "), out)


def check_pages(store):
    """The code page of each language, decoded again."""
    folder = store / "ansi"
    run(store, "-q", "bundle", "terms", "--profile", "nsis", "-l", "all", "-o",
        folder, "--charset", "ansi", "--transliterate")
    for locale, name in names_of("nsis").items():
        text = (folder / name).read_bytes().decode(PAGES[locale])
        expect(WORDS[locale] in text and "?" not in text, f"ansi: {name}")


def check_changes(store):
    """verify finds what changed, and says no; then all is well again."""
    folder = store / "nsis"

    def complains(words, *more):
        out = run(store, *more, "verify", "--current", folder, code=1)[0]
        expect(words in out, f"{words} is not in {out}")
    path = folder / "license-nl.txt"
    kept = path.read_bytes()
    path.write_bytes(kept + b" ")
    complains("license-nl.txt: was changed since it was bundled\n")
    path.unlink()
    complains("license-nl.txt: is not there\n")
    path.write_bytes(kept)
    lock = folder / "codicil.lock"
    kept = lock.read_text("utf-8")
    for before, after in (('"UTF-8"', '"utf-8"'), ('"width": 72', '"width": 7'),
                          ('"lcid": 1043', '"lcid": 1')):
        expect(before in kept, f"{before} is not in {kept}")
        lock.write_text(kept.replace(before, after), "utf-8")
        complains("codicil.lock: was changed since it was bundled\n")
    lock.write_text(json.dumps(json.loads(kept)), "utf-8")
    run(store, "verify", "--current", folder)
    lock.write_text(kept, "utf-8")
    complains("terms: version 2 is bundled, 1 is in force\n", "--now",
              "2021-06-01")
    text = store / "documents/terms/2/nl.xml"
    before = text.read_bytes()
    text.write_bytes(before.replace("Één 2".encode(), "Één 3".encode()))
    complains("license-nl.txt: was made of another text than terms@2 in 'nl' "
              "is now\n")
    text.write_bytes(before)
    run(store, "verify", "--current", folder)
    run(store, "-q", "bundle", "terms@1", "--profile", "nsis", "-l", "nl, de",
        "-o", folder)
    expect({one.name for one in folder.iterdir()} ==
           {"license-nl.txt", "license-de.txt", "license.nsh", "codicil.lock"},
           "what an earlier bundle wrote is still there")
    out = run(store, "verify", "--current", folder)[0]
    expect(out == "current: terms@1, 3 files\n", out)


def check_refused(store):
    """One line, and nothing is written."""
    for arguments, said in (
            (("terms", "--profile", "nsis", "-l", "nl,fr"),
             "not there in 'fr'"),
            (("terms", "--profile", "nsis", "-l", "nl-BE"), "not there in"),
            (("terms", "--profile", "nsis", "-l", "nl_NL"), "no locale"),
            (("terms", "--profile", "nsis", "-l", ","), "wants languages"),
            (("terms", "--profile", "msi", "-l", "nl"), "no profile 'msi'"),
            (("terms", "--profile", "wix", "-f", "text", "-l", "nl"),
             "takes rtf alone"),
            (("terms", "--profile", "nsis", "-l", "all", "--charset", "ascii"),
             "in the title is no character of ascii"),
            (("terms", "-l", "nl"), "bundle wants")):
        told = run(store, "-q", "bundle", *arguments, "-o", "none",
                   code=2)[1]
        expect(said in told and told.count("\n") == 1, f"{arguments}: {told}")
        expect(not (store / "none").exists(), f"{arguments} wrote")
    for inside in ("documents", "documents/terms/new"):
        told = run(store, "-q", "bundle", "terms", "--profile", "plain", "-l",
                   "nl", "-o", inside, code=2)[1]
        expect("documents/; a folder outside" in told, f"{inside}: {told}")
    for lock, said in (("{", "no JSON"), ("{}", "no lock of a bundle"),
                       ('{"lock": 1, "work": "terms", "version": "2", '
                        '"profile": "nsis", "files": [{"path": "../x", '
                        '"sha256": "0"}]}', "file 1 in it is none")):
        (store / "bad").mkdir(exist_ok=True)
        (store / "bad/codicil.lock").write_text(lock)
        told = run(store, "verify", "--current", "bad", code=2)[1]
        expect(said in told and told.count("\n") == 1, f"{lock}: {told}")
    told = run(store, "verify", "--current", "documents", code=2)[1]
    expect("holds no codicil.lock" in told, told)


def main():
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)
        lay(store)
        for profile in ("nsis", "inno", "wix", "dmg", "plain"):
            check_profile(store, profile)
        check_pages(store)
        check_changes(store)
        check_refused(store)
    for complaint in complaints:
        print(complaint)
    sys.exit(1 if complaints else 0)


main()
