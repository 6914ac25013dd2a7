"""After a meeting organisers say who was there: with one tap, or one person after the other."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.attendance import Circle, Mode, Taking
from bot.domain.gathering import Status
from bot.domain.place import Format
from tests.house.publishing import written_to

ASKED = "Qui était là ?"
ALL_GOOD = "Tout est bon"
NOTED = "C’est relevé. Touchez un nom"
QUARTER = timedelta(minutes=16)


async def over(house, *keys, **facts):
    """Let the meeting of the demo pass; return it, and organisers who read what they are owed."""
    people = await written_to(house, *keys)
    meeting = replace(await house.next_meeting(), **facts)
    await house.cellar.change(lambda store: store.gatherings.save(meeting))
    await house.clock(to=(meeting.ends_at + QUARTER).isoformat())
    return meeting, *people


async def noted(house, meeting):
    """Return who is noted, by name, and how far the list is; people without a name are « »."""

    def deed(store):
        there = store.attendances.of(meeting.id)
        names = store.names.of("member", {one.member_id for one in there if one.member_id})
        by_name = {names.get(one.member_id or 0, ""): one for one in there}
        return by_name, store.attendances.taking(meeting.id)

    return await house.look(deed)


async def test_one_tap_says_that_all_is_good_and_a_second_one_changes_nothing(house):
    meeting, nadia, yves, gaelle = await over(house, "m01", "m02", "m06")
    asked = await nadia.reads(ASKED)
    await yves.reads(ASKED)
    seen_by_gaelle = len(await gaelle.messages())

    done = await nadia.tap_in(ALL_GOOD, NOTED)
    again = await yves.tap(ALL_GOOD)
    board = await nadia.tap_in("Tableau de bord", "Personnes présentes : 9")

    assert "AMAP du canal\nGaëlle S. : là, a raconté\nAntenne" in asked.text
    assert "Rémi X. : là, première venue" in asked.text
    assert "Cochées : 9\nCercles : groupe projet 4, récit 2, autres 3" in asked.text
    assert done.id == asked.id
    assert "Premières venues : 1\nDéjà venues : 8 sur 9" in done.text
    assert ALL_GOOD not in done.labels
    assert (again.text, again.is_alert) == ("C’est relevé, merci.", False)
    assert "Premières venues : 1\nDéjà venues : 8 sur 9" in board.text
    there, taking = await noted(house, meeting)
    assert (len(there), taking) == (9, Taking.TAKEN)
    assert there["Yves L."].circle is Circle.PROJECT_GROUP
    assert (await house.look(lambda s: s.gatherings.get(meeting.id))).status is Status.HELD
    assert len(await gaelle.messages()) == seen_by_gaelle  # members are told nothing


async def test_nobody_counts_before_a_human_says_so_and_a_restart_forgets_no_tick(house):
    meeting, nadia = await over(house, "m01")
    await nadia.reads(ASKED)

    await nadia.tap("Rosa F. : là")
    changed = await nadia.reads("Rosa F. : pas vu")
    await house.restart()
    board = await nadia.tap_in("Tableau de bord", "Cette rencontre est passée")
    back = await nadia.tap_in("Présences", "Rosa F. : pas vu")
    there, taking = await noted(house, meeting)
    assert ("Cochées : 8\nPas vu : 1" in changed.text, taking) == (True, Taking.OPEN)
    assert there == {}
    assert "Personnes présentes" not in board.text

    await nadia.tap(ALL_GOOD, on=back)
    await nadia.reads("Personnes présentes : 8\nPas vu : 1")

    there, taking = await noted(house, meeting)
    assert ("Rosa F." in there, len(there), taking) == (False, 8, Taking.TAKEN)


async def test_who_came_without_a_word_is_added_by_a_tap_by_a_name_or_as_a_number(house):
    meeting, nadia = await over(house, "m01")
    await nadia.reads(ASKED)

    who = await nadia.tap_in("Quelqu’un d’autre est venu", "Qui d’autre est venu ?")
    toast = await nadia.tap(who.labels[0])
    found = await nadia.say("fatou")
    await nadia.tap(found.labels[0], on=found)
    unknown = await nadia.say("Personne d’Inconnu")
    added = await nadia.tap("Ajouter « Personne d’Inconnu »")
    late = await nadia.forge(f"1:zn:{meeting.id}", message_id=unknown.id)
    written = await nadia.reads("nouvelle fiche")
    counted = await nadia.tap("Compter sans nom")
    await nadia.tap_in("Retour à la liste", "Parmi elles, sans nom : 1")
    await nadia.tap_in(ALL_GOOD, "Personnes présentes : 13")

    assert toast.text.endswith(" : c’est noté.")
    assert "Fatou" in found.labels[0]
    assert "je ne trouve personne d’autre" in unknown.text
    assert "touchez « Ajouter »" in unknown.text
    assert added.text == "Personne d’Inconnu : c’est noté."
    assert "Le moyen de contact et la structure s’ajoutent dans /membres." in written.text
    assert late.text.startswith("Ce bouton date un peu.")
    assert counted.text == "Personnes sans nom : 1."
    there, _ = await noted(house, meeting)
    assert {"Fatou N.", "Personne d’Inconnu"} <= there.keys()
    assert there[""].people == 1


async def test_people_without_a_name_are_counted_up_and_down(sqlite_house):
    _, nadia = await over(sqlite_house, "m01")
    await nadia.reads(ASKED)

    await nadia.tap_in("Quelqu’un d’autre est venu", "Qui d’autre est venu ?")
    await nadia.tap("Compter sans nom")
    back = await nadia.tap_in("Retour à la liste", "Parmi elles, sans nom : 1")
    await nadia.tap("Sans nom : une de plus", on=back)
    more = await nadia.reads("Parmi elles, sans nom : 2")
    await nadia.tap("Sans nom : une de moins", on=more)
    fewer = await nadia.reads("Parmi elles, sans nom : 1")

    assert fewer.id == back.id


async def test_turning_pages_keeps_what_was_typed(sqlite_house):
    _, nadia = await over(sqlite_house, "m01")
    await nadia.reads(ASKED)
    await nadia.tap_in("Quelqu’un d’autre est venu", "Qui d’autre est venu ?")

    every = await nadia.say("a")
    await nadia.tap("Suite →", on=every)
    second = await nadia.sees("← Avant")
    await nadia.tap("← Avant", on=second)
    turned = await nadia.reads_without("« a » : est-ce", label="← Avant")

    assert second.id == every.id
    assert second.labels[0] != every.labels[0]
    assert turned.labels == every.labels


async def test_two_organisers_tick_at_once_and_what_is_meant_is_what_becomes_so(house):
    meeting, nadia, yves = await over(house, "m01", "m02")
    mine, theirs = await nadia.reads(ASKED), await yves.reads(ASKED)

    await nadia.tap("Lin W. : là", on=mine)
    await nadia.reads("Lin W. : pas vu")
    await yves.tap("Lin W. : là", on=theirs)  # the same thing, from an older screen
    await yves.reads("Lin W. : pas vu")
    await yves.tap_in(ALL_GOOD, NOTED)
    await nadia.tap_in(ALL_GOOD, NOTED)
    corrected = await nadia.tap_in("Rémi X. : là", "Rémi X. : pas vu")
    journal = await nadia.say("/journal")

    there, _ = await noted(house, meeting)
    assert there.keys().isdisjoint({"Lin W.", "Rémi X."})
    assert "Personnes présentes : 7\nPas vu : 2" in corrected.text
    assert journal.text.count("présence notée ou corrigée") == 2
    assert journal.text.count("présences relevées") == 1


async def test_who_told_the_story_can_be_said_anew(sqlite_house):
    house = sqlite_house
    meeting, nadia = await over(house, "m01")
    await nadia.reads(ASKED)

    await nadia.tap_in("Qui a raconté ?", "Qui a raconté, parmi")
    await nadia.tap_in("Rosa F. : récit", "Qui a raconté, parmi")
    await nadia.sees("Rosa F.")
    await nadia.tap("Ousmane K.")
    await nadia.sees("Ousmane K. : récit")
    back = await nadia.tap_in("Retour à la liste", "Ousmane K. : là, a raconté")
    await nadia.tap_in(ALL_GOOD, NOTED)

    there, _ = await noted(house, meeting)
    assert "Rosa F. : là\n" in back.text
    assert "récit 2, autres 3" in back.text
    assert there["Ousmane K."].circle is Circle.VOICE
    assert there["Rosa F."].circle is Circle.OTHER


async def test_at_a_meeting_with_two_doors_a_tap_goes_round_three_states(sqlite_house):
    house = sqlite_house
    meeting, nadia = await over(house, "m01", format=Format.HYBRID)
    await nadia.reads(ASKED)

    for before, after in (("là", "en visio"), ("en visio", "pas vu"), ("pas vu", "là")):
        await nadia.tap_in(f"Lin W. : {before}", f"Lin W. : {after}")
    await nadia.tap_in("Lin W. : là", "Lin W. : en visio")
    done = await nadia.tap_in(ALL_GOOD, NOTED)

    there, _ = await noted(house, meeting)
    assert "En visio : 1" in done.text
    assert (there["Lin W."].mode, there["Nadia R."].mode) == (Mode.REMOTE, Mode.IN_PERSON)


async def test_at_a_video_meeting_whoever_is_there_is_remote(sqlite_house):
    house = sqlite_house
    meeting, nadia = await over(house, "m01", format=Format.VIDEO)
    asked = await nadia.reads(ASKED)

    forged = await nadia.forge(f"1:zm:{meeting.id}:1:in_person:0", message_id=asked.id)
    await nadia.tap_in("Lin W. : en visio", "Lin W. : pas vu")
    await nadia.tap_in(ALL_GOOD, NOTED)

    there, _ = await noted(house, meeting)
    assert forged.text.startswith("Ce bouton date un peu.")
    assert {one.mode for one in there.values()} == {Mode.REMOTE}


async def test_nothing_is_drawn_from_what_nobody_noted_and_it_can_be_taken_up_again(house):
    meeting, nadia, yves = await over(house, "m01", "m02")
    await nadia.reads(ASKED)
    await yves.reads(ASKED)

    skipped = await nadia.tap_in("Je ne relève pas", "Présences non relevées")
    late = await yves.tap(ALL_GOOD)
    shown = await yves.reads("Présences non relevées")
    there, taking = await noted(house, meeting)
    assert (there, taking) == ({}, Taking.SKIPPED)
    assert skipped.labels[-2:] == ["Finalement, je relève", "Tableau de bord"]
    assert late.is_alert
    assert late.text.startswith("Entre-temps, quelqu’un de l’équipe a choisi")
    assert shown.labels == skipped.labels

    await yves.tap_in("Finalement, je relève", "Cochées : 9")
    await yves.tap_in(ALL_GOOD, "Personnes présentes : 9")
    assert (await noted(house, meeting))[1] is Taking.TAKEN
    toast = await nadia.tap("Finalement, je relève")
    assert "a relevé les présences" in toast.text
    await nadia.reads(NOTED)
    assert len((await noted(house, meeting))[0]) == 9
