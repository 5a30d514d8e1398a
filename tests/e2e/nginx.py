"""A built site behind nginx with the configuration that we install as an
example: media types, languages, caching, compressed files, links between
versions, and /WORK by Accept-Language. Skipped where nginx is not there.

    nginx.py
"""
import gzip
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import program  # noqa: E402

complaints = []
MAIN = """daemon off;
worker_processes 1;
error_log {folder}/error.log;
pid {folder}/pid;
{user}
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/t1;
    proxy_temp_path {folder}/t2;
    fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4;
    scgi_temp_path {folder}/t5;
    include {folder}/site.conf;
}}
"""
# (path, Accept-Language, where it leads)
CHOICES = (
    ("/terms", None, "/terms/2026-03-01/nl.html"),
    ("/terms", "", "/terms/2026-03-01/nl.html"),
    ("/terms", "de", "/terms/2026-03-01/de.html"),
    ("/terms/", "de-AT, en;q=0.5", "/terms/2026-03-01/de.html"),
    ("/terms", "ko, ja;q=0.8, en;q=0.5", "/terms/2026-03-01/ja.html"),
    ("/terms", "en;q=0, RU", "/terms/2026-03-01/ru.html"),
    ("/terms", "den, enx, ar", "/terms/2026-03-01/ar.html"),
    ("/terms", "ko", "/terms/2026-03-01/nl.html"),
    ("/terms/versions", "en-GB,en;q=0.9", "/terms/versions.en.html"),
    ("/terms/versions", "ko", "/terms/versions.nl.html"),
    ("/", "ja", "/index.ja.html"),
    ("/", None, "/index.html"),
)
# (path, Content-Type, Content-Language)
KINDS = (
    ("/terms/2026-03-01/nl.html", "text/html; charset=utf-8", "nl"),
    ("/terms/2026-03-01/ja~0.md", "text/markdown; charset=utf-8", "ja"),
    ("/terms/2026-03-01/ar.txt", "text/plain; charset=utf-8", "ar"),
    ("/terms/2026-03-01/en.rtf", "application/rtf", "en"),
    ("/terms/2026-03-01/en.xml", "application/xml; charset=utf-8", "en"),
    ("/terms/2025-01-15..2026-03-01/de.json", "application/json", "de"),
    ("/terms/feed.ru.atom", "application/atom+xml; charset=utf-8", "ru"),
    ("/terms/versions.link", "application/link-format", None),
    ("/terms/versions.json", "application/json", None),
    ("/terms/index.html", "text/html; charset=utf-8", None),
    ("/portal-data/2026-06-01/media/data-flow.svg", "image/svg+xml", None),
)


def expect(fine, what):
    if not fine:
        complaints.append(what)


def lay(folder):
    store, site = Path(folder, "store"), Path(folder, "site")
    program.lay_store(store)
    for work in sorted((store / "documents").iterdir()):
        for version in sorted(p for p in work.iterdir() if p.is_dir()):
            done = program.run(
                ["-C", store, "--now", "2026-01-01", "publish",
                 f"{work.name}@{version.name}", "--in-force", version.name,
                 "--change", "inform"], store)
            expect(done.returncode == 0, done.stderr.decode())
    done = program.run(["-C", store, "--now", "2026-04-15", "build", site],
                       store)
    expect(done.returncode == 0, done.stderr.decode())
    return site


def start(folder, site):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = (program.ROOT / "templates/nginx.conf").read_text("utf-8")
    own = own.replace("/srv/legal", str(site)).replace(
        "listen 80;", f"listen 127.0.0.1:{port};")
    Path(folder, "site.conf").write_text(own, "utf-8")
    Path(folder, "main.conf").write_text(MAIN.format(
        folder=folder, user="user root;" if os.geteuid() == 0 else ""))
    server = subprocess.Popen(
        [shutil.which("nginx") or "/usr/sbin/nginx", "-p", folder, "-c",
         f"{folder}/main.conf"], stderr=subprocess.PIPE)
    for _ in range(100):
        if server.poll() is not None:
            sys.exit(f"nginx: {server.stderr.read().decode()}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return server, port
        except OSError:
            time.sleep(0.1)
    sys.exit("nginx does not answer")


def get(port, path, **headers):
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    asked.request("GET", path, headers={
        name.replace("_", "-"): value for name, value in headers.items()
        if value is not None})
    reply = asked.getresponse()
    body = reply.read()
    asked.close()
    return reply.status, reply.headers, body


def check_choices(port):
    for path, wishes, target in CHOICES:
        status, headers, _ = get(port, path, Accept_Language=wishes)
        expect(status == 302 and headers["Location"] == target,
               f"{path} for {wishes}: {status} {headers['Location']}")
        expect(headers["Vary"] == "Accept-Language" and
               headers["Cache-Control"] == "no-cache",
               f"{path}: {headers.items()}")


def check_kinds(port, site):
    for path, kind, locale in KINDS:
        status, headers, body = get(port, path)
        expect(status == 200 and body == (site / path[1:]).read_bytes(),
               f"{path}: {status}")
        expect((headers["Content-Type"], headers["Content-Language"]) ==
               (kind, locale), f"{path}: {headers['Content-Type']}, "
               f"{headers['Content-Language']}")
        lasting = "immutable" in headers["Cache-Control"]
        expect(lasting == ("~" in path), f"{path}: {headers['Cache-Control']}")
        status, headers, packed = get(port, path, Accept_Encoding="gzip")
        expect(headers["Content-Encoding"] == "gzip" and
               gzip.decompress(packed) == body and
               "Accept-Encoding" in headers["Vary"],
               f"{path}: not compressed: {headers.items()}")


def check_headers(port, site):
    """What nginx says is what the tables tell other servers to say."""
    told = program.headers_of(site)
    for path in list(told)[::7]:
        if path.endswith(".gz"):
            continue
        _, headers, _ = get(port, "/" + path)
        for name, value in told[path].items():
            expect(headers[name] == value,
                   f"{path}: {name} is {headers[name]}, not {value}")
    (site / "terms/2025-01-15/media").mkdir()
    (site / "terms/2025-01-15/media/nl.png").write_bytes(b"PNG")
    _, headers, _ = get(port, "/terms/2025-01-15/media/nl.png")
    expect(not headers["Content-Language"], "a picture in a language")
    (site / "manifest.json.minisig").write_text("untrusted comment: x")
    _, headers, _ = get(port, "/manifest.json.minisig")
    expect(headers["Content-Type"] == "text/plain; charset=utf-8",
           f"a signature is {headers['Content-Type']}")
    _, headers, _ = get(port, "/terms/2025-01-15/nl.html")
    for words in ('<../2026-03-01/nl.html>; rel="successor-version"',
                  '<../2023-09-01/nl.html>; rel="predecessor-version"',
                  '<../../terms>; rel="original timegate'):
        expect(words in (headers["Link"] or ""), f"no {words}")


def main():
    if not shutil.which("nginx") and not Path("/usr/sbin/nginx").exists():
        if os.environ.get("CODICIL_TOOLS") == "required":
            sys.exit("nginx is not there; see tools/packages")
        print("skipped: nginx is not there")
        sys.exit(program.SKIPPED)
    with tempfile.TemporaryDirectory() as folder:
        site = lay(folder)
        server, port = start(folder, site)
        try:
            check_choices(port)
            check_kinds(port, site)
            check_headers(port, site)
            for path in ("/.codicil/nginx.conf", "/nothing", "/terms/9/nl.html",
                         "/terms/../.codicil/site"):
                status, _, _ = get(port, path)
                expect(status in (400, 404), f"{path}: {status}")
        finally:
            server.terminate()
            told = server.communicate(timeout=20)[1].decode()
            expect("[warn]" not in told, f"nginx complains: {told}")
    for one in complaints:
        print(one)
    print(f"{len(complaints)} complaints")
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
