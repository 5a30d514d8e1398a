"""A browser driven over its DevTools protocol, through a pair of pipes: one
JSON message after the other, each ended by a NUL."""
import json
import os
import select
import subprocess
import time

SECONDS = 30    # that one command may take

OPTIONS = ["--headless=new", "--remote-debugging-pipe", "--no-sandbox",
           "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
           "--disable-background-networking", "--disable-extensions",
           "--hide-scrollbars", "--no-proxy-server"]


class Browser:
    """One page of a browser that is started for it and ends with it."""

    def __init__(self, program, folder):
        theirs_in, self.to = os.pipe()
        self.back, theirs_out = os.pipe()
        self.rest, self.number, self.events = b"", 0, []
        # The browser reads from 3 and writes to 4.
        self.process = subprocess.Popen(
            ["sh", "-c", f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}', "sh",
             program, *OPTIONS, f"--user-data-dir={folder}", "about:blank"],
            pass_fds=(theirs_in, theirs_out),
            env={**os.environ, "HOME": folder},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.session = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target,
                                flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(domain + ".enable")

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.to)
        os.close(self.back)

    def receive(self, until):
        """The next message; TimeoutError when none comes in time."""
        while b"\0" not in self.rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                raise TimeoutError("the browser does not answer")
            some = os.read(self.back, 1 << 20)
            if not some:
                raise TimeoutError("the browser ended")
            self.rest += some
        one, self.rest = self.rest.split(b"\0", 1)
        return json.loads(one)

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + SECONDS
        while True:
            got = self.receive(until)
            if got.get("id") == self.number:
                if "error" in got:
                    raise RuntimeError(f"{method}: {got['error']}")
                return got["result"]
            if "method" in got:
                self.events.append(got)

    def open(self, url):
        """Loads a page; gives what it complained of."""
        self.events = []
        self.ask("Page.navigate", url=url)
        until = time.monotonic() + SECONDS
        while not any(one["method"] == "Page.loadEventFired"
                      for one in self.events):
            got = self.receive(until)
            if "method" in got:
                self.events.append(got)
        return [json.dumps(one["params"])[:300] for one in self.events
                if one["method"] in ("Log.entryAdded",
                                     "Runtime.exceptionThrown",
                                     "Runtime.consoleAPICalled")]

    def evaluate(self, script):
        got = self.ask("Runtime.evaluate", expression=script,
                       awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in got:
            raise RuntimeError(json.dumps(got["exceptionDetails"])[:300])
        return got["result"].get("value")

    def resize(self, width, height=900):
        self.ask("Emulation.setDeviceMetricsOverride", width=width,
                 height=height, deviceScaleFactor=1, mobile=False)

    def media(self, kind="screen", scheme="light"):
        self.ask("Emulation.setEmulatedMedia", media=kind, features=[
            {"name": "prefers-color-scheme", "value": scheme}])

    def screenshot(self):
        """The page as far as it is shown, PNG in base64."""
        return self.ask("Page.captureScreenshot", format="png")["data"]
