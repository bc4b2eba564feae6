"""Roles, passwords, sessions, and the links that set a password.

Roles are part of the record. The rest is not: sessions end and are deleted, and a record that
could be verified only with its sessions would be none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.rows import Row
    from db.transaction import Snapshot, Writing


def role(snapshot: Snapshot, person_id: str) -> str | None:
    """Return the role of a person who still works here, or None."""
    row = snapshot.row(
        "select r.role from roles r join people p on p.id = r.person_id "
        "where r.person_id = :person and p.closed_at is null",
        person=person_id,
    )
    return None if row is None else str(row["role"])


def set_role(writing: Writing, person_id: str, wanted: str, *, at: str) -> None:
    """Give a person a role."""
    row = {"role": wanted, "changed_at": at}
    if writing.update("roles", person_id, row) is None:
        writing.insert("roles", {"person_id": person_id, **row})


def everybody(snapshot: Snapshot) -> list[Row]:
    """Return everybody with role, how they can sign in, and when they were seen last."""
    return snapshot.rows(
        """
        select p.*, r.role, c.person_id is not null as has_password,
            (select count(*) from identities i where i.person_id = p.id) > 0 as is_bound,
            (select max(s.seen_at) from sessions s where s.person_id = p.id) as seen_at
        from people p
        left join roles r on r.person_id = p.id
        left join credentials c on c.person_id = p.id
        order by p.closed_at is not null, p.name
        """
    )


def standing_administrators(snapshot: Snapshot) -> int:
    """Return how many people can administer the desk: they have a password and are not closed."""
    return snapshot.number(
        """
        select count(*) from roles r
        join people p on p.id = r.person_id and p.closed_at is null
        join credentials c on c.person_id = r.person_id
        where r.role = 'administrator'
        """
    )


def secret(snapshot: Snapshot, person_id: str) -> str | None:
    """Return the hash of a person's password, or None where they have none."""
    row = snapshot.row("select secret from credentials where person_id = :id", id=person_id)
    return None if row is None else str(row["secret"])


def set_secret(writing: Writing, person_id: str, hashed: str, *, at: str) -> None:
    """Keep the hash of a person's password."""
    writing.execute(
        "insert into credentials (person_id, secret, changed_at) values (:person, :secret, :at) "
        "on conflict (person_id) do update set secret = :secret, changed_at = :at",
        person=person_id,
        secret=hashed,
        at=at,
    )


def open_session(writing: Writing, token_digest: str, person_id: str, *, at: str) -> None:
    """Begin a session."""
    writing.execute(
        "insert into sessions (token_digest, person_id, made_at, seen_at) "
        "values (:token, :person, :at, :at)",
        token=token_digest,
        person=person_id,
        at=at,
    )


def session(snapshot: Snapshot, token_digest: str) -> Row | None:
    """Return a session with its person's name and role, unless they were closed."""
    return snapshot.row(
        """
        select s.*, p.name, r.role
        from sessions s
        join people p on p.id = s.person_id and p.closed_at is null
        join roles r on r.person_id = s.person_id
        where s.token_digest = :token
        """,
        token=token_digest,
    )


def touch_session(writing: Writing, token_digest: str, *, at: str) -> None:
    """Note that a session was used."""
    writing.execute(
        "update sessions set seen_at = :at where token_digest = :token", at=at, token=token_digest
    )


def end_session(writing: Writing, token_digest: str) -> None:
    """End one session."""
    writing.execute("delete from sessions where token_digest = :token", token=token_digest)


def end_sessions(writing: Writing, person_id: str) -> None:
    """End every session of a person."""
    writing.execute("delete from sessions where person_id = :person", person=person_id)


def end_everybodys_sessions(writing: Writing) -> None:
    """End every session, for when people come in another way from now on."""
    writing.execute("delete from sessions")


def shut_doors(writing: Writing) -> int:
    """End every session, unused link and half-done sign-in; return how many sessions there were."""
    sessions = writing.number("select count(*) from sessions")
    end_everybodys_sessions(writing)
    writing.execute("delete from passes where used_at is null")
    writing.execute("delete from sign_in_attempts")
    return sessions


def end_idle(writing: Writing, *, seen_before: str, made_before: str) -> None:
    """End the sessions that nobody used for long, and those that are too old."""
    writing.execute(
        "delete from sessions where seen_at < :seen or made_at < :made",
        seen=seen_before,
        made=made_before,
    )


def add_pass(writing: Writing, code_digest: str, purpose: str, person: str | None, *,
             at: str, expires_at: str) -> None:  # fmt: skip
    """Keep a code; an earlier one for the same person and purpose is good no longer."""
    writing.execute(
        "delete from passes where purpose = :purpose and person_id is :person",
        purpose=purpose,
        person=person,
    )
    writing.execute(
        "insert into passes (code_digest, purpose, person_id, made_at, expires_at) "
        "values (:code, :purpose, :person, :at, :expires)",
        code=code_digest,
        purpose=purpose,
        person=person,
        at=at,
        expires=expires_at,
    )


def good_pass(snapshot: Snapshot, code_digest: str, *, at: str) -> Row | None:
    """Return a code that was neither used nor has run out, with its person's name, or None."""
    return snapshot.row(
        """
        select c.*, p.name from passes c
        left join people p on p.id = c.person_id
        where c.code_digest = :code and c.used_at is null and c.expires_at > :at
          and p.closed_at is null
        """,
        code=code_digest,
        at=at,
    )


def use_pass(writing: Writing, code_digest: str, *, at: str) -> None:
    """Note that a code was used."""
    writing.execute(
        "update passes set used_at = :at where code_digest = :code", at=at, code=code_digest
    )


def failure(snapshot: Snapshot, subject: str) -> Row | None:
    """Return how often something was tried wrongly in a row, or None."""
    return snapshot.row("select * from failures where subject = :subject", subject=subject)


def count_failure(writing: Writing, subject: str, count: int, *, wait_until: str) -> None:
    """Keep the number of wrong tries and until when nothing is tried."""
    writing.execute(
        "insert into failures (subject, count, wait_until) values (:subject, :count, :until) "
        "on conflict (subject) do update set count = :count, wait_until = :until",
        subject=subject,
        count=count,
        until=wait_until,
    )


def forget_failures(writing: Writing, subject: str) -> None:
    """Begin counting anew."""
    writing.execute("delete from failures where subject = :subject", subject=subject)
