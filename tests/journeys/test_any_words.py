"""Whatever people type as a name, an organisation or a title, Telegram takes what we then say."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from hypothesis import assume, given, settings, strategies as st

from tests.house.people import PATIENCE, Refused, Somebody
from tests.house.welcome import AGREE, NOTHING, SELF

QUICKLY = settings(max_examples=15, deadline=None, derandomize=True)
WILD = [
    "<b>",
    "&amp;",
    "{name}",
    "%s",
    "*_`[",
    "\u202e",
    "e" + "\u0301" * 40,
    "👩🏽‍🌾" * 20,
    "ﷺ" * 60,
]
TYPED = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=130)
WORDS = st.one_of(
    TYPED, st.lists(st.sampled_from(WILD), min_size=1, max_size=4).map(" ".join)
).map(lambda text: "." + text if text.strip().startswith("/") else text)


async def for_each(tell: Callable[..., Coroutine[Any, Any, None]], **words: Any) -> None:
    """Tell a story again and again, with other words each time, in the one house that runs."""
    loop = asyncio.get_running_loop()

    @QUICKLY
    @given(**words)
    def once(**chosen: str) -> None:
        asyncio.run_coroutine_threadsafe(tell(**chosen), loop).result(timeout=10 * PATIENCE)

    await asyncio.to_thread(once)


async def typed(person: Somebody, text: str, *, otherwise: str) -> None:
    """Type something, or something else where Telegram or the bot finds nothing in it."""
    try:
        said = await person.say(text)
    except Refused:
        said = None
    refused = ("Je n’y lis aucun mot.", "C’est trop long pour une ligne.")
    if said is None or said.text.startswith(refused):
        await person.say(otherwise)


async def test_any_name_and_any_organisation_can_be_shown(sqlite_house):
    house, nadia = sqlite_house, sqlite_house.somebody("m01")
    await nadia.start()

    async def arrive(first_name: str, name: str, organisation: str) -> None:
        zoe = await newcomer(house, first_name)
        await zoe.start()
        await zoe.tap_in(AGREE, "Comment souhaitez-vous")
        await typed(zoe, name, otherwise="Zoé")
        await typed(zoe, organisation, otherwise="Chorale")
        added = [label for label in (await zoe.last()).labels if label.startswith("Ajouter")]
        await zoe.tap_in(added[0] if added else SELF, "Que peuvent savoir")
        await zoe.tap(NOTHING)
        await zoe.reads("c’est prêt.")

    await for_each(arrive, first_name=WORDS, name=WORDS, organisation=WORDS)

    assert all_taken(house)
    await nadia.reads("Nouvelle arrivée : ")


async def test_any_title_and_any_place_can_be_announced(sqlite_house):
    house, nadia = sqlite_house, sqlite_house.somebody("m01")

    async def prepare(title: str, place: str) -> None:
        await nadia.say("/nouvelle")
        await typed(nadia, title, otherwise="Soirée")
        await nadia.say("dans 15 jours à 18h30")
        await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
        await nadia.tap_in("Sur place", "À quel endroit")
        await typed(nadia, place, otherwise="Le Quai")
        await nadia.tap("Supprimer")
        await house.until_so(lambda store: draft_of(store, nadia) is None)

    await for_each(prepare, title=WORDS, place=WORDS)

    assert all_taken(house)


async def test_any_stray_line_is_taken_kindly_and_passed_on_whole(sqlite_house):
    house = sqlite_house
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await nadia.start()
    await gaelle.start()

    async def write(stray: str, name: str) -> None:
        try:
            said = await gaelle.say(stray)
        except Refused:
            return
        if "Oui, transmettez" in said.labels:
            await gaelle.tap("Oui, transmettez", on=said)
        await gaelle.say("/moi")
        await gaelle.tap("Mon nom affiché")
        await gaelle.reads("Comment souhaitez-vous que l’on vous appelle ?")
        await typed(gaelle, name, otherwise="Gaëlle")
        await gaelle.say("/humain")
        await gaelle.say("Merci de me répondre")

    await for_each(write, stray=WORDS, name=WORDS)

    assert all_taken(house)


def draft_of(store: Any, person: Somebody) -> Any:
    return store.gatherings.draft_of(store.members.by_telegram_id(person.id).id)


async def newcomer(house: Any, first_name: str) -> Somebody:
    try:
        zoe: Somebody = await house.stranger(first_name[:64])
    except Refused:
        assume(condition=False)
    return zoe


def all_taken(house: Any) -> bool:
    """Tell whether Telegram took every message; the house itself checks each against the spec."""
    calls = [*house.calls("sendMessage"), *house.calls("editMessageText")]
    wrong = [call for call in calls if call.status != 200]
    assert not wrong, wrong[0]
    return len(calls) > 0
