"""The directory as lists: people, organisations, namesakes, what may be undone."""

from collections.abc import Callable, Sequence

from bot.callbacks.directory import (
    Addition,
    AddTap,
    Listing,
    ListingTap,
    OrganisationStep,
    PersonStep,
    PersonTap,
    RecordTap,
    RosterStep,
    RosterTap,
    UndoTap,
)
from bot.callbacks.grammar import Tap
from bot.calls import Button, Screen
from bot.domain.directory import Listed, Merge
from bot.domain.organisation import Organisation
from bot.services.directory import People
from bot.services.organisations import Organisations
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.setting import Setting

Row = tuple[Button, ...]


def people(page: People, text: str, setting: Setting) -> Screen:
    """Show a page of people, what else there is, and how to search."""
    if text and not page.total:
        return Screen(setting.words("directory.nobody_like", text=text), _ways(setting))
    key = "directory.people_like" if text else "directory.people"
    words = setting.words(key, total=page.total, text=text)
    turn = pages(
        page.number, lambda n: ListingTap(Listing.PEOPLE, n), setting, is_last=page.is_last
    )
    return Screen(words, (*people_rows(page.listed), *turn, *_ways(setting)))


def _ways(setting: Setting) -> Sequence[Row]:
    organisations = ListingTap(Listing.ORGANISATIONS, 0)
    return (
        (
            setting.button("directory.organisations_button", organisations),
            setting.button("directory.add_button", AddTap(Addition.PERSON)),
        ),
        (
            setting.button("directory.import_button", RosterTap(RosterStep.ASK)),
            setting.button("directory.same_button", ListingTap(Listing.NAMESAKES, 0)),
        ),
        (setting.button("directory.merges_button", ListingTap(Listing.MERGES, 0)),),
    )


def organisations(page: Organisations, text: str, setting: Setting) -> Screen:
    """Show a page of organisations."""
    key = (
        "directory.no_organisation_like" if text and not page.total else "directory.organisations"
    )
    words = setting.words(key, total=page.total, text=text)
    turn = pages(
        page.number, lambda n: ListingTap(Listing.ORGANISATIONS, n), setting, is_last=page.is_last
    )
    rows = tuple(_organisation_row(organisation) for organisation in page.shown)
    add = (
        setting.button("directory.people_button", ListingTap(Listing.PEOPLE, 0)),
        setting.button("directory.add_organisation_button", AddTap(Addition.ORGANISATION)),
    )
    return Screen(words, (*rows, *turn, add))


def _organisation_row(organisation: Organisation) -> Row:
    tap = RecordTap(organisation.id, OrganisationStep.PAGE, 0)
    return (Button(shortened(organisation.name), tap.pack()),)


def namesakes(found: Sequence[Listed], setting: Setting) -> Screen:
    """Show people of one name side by side: perhaps they are one person."""
    key = "directory.same" if found else "directory.none_same"
    return Screen(setting.words(key), (*people_rows(found), to_people(setting)))


def merges(found: Sequence[Merge], number: int, setting: Setting, *, is_last: bool) -> Screen:
    """Show what was made one lately, each with the way back."""
    if not found:
        return Screen(setting.words("directory.no_merges"), (to_people(setting),))
    lines = Html("\n".join(_merge_line(merge, setting) for merge in found))
    turn = pages(number, lambda n: ListingTap(Listing.MERGES, n), setting, is_last=is_last)
    rows = tuple(undo_row(merge, setting) for merge in found)
    text = setting.words("directory.merges", lines=lines)
    return Screen(text, (*rows, *turn, to_people(setting)))


def _merge_line(merge: Merge, setting: Setting) -> Html:
    day = setting.day(merge.merged_at.astimezone(setting.zone).date())
    return setting.words(
        "directory.merge_line", day=day, kept=merge.kept_name, gone=merge.gone_name
    )


def undo_row(merge: Merge, setting: Setting) -> Row:
    name = shortened(merge.gone_name, limit=20)
    return (setting.button("directory.undo_button", UndoTap(merge.id), name=name),)


def people_rows(found: Sequence[Listed], tap: Callable[[int], Tap] | None = None) -> Sequence[Row]:
    """Return a button for each person, to their page unless `tap` says otherwise."""
    to = tap or (lambda member_id: PersonTap(member_id, PersonStep.PAGE))
    return tuple((Button(label(one), to(one.member.id).pack()),) for one in found)


def label(listed: Listed) -> str:
    """Name somebody with one of their organisations, on a button."""
    name = listed.member.name
    return shortened(f"{name} ({listed.organisation})" if listed.organisation else name)


def to_people(setting: Setting) -> Row:
    return (setting.button("directory.people_button", ListingTap(Listing.PEOPLE, 0)),)


def pages(
    number: int, tap: Callable[[int], Tap], setting: Setting, *, is_last: bool
) -> Sequence[Row]:
    """Return the row that leads to the pages before and after; none where there is no other."""
    row = []
    if number:
        row.append(setting.button("button.before", tap(number - 1)))
    if not is_last:
        row.append(setting.button("button.after", tap(number + 1)))
    return (tuple(row),) if row else ()
