"""Office files (zipped XML) that are the same byte for byte, and say early what they are.

The libraries that write them stamp each member with the time and add properties of their own.
`sealed` writes the package anew: members in a fixed order, stamped with the first day a zip can
hold, and our own properties second and uncompressed, so that the first bytes of a file tell
that it is a report of ours. When a file was made does not stand in it: the record's event does.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reports.plain_text import showable

if TYPE_CHECKING:
    from reports.views import ReportView

_TYPES = "[Content_Types].xml"
_PROPERTIES = "docProps/core.xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:subject>{scope}</dc:subject><dc:creator>Claimdesk</dc:creator>"
    "<cp:keywords>{made_by}</cp:keywords><dc:description>{record}</dc:description>"
    "<dc:language>en</dc:language></cp:coreProperties>"
)
_LONGEST = 250
"""Characters of a property: what Word's and Excel's own dialogs take."""


def sealed(package: bytes, report: ReportView) -> bytes:
    """Return an office file whose members stand in fixed order under fixed times."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as given, ZipFile(out, "w") as made:
        others = sorted(set(given.namelist()) - {_TYPES, _PROPERTIES})
        put(made, _TYPES, given.read(_TYPES), ZIP_DEFLATED)
        put(made, _PROPERTIES, _properties(report), ZIP_STORED)
        for name in others:
            put(made, name, given.read(name), ZIP_DEFLATED)
    return out.getvalue()


def put(package: ZipFile, name: str, body: bytes, compression: int) -> None:
    """Add a member that is the same whenever and wherever it is added."""
    member = ZipInfo(name, _FIRST_DAY)
    member.create_system = 0
    member.external_attr = 0
    member.compress_type = compression
    package.writestr(member, body)


def _properties(report: ReportView) -> bytes:
    texts = {
        "title": report.title,
        "scope": report.scope,
        "made_by": report.foot,
        "record": f"{report.record} · fingerprint {report.digest}",
    }
    fitting = {name: escape(showable(text[:_LONGEST])) for name, text in texts.items()}
    return _CORE.format(**fitting).encode("utf-8")
