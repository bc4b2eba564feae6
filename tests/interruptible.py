"""Programs that hear Ctrl-C however the tests were started."""

from __future__ import annotations

import signal


def hears_ctrl_c() -> None:
    """Run in a child before its program: what a shell starts in the background ignores Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
