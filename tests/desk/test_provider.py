"""An installation without the extra says what to install."""

from __future__ import annotations

import subprocess
import sys

from tests.browser_support import ROOT

PROGRAM = """
import sys
sys.modules["authlib"] = None
import importlib.util as util
found = util.find_spec
util.find_spec = lambda name, package=None: None if name == "authlib" else found(name, package)
from desk import openid, provider
try:
    provider.refuse_without_extra()
except provider.ProviderTrouble as refusal:
    print(refusal)
"""


def test_without_the_extra_everything_is_imported_and_choosing_it_is_refused() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "pip install 'claimdesk[oidc]'" in ran.stdout
