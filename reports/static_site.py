"""The public site: a folder of pages that any web server hands out, without a program behind it.

A page a verdict with its ClaimReview, an index, the corrections, an Atom feed. Addresses follow
from the claim's id and never change: where a verdict was taken back, or is no longer handed out, a
notice stands in its place. The same record gives the same bytes, and a page changes only when what
is published on it does; which state of the record was read stands in `site.json` alone.

`render` packs the folder; `cli.publishing` writes it, knowing what it wrote before.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from markupsafe import Markup

from reports import exact_json, permalinks
from reports.claimreview import drafted
from reports.claimreview_rules import problems
from reports.disclosure import disclosed
from reports.house_view import house_view
from reports.layout import environment, house_rules, sheet
from reports.lookup import standing
from reports.office_package import put
from reports.publisher import publisher_of
from reports.renderer import FORMAT as MAKER
from reports.renderer import Renderer
from reports.site_views import site_view
from reports.wording import count
from review.model import Layer
from review.publication import Publication, PublicationKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reports.exact_json import Json
    from reports.publisher import Publisher
    from reports.site_views import SiteView, VerdictPage
    from reports.views import HouseView
    from review.dossier import ClaimRecord, Dossier

Folder: TypeAlias = "dict[str, bytes]"
"""Paths within the site, with the bytes of each file."""

FORMAT = "claimdesk-site/1"
MANIFEST = "site.json"
LOGO = "logo.png"
METHOD = "how-we-check.html"
"""What the newsroom says of itself. It is written even with nothing on it, so that words which
were taken back do not go on standing there."""
FEED_LENGTH = 50
"""Entries of the feed: readers ask often and keep what they have seen."""

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
_PAGE = re.compile(r"claims/[A-Za-z0-9_-]{1,64}\.html", re.ASCII)
_NEVER = "1970-01-01T00:00:00Z"
"""What the feed of a site without verdicts says of its last change: it must say something."""


def files(
    dossier: Dossier,
    *,
    gone: Collection[str] = (),
    preview: bool = False,
    publisher: Publisher | None = None,
) -> Folder:
    """Return the whole site. `gone` are pages that stood before; each keeps at least a notice.

    `preview` shows decided verdicts as if they were published, and says so on each page. Who
    publishes is what the dossier says, unless given.
    """
    shown = disclosed(_as_if_published(dossier) if preview else dossier)
    house = house_view(dossier.house)
    writer = _Writer(publisher=publisher or publisher_of(dossier), house=house, preview=preview)
    view, made = site_view(shown), dict[str, bytes]()
    styles = f"{_styles()}{house_rules(house)}{_filters(len(view.labels))}"
    made["style.css"] = styles.encode("utf-8")
    if house.logo:
        made[LOGO] = house.logo.body
    made["index.html"] = writer.page("site_index.html", "index.html", site=view)
    made["corrections.html"] = writer.page("site_corrections.html", "corrections.html", site=view)
    made[METHOD] = writer.page("site_method.html", METHOD)
    made["feed.xml"] = writer.feed(view)
    records = {permalinks.page_of(record.claim.id): record for record in shown.claims}
    for page in view.pages:
        made[page.path] = writer.verdict(page, records[page.path], shown)
    for notice in view.retractions:
        made[notice.path] = writer.page("site_notice.html", notice.path, notice=notice)
    for path in sorted({p for p in gone if _PAGE.fullmatch(p)} - set(made)):
        made[path] = writer.page("site_notice.html", path, notice=None)
    made[MANIFEST] = _manifest(made, shown)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Fills the templates; every page has the same frame."""

    publisher: Publisher
    house: HouseView
    preview: bool

    def page(self, template: str, path: str, **values: object) -> bytes:
        """Return one page. Links within the site are relative, so that a folder can be opened."""
        return self._filled(
            template,
            root="../" * path.count("/"),
            canonical=permalinks.within(self.publisher.site, path),
            policy=_POLICY,
            desk=self.publisher,
            house=self.house,
            logo=LOGO if self.house.logo else "",
            preview=self.preview,
            **values,
        )

    def verdict(self, page: VerdictPage, record: ClaimRecord, dossier: Dossier) -> bytes:
        """Return the page of a verdict with its ClaimReview, where that is complete."""
        review = drafted(record, dossier, self.publisher)
        complete = not self.preview and not problems(review)
        told = Markup(exact_json.in_script(review)) if complete else ""  # noqa: S704 - no < in it
        return self.page("site_verdict.html", page.path, page=page, review=told)

    def feed(self, view: SiteView, **elsewhere: str) -> bytes:
        """Return the Atom feed: dates are those of publication, never of writing."""
        site = self.publisher.site
        latest = max((page.updated.iso for page in view.pages), default=_NEVER)
        places = {
            "home": permalinks.within(site, "") or "index.html",
            "itself": permalinks.within(site, "feed.xml") or "feed.xml",
            "base": permalinks.within(site, ""),
            "kind": "text/html",
        }
        return self._filled(
            "site_feed.xml",
            pages=view.pages[:FEED_LENGTH],
            updated=max([latest, *(n.when.iso for n in view.notices)]),
            name=permalinks.name("feed", site or self.publisher.name),
            desk=self.publisher,
            **{**places, **elsewhere},
        )

    def _filled(self, template: str, **values: object) -> bytes:
        return environment().get_template(template).render(**values).encode("utf-8")


def feed(dossier: Dossier, publisher: Publisher, *, here: str) -> bytes:
    """Return the feed by itself, as the read API at `here` hands it out.

    Entries lead to the public site, or while there is none to the claims of the API.
    """
    writer = _Writer(publisher=publisher, house=house_view(dossier.house), preview=False)
    view = site_view(disclosed(dossier))
    itself = f"{here}/feed.atom"
    if permalinks.within(publisher.site, ""):
        return writer.feed(view, itself=itself)
    pages = tuple(replace(page, path=_api_path(page.path)) for page in view.pages)
    places = {"home": f"{here}/api", "base": f"{here}/", "kind": "application/json"}
    return writer.feed(replace(view, pages=pages), itself=itself, **places)


def _api_path(page: str) -> str:
    return f"api/{page.removesuffix('.html')}"


def render(dossier: Dossier) -> bytes:
    """Return the site as a zip; the manifest stands first and says in plain bytes whose it is."""
    packed, made = BytesIO(), files(dossier)
    with ZipFile(packed, "w") as package:
        put(package, MANIFEST, made.pop(MANIFEST), ZIP_STORED)
        for path, body in sorted(made.items()):
            put(package, path, body, ZIP_DEFLATED)
    return packed.getvalue()


def leaves_out(dossier: Dossier) -> tuple[str, ...]:
    """Return how many claims of a dossier are not on the site."""
    view = site_view(disclosed(dossier))
    missing = len(dossier.claims) - len(view.pages) - len(view.retractions)
    return (f"{count(missing, 'claim')} without a published verdict",) if missing else ()


def verdicts_of(made: Mapping[str, bytes]) -> int:
    """Return how many pages of a site stand under a claim's address, notices too."""
    return sum(bool(_PAGE.fullmatch(path)) for path in made)


def pages_of(manifest: bytes) -> tuple[str, ...] | None:
    """Return the pages of verdicts that a manifest of ours lists; None when it is none of ours."""
    try:
        told = json.loads(manifest)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        return None
    listed = told.get("files")
    paths = listed if isinstance(listed, dict) else {}
    return tuple(path for path in paths if _PAGE.fullmatch(path))


def event_of(manifest: bytes) -> int | None:
    """Return the event of the record that a manifest of ours names; None when it is none."""
    try:
        told = json.loads(manifest)
    except (ValueError, RecursionError):
        return None
    named = told.get("events") if isinstance(told, dict) else None
    return named if isinstance(named, int) else None


def _manifest(made: Mapping[str, bytes], dossier: Dossier) -> bytes:
    digests: dict[str, Json] = {path: sha256(made[path]).hexdigest() for path in sorted(made)}
    return exact_json.written(
        {
            "format": FORMAT,
            "made_by": MAKER,
            "events": dossier.head.events,
            "digest": dossier.head.digest,
            "files": digests,
        }
    )


def _as_if_published(dossier: Dossier) -> Dossier:
    """Decided verdicts that never went out, as they would; what went out stays as it is."""
    return replace(dossier, claims=tuple(map(_imagined, dossier.claims)))


def _imagined(record: ClaimRecord) -> ClaimRecord:
    verdicts = [v for layer in Layer if (v := standing(record, layer)) and v.rating]
    if record.publications or not record.claim.state.is_decided or not verdicts:
        return record
    imagined = Publication(
        id="",
        kind=PublicationKind.FIRST,
        verdict_ids=tuple(verdict.id for verdict in verdicts),
        events=0,
        published_at=max(verdict.decided_at for verdict in verdicts),
    )
    return replace(record, publications=(imagined,))


def _styles() -> str:
    return sheet("palette.css", "patterns.css", "site.css")


def _filters(labels: int) -> str:
    """The index is filtered by style alone: a rule for each verdict that can be chosen."""
    rules = (
        f"body:has(#choice-{n}:checked) .entry:not(.choice-{n}) {{ display: none; }}\n"
        for n in range(1, labels + 1)
    )
    return "\n" + "".join(rules)


RENDERER = Renderer(
    key="site",
    label="Public site of published verdicts (zip)",
    media_type="application/zip",
    suffix=".site.zip",
    render=render,
    leaves_out=leaves_out,
)
