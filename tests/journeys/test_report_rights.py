"""Who may open the desk of a report, and who never does."""

from bot.callbacks.after import ReportTap
from bot.callbacks.reports import (
    AuthorDeed,
    AuthorsTap,
    AuthorTap,
    Choice,
    DeskTap,
    FindAuthorTap,
    LaterTap,
    LineDeed,
    LineTap,
    Listing,
    ListingTap,
    PreviewTap,
    PublishStep,
    PublishTap,
    QuoteTap,
    ReviewStep,
    ReviewTap,
    SectionTap,
    SignTap,
    SuggestionTap,
    VersionTap,
)
from bot.domain.member import Role
from bot.domain.report import Section, Source
from tests.house.reporting import DESK, at_desk, told_by, written
from tests.house.telling import member_of


async def test_only_authors_and_the_project_group_open_the_desk(sqlite_monday):
    meeting, [nadia, gaelle] = await told_by(sqlite_monday, "m01", "m06")
    menu = await gaelle.last()
    refused = await gaelle.forge(ReportTap(meeting.id).pack(), message_id=menu.id)
    await at_desk(nadia, meeting)
    await nadia.tap_in("Qui écrit", "Personne encore.")
    await nadia.tap_in("Ajouter quelqu’un", "Tapez un nom")
    found = await nadia.say("gaelle")
    await nadia.tap_in("Ajouter Gaëlle S.", "Gaëlle S. peut écrire ce compte rendu.")
    asked = await gaelle.reads("Nadia R. vous a mis parmi les plumes")
    await gaelle.tap("Écrire maintenant", on=asked)
    desk = await gaelle.reads(DESK)
    await gaelle.tap_in("Qui écrit", "Gaëlle S. : signe")
    unsigned = await gaelle.tap_in("Ne pas signer", "Gaëlle S. : écrit sans signer")

    assert refused.is_alert
    assert "Qui est-ce ?" in found.text
    assert "Écrit par : Gaëlle S." in desk.text
    assert "Signer" in unsigned.labels


async def test_a_funder_and_a_member_never_open_the_desk(sqlite_monday):
    meeting, [nadia, gaelle] = await told_by(sqlite_monday, "m01", "m06")

    def look_on(store):
        store.members.grant(member_of(store, gaelle).id, Role.FUNDER_OBSERVER)

    await sqlite_monday.cellar.change(look_on)
    await written(nadia, meeting, "Pistes", "Visiter le Fablab")
    menu = await gaelle.last()

    answers = [await gaelle.forge(tap.pack(), message_id=menu.id) for tap in taps(meeting.id)]

    assert all(answer.is_alert for answer in answers)
    assert (await gaelle.last()).id == menu.id


def taps(which):
    """Return one button of each kind on the desk."""
    return (
        *(ReportTap(which), DeskTap(which), SectionTap(which, Section.LEADS), LaterTap(which)),
        LineTap(which, 1, 1, LineDeed.OUT),
        VersionTap(which, 1, 1),
        ListingTap(which, Section.ECHOES, Listing.QUOTES, 0),
        SuggestionTap(which, "hook", Choice.YES),
        QuoteTap(which, Source.FEEDBACK, 1, 0, Choice.YES),
        *(SignTap(which, Choice.YES), AuthorsTap(which), FindAuthorTap(which)),
        *(AuthorTap(which, 1, deed) for deed in AuthorDeed),
        *(ReviewTap(which, step) for step in ReviewStep),
        PreviewTap(which, 0),
        *(PublishTap(which, step) for step in PublishStep),
    )
