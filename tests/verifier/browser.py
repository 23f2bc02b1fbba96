"""Ask the logic of index.html under node: its script is taken out of the page and given a map of files, without a browser."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "verifier" / "index.html"
HARNESS = """
const fs = require("fs"), path = require("path");
function files(folder) {
  const found = new Map();
  const walk = (below) => {
    for (const each of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const name = below ? below + "/" + each.name : each.name, full = path.join(folder, name);
      if (each.isDirectory()) walk(name);
      else found.set(name, { size: fs.statSync(full).size, read: async () => new Uint8Array(fs.readFileSync(full)) });
    }
  };
  walk("");
  return found;
}
(async () => {
  for (const { folder, head, checkpoint, own } of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const outside = checkpoint ? new Uint8Array(fs.readFileSync(checkpoint)) : null;
    console.log(JSON.stringify(await verifyRecord(files(folder), { head: head || "", outside, own })));
  }
})();
"""


def node() -> str | None:
    """The program node, of a version that has Web Crypto, or None."""
    program = shutil.which("node")
    if program is None:
        return None
    version = subprocess.run([program, "--version"], check=False, capture_output=True, text=True).stdout
    return program if int(re.match(r"v(\d+)", version)[1]) >= 20 else None


def script() -> str:
    """The one script of the page."""
    return re.search(r"<script>\n(.*)</script>", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]


def run(after: str, given: Any = None) -> list[Any]:
    """The JSON lines that a piece of JavaScript prints after the page's script."""
    done = subprocess.run(
        [node(), "--no-warnings", "-e", script() + after],
        input=json.dumps(given),
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def ask_browser(cases: list[Any]) -> list[tuple[int, set[str], str]]:
    """What the page says of folders, in the form of verify.py's answers."""
    asked = []
    for case in cases:
        told = dict(zip(case.arguments[::2], case.arguments[1::2], strict=True))
        asked.append({"folder": str(case.folder), "head": told.get("--head"), "checkpoint": told.get("--checkpoint")})
    reports = run(HARNESS, asked)
    status = {"proven": 0, "not_proven": 1, "no_record": 2}
    return [(status[report["verdict"]], {problem["code"] for problem in report["problems"]}, "") for report in reports]
