"""Single-use links: made with a secret that nobody keeps, followed once."""

import json
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from bot.domain.invitation import (
    TRIES,
    TRIES_WITHIN,
    Invitation,
    Kind,
    LinkUsed,
    NoSuchLink,
    TooManyTries,
)
from bot.domain.member import Member, Person, Role
from bot.ports import Store

_SECRET_BYTES: Final = 16  # 128 bits: nobody guesses one
_WRONG_TRIES: Final = "invitations.wrong"
"""The memo of who gave a wrong secret, and when; it forgets after a minute."""


def make(  # noqa: PLR0913 - each is a fact of the link
    store: Store,
    *,
    kind: Kind,
    by: Member | None,
    now: datetime,
    lasts: timedelta,
    member_id: int | None = None,
    role: Role | None = None,
) -> str:
    """
    Make a link and return its secret, which is written nowhere.

    The secret may stand in the payload of a t.me link as it is.
    """
    token = secrets.token_urlsafe(_SECRET_BYTES)
    made = Invitation(
        0,
        kind,
        made_at=now,
        expires_at=now + lasts,
        member_id=member_id,
        role=role,
        made_by=by.id if by else None,
    )
    store.invitations.add(made, token_hash=_hashed(token))
    return token


def look(store: Store, *, token: str, kind: Kind, by: Person, now: datetime) -> Invitation:
    """
    Return the link of this secret if it still opens something; it stays unused.

    A wrong secret counts as a try of this person; a door that catches the refusal keeps the count.

    Raises:
        TooManyTries: wrong secrets without end; the right one does not help now.
        NoSuchLink, LinkUsed, LinkExpired: it opens nothing.
    """
    tries = _tries(store, now)
    mine = tries.get(str(by.telegram_id), [])
    if len(mine) >= TRIES:
        raise TooManyTries
    try:
        return find(store, token=token, kind=kind, now=now)
    except NoSuchLink:
        tries[str(by.telegram_id)] = [*mine, now.isoformat()]
        store.memos.put(_WRONG_TRIES, json.dumps(tries))
        raise


def find(store: Store, *, token: str, kind: Kind, now: datetime) -> Invitation:
    """
    Return the link of this secret, whoever asks.

    Raises:
        NoSuchLink, LinkUsed, LinkExpired: it opens nothing.
    """
    found = store.invitations.by_hash(_hashed(token))
    if found is None or found.kind is not kind:
        raise NoSuchLink
    found.check_open(now)
    return found


def redeem(
    store: Store, *, token: str, kind: Kind, by: Member | None, now: datetime
) -> Invitation:
    """
    Follow a link, once; `by` is the member who does.

    Raises:
        NoSuchLink, LinkUsed, LinkExpired: it opens nothing.
    """
    return use(store, find(store, token=token, kind=kind, now=now), by=by, now=now)


def use(store: Store, invitation: Invitation, *, by: Member | None, now: datetime) -> Invitation:
    """
    Follow a link that was found before.

    Raises:
        LinkUsed, LinkExpired: not any more.
    """
    invitation.check_open(now)
    if not store.invitations.use(invitation.id, by=by.id if by else None, at=now):
        raise LinkUsed
    return store.invitations.get(invitation.id)


def _hashed(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _tries(store: Store, now: datetime) -> dict[str, list[str]]:
    """Return the wrong tries of the last minute, by person; older ones are forgotten here."""
    noted: dict[str, list[str]] = json.loads(store.memos.get(_WRONG_TRIES) or "{}")
    since = now - TRIES_WITHIN
    recent = {
        who: [moment for moment in moments if since < datetime.fromisoformat(moment) <= now]
        for who, moments in noted.items()
    }
    return {who: moments for who, moments in recent.items() if moments}
