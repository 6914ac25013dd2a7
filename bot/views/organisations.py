"""One organisation of the directory, and the questions that change it."""

from collections.abc import Callable, Sequence

from bot.callbacks.directory import (
    KindTap,
    Listing,
    ListingTap,
    OrganisationStep,
    RecordTap,
    ScaleTap,
)
from bot.calls import Button, Screen
from bot.domain.organisation import Organisation, OrganisationKind, Scale
from bot.services.organisations import OrganisationPage
from bot.texts import Html
from bot.views.directory import Row, pages, people_rows, undo_row
from bot.views.labels import shortened
from bot.views.setting import Setting


def organisation(page: OrganisationPage, setting: Setting, *, said: Html | None = None) -> Screen:
    """Show what the project group keeps of an organisation, and its people."""
    words, one = setting.words, page.organisation
    text = words(
        "directory.organisation",
        name=one.name,
        kind=words.plain(f"directory.kind_{one.kind.value}"),
        neighbourhood=one.neighbourhood,
        scale=words.plain(f"directory.scale_{one.scale.value}") if one.scale else "",
        people=page.people.total,
    )
    near = words("directory.maybe_same_organisation") if page.near else ""
    whole = Html("\n\n".join(part for part in (said, text, near) if part))
    return Screen(whole, _rows(page, setting))


def _rows(page: OrganisationPage, setting: Setting) -> Sequence[Row]:
    to = _steps(page.organisation, setting)
    turn = pages(
        page.people.number,
        lambda n: RecordTap(page.organisation.id, OrganisationStep.PAGE, n),
        setting,
        is_last=page.people.is_last,
    )
    return (
        *(_row(other) for other in page.near),
        *people_rows(page.people.listed),
        *turn,
        (to("name", OrganisationStep.NAME), to("kind", OrganisationStep.KIND)),
        (to("where", OrganisationStep.NEIGHBOURHOOD), to("scale", OrganisationStep.SCALE)),
        (to("unite", OrganisationStep.UNITE),),
        *(undo_row(merge, setting) for merge in page.merges),
        to_organisations(setting),
    )


def _steps(one: Organisation, setting: Setting) -> Callable[[str, OrganisationStep], Button]:
    def to(name: str, step: OrganisationStep) -> Button:
        return setting.button(f"directory.to_{name}", RecordTap(one.id, step, 0))

    return to


def _row(one: Organisation) -> Row:
    return (Button(shortened(one.name), RecordTap(one.id, OrganisationStep.PAGE, 0).pack()),)


def ask_name(one: Organisation, setting: Setting) -> Screen:
    return Screen(
        setting.words("directory.ask_organisation_name", name=one.name), back(one, setting)
    )


def ask_new(setting: Setting) -> Screen:
    return Screen(setting.words("directory.ask_new_organisation"), (to_organisations(setting),))


def ask_neighbourhood(one: Organisation, setting: Setting) -> Screen:
    return Screen(setting.words("directory.ask_neighbourhood", name=one.name), back(one, setting))


def ask_kind(one: Organisation, setting: Setting) -> Screen:
    buttons = [
        setting.button(f"directory.kind_{kind.value}", KindTap(one.id, kind))
        for kind in OrganisationKind
    ]
    rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    text = setting.words("directory.ask_kind", name=one.name)
    return Screen(text, (*rows, *back(one, setting)))


def ask_scale(one: Organisation, setting: Setting) -> Screen:
    rows = tuple(
        (setting.button(f"directory.scale_{scale.value}", ScaleTap(one.id, scale)),)
        for scale in Scale
    )
    text = setting.words("directory.ask_scale", name=one.name)
    return Screen(text, (*rows, *back(one, setting)))


def back(one: Organisation, setting: Setting) -> Sequence[Row]:
    to = RecordTap(one.id, OrganisationStep.PAGE, 0)
    return ((setting.button("directory.back_to_organisation", to),),)


def to_organisations(setting: Setting) -> Row:
    tap = ListingTap(Listing.ORGANISATIONS, 0)
    return (setting.button("directory.organisations_button", tap),)
