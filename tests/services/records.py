"""Records that turn out to be of one person, for tests that merge them."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.directory import Account
from bot.domain.member import Channel, Member, Status
from bot.domain.rsvp import Answer, Rsvp, Via
from bot.ports import Store
from bot.services import merges
from tests.services.community import NOW, organiser

LATER = NOW + timedelta(hours=1)


def on_paper(store: Store, name: str = "Gaëlle S.") -> Member:
    made = store.members.add(
        name, telegram_id=None, status=Status.ACTIVE, at=NOW, channel=Channel.PHONE
    )
    store.members.save(replace(made, contact_note="le mardi"))
    return store.members.get(made.id)


def united(store: Store, kept: Member, gone: Member, account: Account = Account.ONLY):
    return merges.merge(
        store,
        by=organiser(store),
        kept_id=kept.id,
        gone_id=gone.id,
        account=account,
        now=LATER,
    )


def said(gathering, who: Member, answer: Answer, *, hour: int, noted_by: int | None = None):
    at = NOW + timedelta(hours=hour)
    via = Via.BUTTON if noted_by is None else Via.PHONE
    return Rsvp(gathering.id, who.id, answer, answered_at=at, entered_by=noted_by, via=via)
