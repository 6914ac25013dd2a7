"""Two records that may be one: who is the other, what stays, the way back."""

from collections.abc import Sequence

from bot.callbacks.directory import (
    MergeTap,
    OrganisationStep,
    PersonStep,
    PersonTap,
    RecordTap,
    TwoTap,
)
from bot.calls import Button, Screen
from bot.domain.directory import Account, Listed, MergeKind
from bot.domain.member import Member
from bot.domain.organisation import Organisation
from bot.services.merges import Preview
from bot.texts import Html
from bot.views.directory import Row, people_rows
from bot.views.labels import shortened
from bot.views.organisations import back
from bot.views.setting import Setting


def ask_other(member: Member, near: Sequence[Listed], setting: Setting) -> Screen:
    """Ask for the other record by name; those of a like name are a tap away."""
    text = setting.words("directory.ask_other", name=member.name)
    return Screen(text, (*_others(member.id, near), _back(member.id, setting)))


def others(kept_id: int, found: Sequence[Listed], setting: Setting) -> Screen:
    key = "directory.which_other" if found else "directory.no_other"
    return Screen(setting.words(key), (*_others(kept_id, found), _back(kept_id, setting)))


def _others(kept_id: int, found: Sequence[Listed]) -> Sequence[Row]:
    rest = [one for one in found if one.member.id != kept_id]
    return people_rows(rest, lambda gone_id: TwoTap(MergeKind.MEMBER, kept_id, gone_id))


def ask_other_organisation(
    one: Organisation, near: Sequence[Organisation], setting: Setting
) -> Screen:
    text = setting.words("directory.ask_other", name=one.name)
    return Screen(text, (*_other_organisations(one, near), *back(one, setting)))


def other_organisations(
    one: Organisation, found: Sequence[Organisation], setting: Setting
) -> Screen:
    rows = _other_organisations(one, found)
    key = "directory.which_other" if rows else "directory.no_other"
    return Screen(setting.words(key), (*rows, *back(one, setting)))


def _other_organisations(one: Organisation, found: Sequence[Organisation]) -> Sequence[Row]:
    return tuple(
        (Button(shortened(other.name), TwoTap(MergeKind.ORGANISATION, one.id, other.id).pack()),)
        for other in found
        if other.id != one.id
    )


def preview(seen: Preview, setting: Setting) -> Screen:
    """Show what will stay; with two Telegram accounts, ask which one does."""
    words, kept, gone = setting.words, seen.kept, seen.gone
    text = words(
        "directory.preview",
        kept=kept.name,
        gone=gone.name,
        organisations=", ".join(o.name for o in seen.organisations),
        answers=seen.answers,
        both=words.plain("directory.both_answered", count=seen.both_answered)
        if seen.both_answered
        else "",
        account=_account(seen, setting),
    )
    other = TwoTap(MergeKind.MEMBER, gone.id, kept.id)
    swap = setting.button("directory.swap", other, name=shortened(gone.name, limit=24))
    return Screen(text, (*_choices(seen, setting), (swap,), _back(kept.id, setting)))


def _account(seen: Preview, setting: Setting) -> Html:
    if seen.needs_account:
        return setting.words("directory.two_accounts_ask")
    stays = seen.united.telegram_id is not None
    return setting.words("directory.account_stays" if stays else "directory.no_account")


def _choices(seen: Preview, setting: Setting) -> Sequence[Row]:
    def button(key: str, account: Account, **facts: str) -> Row:
        tap = MergeTap(MergeKind.MEMBER, seen.kept.id, seen.gone.id, account)
        return (setting.button(key, tap, **facts),)

    if not seen.needs_account:
        return (button("directory.merge_yes", Account.ONLY),)
    return (
        button("directory.keep_account", Account.KEPT, name=shortened(seen.kept.name, limit=18)),
        button("directory.keep_account", Account.GONE, name=shortened(seen.gone.name, limit=18)),
    )


def preview_organisations(kept: Organisation, gone: Organisation, setting: Setting) -> Screen:
    yes = MergeTap(MergeKind.ORGANISATION, kept.id, gone.id, Account.ONLY)
    other = TwoTap(MergeKind.ORGANISATION, gone.id, kept.id)
    name = shortened(gone.name, limit=24)
    return Screen(
        setting.words("directory.preview_organisations", kept=kept.name, gone=gone.name),
        (
            (setting.button("directory.merge_yes", yes),),
            (setting.button("directory.swap", other, name=name),),
            (setting.button("directory.back_to_organisation", _record(kept)),),
        ),
    )


def _record(one: Organisation) -> RecordTap:
    return RecordTap(one.id, OrganisationStep.PAGE, 0)


def _back(member_id: int, setting: Setting) -> Row:
    return (setting.button("directory.back_to_person", PersonTap(member_id, PersonStep.PAGE)),)
