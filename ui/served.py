"""The server's own process: Streamlit's `run`, ended by Ctrl-C with a sentence of ours.

`claimdesk serve` becomes this, so that Ctrl-C or a service manager ends it and nothing is left
behind. Streamlit's words about itself are kept out: what is served where was said before.
"""

from __future__ import annotations

import sys

from click.exceptions import Abort
from streamlit.web import cli as streamlit


def main() -> int:
    """Run what the command line asks of `streamlit run`; end with 0 however a person ends it."""
    try:
        streamlit.main(["run", *sys.argv[1:]], standalone_mode=False)
    except (Abort, KeyboardInterrupt):
        sys.stderr.write("Claimdesk has ended. What was saved is saved.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
