"""The process in which typst sets a report: `python -m reports.pdf_child < data > file`.

A thousand claims take typst some 600 MB and it keeps them; a character that it cannot deal with may
end the process that it runs in. Neither should happen to a server.
"""

from __future__ import annotations

import sys
from importlib.resources import files

import typst


def main() -> None:
    """Read the report's words as JSON and write the PDF."""
    sys.stdout.buffer.write(
        typst.compile(
            (files("reports.templates") / "report.typ").read_bytes(),
            format="pdf",
            sys_inputs={"report": sys.stdin.buffer.read().decode()},
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            timestamp=0,
        )
    )


if __name__ == "__main__":
    main()
