"""Ask axe about a page, and lay a strict security policy over it.

The script of axe-core comes with the package axe-playwright-python (axe itself is under
the MPL 2.0, the package under MIT); without it the tests that need it are skipped.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def findings(page: Page, within: str = "") -> list[str]:
    """Return what axe finds serious or critical on `page`, with the elements.

    With `within`, a selector, only what stands there is looked at, which is many times as quick.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate(
        "within => axe.run(within || document, { resultTypes: ['violations'] })", within
    )
    return [
        f"{one['id']}: {[part['target'] for part in one['nodes']]}"
        for one in found["violations"]
        if one["impact"] in {"serious", "critical"}
    ]


def _axe() -> str:
    """The script of axe-core, from the package that carries it."""
    package = importlib.util.find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        pytest.skip("axe-playwright-python is not installed; it carries axe.min.js")
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def lay_policy(page: Page) -> list[str]:
    """Serve `page`'s documents under the strict policy; return a list that complaints join."""
    complaints: list[str] = []
    page.on("console", lambda message: _keep(message.text, complaints))
    page.route(lambda url: url.split("?")[0].endswith("/"), _with_policy)
    return complaints


def _keep(message: str, complaints: list[str]) -> None:
    """Collect what the browser says about the policy."""
    if "Content Security Policy" in message:
        complaints.append(message)


def _with_policy(route: Route) -> None:
    """Add the header that the app itself will send."""
    answer = route.fetch()
    hashes = [
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
        for script in _INLINE.findall(answer.text())
    ]
    policy = (
        f"default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval' {' '.join(hashes)}; "
        "style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:"
    )
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})
