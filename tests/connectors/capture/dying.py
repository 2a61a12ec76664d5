"""In the place of Chromium: starts, begins to make a page as it is told by its pipe, and dies.

Real ones do, killed at that moment; this one dies there each time.
"""

import json
import os
from typing import Any

PAGE = {"targetId": "P", "type": "page", "title": "", "url": "about:blank", "attached": True,
        "canAccessOpener": False, "browserContextId": "C"}  # fmt: skip
RESULTS: dict[str, dict[str, Any]] = {
    "Browser.getVersion": {"product": "HeadlessChrome/1.0", "userAgent": "", "revision": "",
                           "protocolVersion": "1.3", "jsVersion": ""},
    "Target.createBrowserContext": {"browserContextId": "C"},
    "Target.createTarget": {"targetId": "P"},
    "Browser.getWindowForTarget": {"windowId": 1, "bounds": {}},
}  # fmt: skip


def main() -> None:
    with os.fdopen(3, "rb") as asked, os.fdopen(4, "wb", buffering=0) as answers:

        def say(told: dict[str, Any]) -> None:
            answers.write(json.dumps(told).encode() + b"\0")

        while True:
            order = json.loads(b"".join(iter(lambda: asked.read(1), b"\0")))
            if order["method"] == "Page.enable":
                return
            if order["method"] == "Target.createTarget":
                told = {"sessionId": "S", "targetInfo": PAGE, "waitingForDebugger": True}
                say({"method": "Target.attachedToTarget", "params": told})
            of = {"sessionId": order["sessionId"]} if "sessionId" in order else {}
            say({"id": order["id"], "result": RESULTS.get(order["method"], {}), **of})


if __name__ == "__main__":
    main()
