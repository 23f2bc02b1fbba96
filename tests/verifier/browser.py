# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""Drive index.html in chromium as a person would: open the file, choose a folder, read the answer. Standard library only.

Chromium is spoken to by its DevTools protocol over two pipes. No host name is resolved, and every request that is not for the
page's own file is noted, so that a test can ask that there was none.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any

PAGE = Path(__file__).parents[2] / "verifier" / "index.html"
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND",
         "--remote-debugging-pipe", "--hide-scrollbars", "--lang=en"]  # fmt: skip
STATUS = {"proven": 0, "not_proven": 1, "no_record": 2}
Json = dict[str, Any]


def chromium() -> str | None:
    """The program, or None where it is not installed."""
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


class Browser:
    """One page of one chromium, spoken to over pipes."""

    def __init__(self) -> None:
        self.profile = tempfile.TemporaryDirectory(prefix="saylau-page-", ignore_cleanup_errors=True)
        command_in, self.to = os.pipe()
        self.back, command_out = os.pipe()
        self.buffer, self.number, self.requests = b"", 0, []

        def as_three_and_four() -> None:
            kept = os.dup(command_in), os.dup(command_out)
            os.dup2(kept[0], 3)
            os.dup2(kept[1], 4)

        self.process = subprocess.Popen(
            [str(chromium()), *FLAGS, f"--user-data-dir={self.profile.name}", "about:blank"],
            preexec_fn=as_three_and_four,  # noqa: PLW1509 (chromium wants the pipes as 3 and 4, and no thread runs here)
            close_fds=False,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(command_in)
        os.close(command_out)
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "DOM", "Runtime"):
            self.ask(f"{domain}.enable")

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the browser that was opened here, and nothing else."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.to)
        os.close(self.back)
        self.profile.cleanup()

    def send(self, method: str, session: str = "", **params: Any) -> Json:
        """Send a command and wait for its answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data) :]
        while True:
            told = self.read()
            if told.get("id") == self.number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                return told["result"]

    def read(self) -> Json:
        """The next message; requests and errors of the page are noted on the way."""
        while b"\0" not in self.buffer:
            more = os.read(self.back, 1 << 20)
            if not more:
                raise RuntimeError("chromium ended")
            self.buffer += more
        data, _, self.buffer = self.buffer.partition(b"\0")
        told = json.loads(data)
        if told.get("method") == "Network.requestWillBeSent":
            self.requests.append(told["params"]["request"]["url"])
        if told.get("method") == "Runtime.exceptionThrown":
            self.requests.append("exception: " + json.dumps(told["params"])[:500])
        return told

    def ask(self, method: str, **params: Any) -> Json:
        return self.send(method, self.session, **params)

    def run(self, expression: str) -> Any:
        """The value of JavaScript in the page, awaited."""
        told = self.ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise RuntimeError(json.dumps(told["exceptionDetails"])[:500])
        return told["result"].get("value")

    def open(self, width: int = 1200, height: int = 900) -> None:
        """The page, freshly loaded."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Page.navigate", url=PAGE.as_uri())
        self.run(
            "new Promise((done) => { const wait = () => globalThis.saylau ? done() : setTimeout(wait, 5); wait(); })"
        )

    def choose(self, selector: str, path: Path) -> None:
        """Put a file or a folder into an input of the page."""
        document = self.ask("DOM.getDocument")["root"]["nodeId"]
        found = self.ask("DOM.querySelector", nodeId=document, selector=selector)["nodeId"]
        self.ask("DOM.setFileInputFiles", nodeId=found, files=[str(path)])

    def verify(
        self, folder: Path, head: str = "", checkpoint: str = "", receipt: str = "", own: str = "", log_key: str = ""
    ) -> Json:
        """What the page says of a folder."""
        self.open()
        if own:
            self.run(
                "delete SubtleCrypto.prototype.verify, crypto.subtle.verify = async () => { throw new DOMException('', 'NotSupportedError'); }, 1"
            )
        for field, text in (("head", head), ("log-key", log_key)):
            if text:
                self.run(f"document.getElementById({field!r}).value = {json.dumps(text)}")
        for selector, path in (("#older", checkpoint), ("#receipt", receipt)):
            if path:
                self.choose(selector, Path(path))
        self.choose("#folder", folder)
        return self.answer()

    def answer(self) -> Json:
        """The report, once the page has shown it."""
        self.wait("done")
        return json.loads(self.run("JSON.stringify(saylau.report())"))

    def wait(self, state: str) -> None:
        """Until the page is in a state: done, or asked (which of several records)."""
        self.run(
            f"new Promise((done) => {{ const wait = () => document.body.dataset.state === {state!r} ? done() : setTimeout(wait, 5); wait(); }})"
        )

    def picture(self, path: Path) -> None:
        """A screenshot of the whole page as it stands."""
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        told = self.ask("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        path.write_bytes(base64.b64decode(told["data"]))
