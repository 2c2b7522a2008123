"""A headless Chromium that tells what a page says and what it asks for, over its own pipe."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_PATIENCE = 60.0
_OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--remote-debugging-pipe",
)
Message = dict[str, object]


@dataclass
class Browser:
    """One page; `events` are all messages that came unasked."""

    to: int
    back: int
    session: str = ""
    count: int = 0
    rest: bytes = b""
    events: list[Message] = field(default_factory=list[Message])

    def ask(self, method: str, **parameters: object) -> Message:
        """Send a command and return its result."""
        self.count += 1
        message: Message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.take()
            if answer.get("id") == self.count:
                assert "error" not in answer, answer
                result = answer["result"]
                assert isinstance(result, dict)
                return result
            self.events.append(answer)

    def take(self) -> Message:
        """Return the next message, or fail when none comes."""
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self.rest:
            ready = select.select([self.back], [], [], max(0.0, until - time.monotonic()))[0]
            assert ready, "Chromium says nothing"
            more = os.read(self.back, 1 << 20)
            assert more, "Chromium ended"
            self.rest += more
        first, _, self.rest = self.rest.partition(b"\0")
        message = json.loads(first)
        assert isinstance(message, dict)
        return message

    def open(self, address: str) -> None:
        """Open an address and wait until everything on it is loaded and its fonts are there."""
        self.ask("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.take())
        self.value("document.fonts.ready.then(() => true)")

    def value(self, expression: str) -> object:
        """Return what an expression gives on the page."""
        told = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told
        result = told["result"]
        assert isinstance(result, dict)
        return result.get("value")

    def said(self, *methods: str) -> list[Message]:
        """Return the parameters of the events of some kinds."""
        found = [event.get("params") for event in self.events if event.get("method") in methods]
        return [parameters for parameters in found if isinstance(parameters, dict)]


@contextmanager
def browser(folder: Path) -> Generator[Browser]:
    """Start Chromium with its files in a folder; end it afterwards."""
    assert CHROMIUM is not None
    read_by_it, write_by_us = os.pipe()
    read_by_us, written_by_it = os.pipe()
    # Chromium reads commands from 3 and answers on 4; the shell puts our ends there
    program = f'exec "$0" "$@" 3<&{read_by_it} 4>&{written_by_it}'
    words = [CHROMIUM, *_OPTIONS, f"--user-data-dir={folder}", "about:blank"]
    running = subprocess.Popen(
        ["bash", "-c", program, *words],
        pass_fds=(read_by_it, written_by_it),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(read_by_it)
    os.close(written_by_it)
    try:
        page = Browser(write_by_us, read_by_us)
        target = page.ask("Target.createTarget", url="about:blank")["targetId"]
        page.session = str(page.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.ask(f"{domain}.enable")
        yield page
    finally:
        running.terminate()
        running.wait(timeout=_PATIENCE)
        os.close(write_by_us)
        os.close(read_by_us)
