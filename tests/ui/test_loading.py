"""The first visitor waits for no page's code: a server has all of it before anybody comes."""

from __future__ import annotations

import subprocess
import sys

from tests.browser_support import ROOT

LOADED = """
import sys
from ui.loading import load_pages
load_pages()
before = set(sys.modules)
import pathlib
for page in sorted(pathlib.Path("ui/pages").glob("*.py")):
    for line in page.read_text("utf-8").splitlines():
        if line.startswith(("from ", "import ")):
            exec(line)
print(sorted(one for one in set(sys.modules) - before if one.partition(".")[0] in {"ui", "desk"}))
"""


def test_a_page_imports_nothing_of_ours_that_was_not_loaded_before() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
