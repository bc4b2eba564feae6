"""The read API: what each reader is handed, what nobody is, and how it answers."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from desk import (
    address,
    api_keys,
    bulk,
    evidence,
    exports,
    named_reports,
    policy,
    publishing,
    sign_off,
)
from desk.api_keys import May
from desk.bulk import Asked, Bulk
from desk.report_choice import Choice, Which
from desk.team import sit_down
from review.model import Confidentiality, SourceKind, Stance
from review.requirements import Policy
from tests.builders import (
    LEDGER,
    Counting,
    Ticking,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    a_sign_off,
    nobody_need_be_asked,
)
from web.api import api_routes
from web.gate import GATE
from web.headers import HEADERS
from web.routes import ROUTES

if TYPE_CHECKING:
    from httpx2 import Response
    from starlette.requests import Request

    from claims.model import Claim
    from desk import Desk

CONFIDENTIAL, SEALED, UNPUBLISHED = "canary-whispered", "canary-sealed", "canary-not-out"
EMBARGO = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
SCHEMA = json.loads(Path("reports/claimdesk-1.schema.json").read_text("utf-8"))


@dataclass(slots=True)
class Hands:
    """A clock that shows what it is set to."""

    moment: datetime = EMBARGO - timedelta(hours=1)

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.moment


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """A desk behind the API, with claims in every state and keys that open what there is."""

    desk: Desk
    clock: Hands
    browser: TestClient
    out: Claim
    embargoed: Claim
    unpublished: Claim
    blind: Claim
    taken_back: Claim
    report: str
    published: str
    everything: str

    def get(self, path: str, key: str = "", **headers: str) -> Response:
        """Ask as a program does, with a key or without."""
        sent = {"authorization": f"Bearer {key}"} if key else {}
        return self.browser.get(path, headers={**sent, **headers})


async def app_page(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"the page {request.url.path}")


def decided(desk: Desk, words: str, rationale: str = "Nobody could say.") -> Claim:
    claim = a_claim(desk, a_document(desk, f"{words}\n"), words.rstrip("."))
    a_review(desk, claim, rationale=rationale)
    nobody_need_be_asked(desk, claim.id)
    return claim


def signed(desk: Desk, words: str) -> Claim:
    claim = decided(desk, words)
    a_sign_off(desk, claim.id)
    return claim


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> There:
    path = tmp_path / "desk.db"
    monkeypatch.setenv("CLAIMDESK_DATABASE", str(path))
    desk = sit_down(address.opened(path), "Maya Lind", clock=Ticking(), ids=Counting())
    out = signed(desk, "The ferry carried 1,212 people in May.")
    whispered = evidence.LinkSource(
        claim=out.id, kind=SourceKind.INTERVIEW, title=CONFIDENTIAL, stance=Stance.SUPPORTS,
        quote=CONFIDENTIAL, note=CONFIDENTIAL, confidentiality=Confidentiality.OFF_THE_RECORD,
    )  # fmt: skip
    sign_off.take_back(desk, out.id, because="One more piece.")
    evidence.link_source(desk, whispered)
    a_sign_off(desk, out.id)
    publishing.publish(desk, out.id)
    bulk.carry(desk, Asked(action=Bulk.TAG, claims=(out.id,), tag="ferry"))
    publishing.revise(desk, out.id, because=UNPUBLISHED)
    a_link(desk, out, a_document(desk, LEDGER, title=UNPUBLISHED), "put back in April")
    embargoed = signed(desk, f"The pier lost 14 lamps in March, said {UNPUBLISHED}.")
    publishing.publish(desk, embargoed.id, not_before=EMBARGO)
    taken_back = signed(desk, "The harbour has 3 cranes and no dock.")
    publishing.publish(desk, taken_back.id)
    publishing.retract(desk, taken_back.id, because="The ledger was another harbour’s.")
    unpublished = decided(desk, "The council spent 400,000 on lamps.", UNPUBLISHED)
    policy.set_policy(desk, Policy(reviews=2))
    blind = a_claim(desk, a_document(desk, "Half of the 40 lamps are new.\n"), "Half of the 40")
    a_review(a_colleague(desk), blind, rationale=SEALED)
    report = named_reports.save(desk, "All", Choice(which=Which.ALL, format="json")).made[0]
    named_reports.make_public(desk, report, on=True)
    keys = {may: api_keys.make(desk, f"For {may.value}", may).key for may in May}
    clock = Hands()
    return There(
        desk=desk, clock=clock, browser=a_browser(clock), out=out, embargoed=embargoed,
        unpublished=unpublished, blind=blind, taken_back=taken_back, report=report,
        published=keys[May.PUBLISHED], everything=keys[May.EVERYTHING],
    )  # fmt: skip


def a_browser(clock: Hands) -> TestClient:
    apart = [one for one in ROUTES if not one.path.startswith(("/api", "/claimreview", "/feed"))]
    routes = [*apart, *api_routes(clock), Route("/{rest:path}", app_page)]
    app = Starlette(routes=routes, middleware=[HEADERS, GATE])
    return TestClient(app, base_url="http://localhost:8501", follow_redirects=False)


def paths(there: There) -> dict[str, str]:
    claims = ("out", "embargoed", "unpublished", "blind", "taken_back")
    return {
        "/api/claims": "/api/claims",
        **{f"/api/claims/{one}": f"/api/claims/{getattr(there, one).id}" for one in claims},
        **{f"/claimreview/{one}": f"/claimreview/{getattr(there, one).id}" for one in claims},
        "/api/reports": f"/api/reports/{there.report}",
        "/feed.atom": "/feed.atom",
    }


def ids_in(answer: Response) -> list[str]:
    return [one["id"] for one in answer.json()["claims"]]


STATES = {
    "/api/claims": (200, 200),
    "/api/claims/out": (200, 200),
    "/api/claims/embargoed": (404, 200),
    "/api/claims/unpublished": (404, 200),
    "/api/claims/blind": (404, 200),
    "/api/claims/taken_back": (410, 200),
    "/claimreview/embargoed": (404, 404),
    "/claimreview/unpublished": (404, 404),
    "/claimreview/blind": (404, 404),
    "/claimreview/taken_back": (410, 410),
    "/api/reports": (200, 200),
    "/feed.atom": (200, 200),
}
"""What whoever reads the published, and whoever reads everything, is answered."""


def test_each_reader_is_handed_what_they_may_read_and_no_more(there: There) -> None:
    for name, (published, everything) in STATES.items():
        path = paths(there)[name]
        assert there.get(path).status_code == 401, name
        assert there.get(path, "cdk_wrong").status_code in {401, 429}, name
        assert there.get(path, there.published).status_code == published, name
        assert there.get(path, there.everything).status_code == everything, name
    api_keys.let_anybody_read(there.desk, on=True)
    for name, (published, _) in STATES.items():
        assert there.get(paths(there)[name]).status_code == published, name


def test_nothing_confidential_sealed_or_unpublished_is_in_any_answer(there: There) -> None:
    api_keys.let_anybody_read(there.desk, on=True)
    for name, path in paths(there).items():
        for key in ("", there.published, there.everything):
            answer = there.get(path, key)
            told = f"{answer.text} {answer.headers}"
            assert CONFIDENTIAL not in told, name
            assert SEALED not in told, name
            assert UNPUBLISHED not in told or key == there.everything, name


def test_readers_of_the_published_know_the_claim_as_it_went_out(there: There) -> None:
    answer = there.get(f"/api/claims/{there.out.id}", there.published)
    (claim,) = answer.json()["claims"]

    assert claim["state"] == "published"
    assert {one["given_by"] for one in claim["reviews"]} == {"a reviewer"}
    assert "Maya" not in answer.text
    assert answer.json()["relations"] == []
    assert len(answer.json()["documents"]) == 1


def test_the_json_of_a_claim_is_the_interchange(there: There) -> None:
    for key in (there.published, there.everything):
        answer = there.get(f"/api/claims/{there.out.id}", key)
        Draft202012Validator(SCHEMA).validate(answer.json())
    scope = exports.Scope(claims=(there.out.id,))

    assert answer.content == exports.preview(there.desk, scope, "json").body


def test_an_embargo_ends_by_the_clock(there: There) -> None:
    path = f"/api/claims/{there.embargoed.id}"
    before = there.get("/api/claims", there.published)
    assert there.get(path, there.published).status_code == 404
    known = {"if-none-match": before.headers["etag"]}
    assert there.get("/api/claims", there.published, **known).status_code == 304

    there.clock.moment = EMBARGO

    assert there.get(path, there.published).status_code == 200
    after = there.get("/api/claims", there.published, **known)
    assert after.status_code == 200
    assert ids_in(after) == [*ids_in(before), there.embargoed.id]
    assert "max-age" not in after.headers["cache-control"]


def test_an_answer_that_still_holds_is_not_sent_again(there: There) -> None:
    for path in ("/api/claims", f"/api/claims/{there.out.id}", "/feed.atom"):
        first = there.get(path, there.published)
        mark = first.headers["etag"]
        again = there.get(path, there.published, **{"if-none-match": f'"other", {mark}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == mark
        other = there.get(path, there.everything, **{"if-none-match": mark})
        assert other.status_code == 200
    a_document(there.desk, "Something else happened.\n")
    changed = there.get("/feed.atom", there.published, **{"if-none-match": mark})
    assert changed.status_code == 200


def test_a_list_is_walked_page_by_page(there: There) -> None:
    found, path = [], "/api/claims?limit=2"
    while path:
        answer = there.get(path, there.everything)
        found += ids_in(answer)
        path = answer.headers.get("link", "").partition(">")[0].lstrip("<")

    assert found == ids_in(there.get("/api/claims", there.everything))
    assert len(found) == len(set(found)) > 4


@pytest.mark.parametrize("may", list(May))
def test_a_list_is_narrowed(there: There, may: May) -> None:
    key = there.published if may is May.PUBLISHED else there.everything
    whole = ids_in(there.get("/api/claims", key))
    document = there.out.occurrences[0].span.document_id
    assert there.out.id in whole
    assert ids_in(there.get("/api/claims?tag=Ferry", key)) == [there.out.id]
    of_document = ids_in(there.get(f"/api/claims?document={document}", key))
    assert there.out.id in of_document
    assert there.taken_back.id not in of_document
    rated = ids_in(there.get("/api/claims?rating=five-steps%401%2Funproven", key))
    assert (there.out.id in rated) is (may is May.PUBLISHED)
    for query in ("speaker=Nobody", "rating=five-steps%401%2Ftrue", "tag=none",
                  "updated_since=2030-01-01T00:00:00Z"):  # fmt: skip
        assert ids_in(there.get(f"/api/claims?{query}", key)) == []
    assert ids_in(there.get("/api/claims?updated_since=2026-01-01T00:00:00%2B01:00", key)) == whole


def test_tags_are_not_asked_for_without_a_key(there: There) -> None:
    api_keys.let_anybody_read(there.desk, on=True)

    assert there.get("/api/claims?tag=ferry").status_code == 400


ODD = ["<script>alert(1)</script>", "x" * 5_000, "%00", "%2e%2e%2f", "1' or 1=1", "é", "9" * 40]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("room", ["/api/claims/", "/api/reports/", "/claimreview/", "/api/"])
def test_an_odd_name_is_not_found_and_not_repeated(there: There, odd: str, room: str) -> None:
    answer = there.get(room + odd, there.everything)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "There is nothing here by this name that you may read."


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=201", "limit=x", "after=-1", "after=99999999999", "updated_since=monday",
     "updated_since=0001-01-01T00:00:00%2B10:00", "speeker=Ada", "tag=%00", "speaker=" + "x" * 999,
     "tag=%23", "<script>=1"],
)  # fmt: skip
def test_a_parameter_without_a_meaning_is_refused_and_not_repeated(
    there: There, query: str
) -> None:
    answer = there.get(f"/api/claims?{query}", there.everything)

    assert answer.status_code == 400
    assert answer.json()["status"] == 400
    assert "script" not in answer.text
    assert "speeker" not in answer.text


def test_wrong_keys_are_slowed_and_good_ones_never(there: There) -> None:
    answers = [there.get("/api/claims", f"cdk_{n}").status_code for n in range(8)]
    assert answers == [401] * 6 + [429] * 2
    waiting = there.get("/api/claims", "cdk_x")
    assert int(waiting.headers["retry-after"]) > 0
    assert there.get("/api/claims", there.published).status_code == 200


@pytest.mark.parametrize("sent", ["Basic abc", "Bearer", "Bearer ", "", "é"])
def test_what_is_no_bearer_key_is_a_wrong_key(there: There, sent: str) -> None:
    api_keys.let_anybody_read(there.desk, on=True)
    answer = there.browser.get("/api/claims", headers=[(b"authorization", sent.encode())])

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_no_other_site_may_read_and_no_browser_runs_an_answer(there: There) -> None:
    answer = there.get("/api/claims", there.published, origin="https://evil.example")

    assert "access-control-allow-origin" not in answer.headers
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["vary"].lower().startswith("authorization")
    assert answer.headers["cache-control"] == "private, no-cache"


def test_a_long_answer_is_compressed_for_whoever_takes_that(there: There) -> None:
    answer = there.get("/api/claims", there.everything, **{"accept-encoding": "gzip"})

    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.compress(answer.content)


def test_every_route_of_the_description_answers_and_every_route_is_described(
    there: There,
) -> None:
    told = there.get("/api/openapi.json").json()
    Draft202012Validator(OPENAPI_SHAPE).validate(told)
    described = set(told["paths"])
    served = {one.path for one in api_routes() if "rest" not in one.path}

    assert described == served - {"/api", "/api/openapi.json"}
    for path, methods in told["paths"].items():
        name = there.report if "reports" in path else there.out.id
        status = there.get(path.replace("{id}", name), there.everything).status_code
        assert str(status) in methods["get"]["responses"]
    page = there.get("/api")
    assert all(path in page.text for path in described)


def test_a_report_is_handed_out_only_while_it_is_public(there: There) -> None:
    path = f"/api/reports/{there.report}"
    whole = ids_in(there.get(path, there.everything))
    assert there.unpublished.id in whole
    assert ids_in(there.get(path, there.published)) == [there.out.id]

    named_reports.make_public(there.desk, there.report, on=False)

    assert there.get(path, there.everything).status_code == 404


@pytest.mark.parametrize("path", ["/api/claims", "/feed.atom", "/claimreview/x", "/apiary"])
def test_only_reading_comes_past_the_gate(there: There, path: str) -> None:
    answer = there.browser.post(path, headers={"authorization": f"Bearer {there.everything}"})

    assert answer.status_code in {401, 404, 405}
    assert "the page" not in answer.text


def test_the_verdict_of_a_published_claim_is_told_to_machines_once_the_desk_has_a_name(
    there: There,
) -> None:
    answer = there.get(f"/claimreview/{there.out.id}", there.published)

    assert answer.status_code in {200, 404}
    assert answer.status_code == 200 or "cannot leave as ClaimReview" in answer.json()["detail"]


OPENAPI_SHAPE = {
    "type": "object",
    "required": ["openapi", "info", "paths", "components"],
    "properties": {
        "openapi": {"const": "3.1.0"},
        "info": {"type": "object", "required": ["title", "version"]},
        "paths": {
            "type": "object",
            "patternProperties": {
                "^/": {
                    "type": "object",
                    "required": ["get"],
                    "properties": {
                        "get": {
                            "type": "object",
                            "required": ["summary", "parameters", "responses"],
                            "properties": {
                                "parameters": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["name", "in", "schema"],
                                        "properties": {"in": {"enum": ["query", "path"]}},
                                    },
                                },
                                "responses": {
                                    "type": "object",
                                    "minProperties": 1,
                                    "patternProperties": {
                                        "^[1-5][0-9]{2}$": {
                                            "type": "object",
                                            "required": ["description"],
                                        }
                                    },
                                    "additionalProperties": False,
                                },
                            },
                        }
                    },
                }
            },
            "additionalProperties": False,
        },
    },
}
"""What OpenAPI 3.1 asks of the members that we use."""
