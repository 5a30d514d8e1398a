"""What is installed works without the build tree: the program finds its
data beside itself, and a C program builds against the library with what
pkg-config says.

    install.py BUILD-FOLDER
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

TEXT = "# Terms\n\nAll of it, *always*.\n"
CLIENT = r"""
#include <codicil.h>
#include <stdio.h>
#include <stdlib.h>

static void say(void *user, const CodicilMessage *message)
{
    (void)user;
    fprintf(stderr, "%s\n", message->text);
}

int main(int count, char **words)
{
    CodicilContext *context = codicil_context_new();
    codicil_context_set_sink(context, say, NULL);
    CodicilSource source = {.name = words[1], .locale = "en"};
    CodicilRenderOptions options = {.format = CODICIL_PLAIN};
    char *bytes = NULL;
    size_t size = 0;
    int failed =
        count != 3 || codicil_context_set_data(context, words[2]) ||
        codicil_render(context, &source, &options, &bytes, &size);
    if (!failed)
        fwrite(bytes, 1, size, stdout);
    free(bytes);
    codicil_context_free(context);
    return failed;
}
"""


def call(command, **more):
    result = subprocess.run(command, capture_output=True, text=True,
                            check=False, timeout=program.SECONDS, **more)
    if result.returncode or result.stderr:
        sys.exit(f"{' '.join(map(str, command))}: {result.returncode}\n"
                 f"{result.stdout}{result.stderr}")
    return result.stdout


def find(folder, pattern):
    found = sorted(folder.rglob(pattern))
    if not found:
        sys.exit(f"{pattern} is not installed")
    return found[0]


def build_client(folder, installed):
    """Against the installed header and library, by pkg-config's words."""
    described = find(installed, "codicil.pc")
    prefix = find(installed, "bin").parent
    flags = call(["pkg-config", f"--define-variable=prefix={prefix}",
                  "--cflags", "--libs", "codicil"],
                 env={**os.environ, "PKG_CONFIG_PATH":
                      str(described.parent)}).split()
    (folder / "client.c").write_text(CLIENT, encoding="utf-8")
    call(["cc", "-std=c17", "-Wall", "-Werror", "client.c", "-o", "client",
          *flags], cwd=folder)


def main(build):
    with tempfile.TemporaryDirectory() as base:
        folder, installed = Path(base), Path(base, "installed")
        call(["meson", "install", "-C", build, "--no-rebuild", "--quiet",
              "--destdir", installed])
        (folder / "terms.md").write_text(TEXT, encoding="utf-8")
        find(installed, "codicil.h")
        find(installed, "html.xsl")
        text = call([find(installed, "bin/codicil"), "render", "terms.md",
                     "-l", "en", "-f", "text"], cwd=folder)
        build_client(folder, installed)
        library = find(installed, "libcodicil.so").parent
        data = find(installed, "share/codicil")
        again = call([folder / "client", "terms.md", data], cwd=folder,
                     env={**os.environ, "LD_LIBRARY_PATH": str(library)})
    if "All of it" not in text or again != text:
        sys.exit(f"the program:\n{text}\nthe client:\n{again}")


if __name__ == "__main__":
    main(sys.argv[1])
