"""The process in which typst sets a report: `python -m reports.pdf_child < data > file`.

A thousand claims take typst some 340 MB and it keeps them; a character that it cannot deal with may
end the process that it runs in. Neither should happen to a server.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files

import typst

from reports.pdf_fonts import package_folders


def main() -> None:
    """Read the report's words as JSON and write the PDF."""
    report = sys.stdin.buffer.read().decode()
    folders = list(package_folders()) if json.loads(report)["families"] else []
    sys.stdout.buffer.write(
        typst.compile(
            (files("reports.templates") / "report.typ").read_bytes(),
            format="pdf",
            sys_inputs={"report": report},
            pdf_standards=["ua-1"],
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=folders),
            timestamp=0,
        )
    )


if __name__ == "__main__":
    main()
