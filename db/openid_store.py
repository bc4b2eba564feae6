"""Who people are at a provider of OpenID Connect, and the browsers on their way there and back.

None of it is part of the record, as passwords and sessions are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing


def person(snapshot: Snapshot, issuer: str, subject: str) -> Row | None:
    """Return the person that a subject of a provider is, closed or not, or None."""
    return snapshot.row(
        "select p.* from identities i join people p on p.id = i.person_id "
        "where i.issuer = :issuer and i.subject = :subject",
        issuer=issuer,
        subject=subject,
    )


def bind(writing: Writing, issuer: str, subject: str, person_id: str, *,
         email: str | None, at: str) -> None:  # fmt: skip
    """Keep who a subject is; an earlier one of the same person at this provider is forgotten."""
    writing.execute(
        "delete from identities where issuer = :issuer and person_id = :person",
        issuer=issuer,
        person=person_id,
    )
    writing.execute("delete from expected_identities where person_id = :person", person=person_id)
    writing.execute(
        "insert into identities (issuer, subject, person_id, email, bound_at) "
        "values (:issuer, :subject, :person, :email, :at)",
        issuer=issuer,
        subject=subject,
        person=person_id,
        email=email,
        at=at,
    )


def expect(writing: Writing, known_as: str, person_id: str) -> None:
    """Keep by what somebody will be known; an earlier word on the same person is forgotten."""
    writing.execute("delete from expected_identities where person_id = :person", person=person_id)
    writing.execute(
        "insert into expected_identities (known_as, person_id) values (:known_as, :person)",
        known_as=known_as,
        person=person_id,
    )


def expected(snapshot: Snapshot, known_as: str) -> Row | None:
    """Return the person who was to be known by this, closed or not, or None."""
    return snapshot.row(
        "select p.* from expected_identities e join people p on p.id = e.person_id "
        "where e.known_as = :known_as",
        known_as=known_as,
    )


def standing_administrators(snapshot: Snapshot, issuer: str) -> int:
    """Return how many people can administer the desk coming from a provider."""
    return snapshot.number(
        """
        select count(*) from roles r
        join people p on p.id = r.person_id and p.closed_at is null
        join identities i on i.person_id = r.person_id and i.issuer = :issuer
        where r.role = 'administrator'
        """,
        issuer=issuer,
    )


def keep_attempt(writing: Writing, attempt: Mapping[str, Value]) -> None:
    """Keep that a browser was sent to the provider; `attempt` is the row."""
    writing.execute(
        "insert into sign_in_attempts (state_digest, browser_digest, nonce, verifier, "
        "redirect_uri, going_to, code_digest, turning_on, made_at) values (:state_digest, "
        ":browser_digest, :nonce, :verifier, :redirect_uri, :going_to, :code_digest, "
        ":turning_on, :made_at)",
        **attempt,
    )


def take_attempt(writing: Writing, state_digest: str, browser_digest: str) -> Row | None:
    """Return a browser's own attempt and forget it, so that it is good once; or None."""
    return writing.row(
        "delete from sign_in_attempts where state_digest = :state and browser_digest = :browser "
        "returning *",
        state=state_digest,
        browser=browser_digest,
    )


def forget_attempts(writing: Writing, *, before: str, most: int) -> None:
    """Forget the attempts that took too long, and the oldest beyond a number."""
    writing.execute("delete from sign_in_attempts where made_at < :before", before=before)
    writing.execute(
        "delete from sign_in_attempts where state_digest in "
        "(select state_digest from sign_in_attempts order by made_at desc "
        "limit 9223372036854775807 offset :most)",
        most=most,
    )
