"""The process's locale changes nothing: the same commands give the same bytes
and the same messages under C, German, Japanese and Turkish locales, under one
that is not installed, and where none is.

    locales.py

The locales are made into a folder of the test's, where localedef can.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

NAMES = ("de_DE.UTF-8", "ja_JP.UTF-8", "tr_TR.UTF-8")
SOURCE = ("# İlke TITLE IZ\n\n## 1. IĞDIR i\n\nPay 1,234.50 by 1 May 2026, "
          "see “IZ”.\n\n| A | B |\n|---|---|\n| ı | I |\n")
COMMANDS = (
    *(("render", "terms", "-l", locale, "-f", form, "--width", "60")
      for locale in ("nl-BE, en", "ja", "ar", "sw")
      for form in ("html", "text", "rtf", "markdown")),
    ("render", "terms", "-l", "de", "-f", "text", "--charset", "ascii",
     "--transliterate"),
    ("render", "terms", "-l", "ja", "-f", "text", "--charset", "cp932",
     "--transliterate"),
    ("render", "terms", "-l", "ru", "-f", "rtf", "--charset", "ansi"),
    ("whatsnew", "terms", "-l", "ru", "-f", "text"),
    ("diff", "terms", "-l", "nl", "-f", "json"),
    ("check", "terms", "--format", "json"),
    ("log", "terms"),
    ("render", "source.md", "-l", "tr"), ("render", "source.md", "-l", "tr",
                                          "-f", "xml"),
    ("render", "terms", "-l", "tr_TR"), ("render", "nothing"),
)


def made(folder):
    """Those of the locales that can be made; they are in `folder` then."""
    found = []
    for name in NAMES:
        try:
            subprocess.run(["localedef", "-i", name.split(".")[0], "-f",
                            "UTF-8", str(Path(folder, name))], check=True,
                           capture_output=True)
            found.append(name)
        except (OSError, subprocess.CalledProcessError):
            print(f"{name} cannot be made here; its name alone is tried")
    return found


def outcome(store, command, **names):
    env = program.surroundings()
    env.pop("LC_ALL")
    env.update(names)
    done = subprocess.run([program.program(), *command], cwd=store, env=env,
                          capture_output=True, timeout=program.SECONDS,
                          check=False)
    return done.returncode, done.stdout, done.stderr


def main():
    complaints = 0
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "store")
        places = Path(folder, "locales")
        program.lay_store(store)
        places.mkdir()
        made(places)
        (store / "source.md").write_text(SOURCE, "utf-8")
        ways = [dict(LC_ALL=name, LOCPATH=str(places), LANGUAGE=name[:2])
                for name in NAMES]
        ways += [{}, dict(LC_ALL="xx_YY.ISO-8859-1", LANG="tr_TR"),
                 dict(LC_CTYPE="tr_TR.UTF-8", LC_NUMERIC="de_DE.UTF-8",
                      LOCPATH=str(places))]
        for command in program.sample(COMMANDS):
            expected = outcome(store, command, LC_ALL="C")
            for way in ways:
                if outcome(store, command, **way) != expected:
                    complaints += 1
                    print(f"{way}: {command} gives other bytes")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
