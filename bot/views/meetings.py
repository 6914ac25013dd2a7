"""Meetings as screens: the card of the group, the card of one person."""

from bot.callbacks.grammar import base36
from bot.callbacks.people import Errand, MenuTap, RsvpTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering, Status
from bot.domain.place import Format
from bot.domain.rsvp import Answer, Headcount
from bot.texts import Html
from bot.texts.ordinals import ordinal
from bot.views.setting import Setting


def group_card(gathering: Gathering, counts: Headcount, setting: Setting) -> Screen:
    """Show a meeting to a group: numbers only, never a name."""
    words = setting.words
    if not _is_answerable(gathering, setting):
        return Screen(_blocks(_facts(gathering, setting), _closing(gathering, setting)))
    text = _blocks(_facts(gathering, setting), words("card.how"), _counts(counts, setting))
    private = Button(words.plain("card.private"), url=setting.link(deep_link(gathering.id)))
    return Screen(text, (*answer_buttons(gathering.id, setting), (private,)))


def private_card(
    gathering: Gathering, counts: Headcount, answer: Answer | None, setting: Setting
) -> Screen:
    """Show a meeting to one person, with what they answered."""
    words = setting.words
    if not _is_answerable(gathering, setting):
        closing = _blocks(_facts(gathering, setting), _closing(gathering, setting))
        return Screen(closing, ((setting.button("button.next", MenuTap(Errand.NEXT)),),))
    state = words(f"card.state_{answer.value}" if answer else "card.state_none")
    text = _blocks(_facts(gathering, setting), _counts(counts, setting), state)
    return Screen(text, answer_buttons(gathering.id, setting))


def announcement(gathering: Gathering, setting: Setting) -> Html:
    """Say in one line which meeting it is, and when."""
    when = setting.when(gathering.starts_at) if gathering.starts_at else ""
    return setting.words("meeting.line", title=gathering.title, when=when)


def answer_buttons(gathering_id: int, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    def button(answer: Answer, style: str = "") -> Button:
        tap = RsvpTap(gathering_id, answer)
        return setting.button(f"answer.{answer.value}", tap, style=style)

    return (
        (button(Answer.YES, "success"), button(Answer.NO)),
        (button(Answer.MAYBE),),
    )


def deep_link(gathering_id: int) -> str:
    """Return what a link to this gathering carries after `?start=`."""
    return f"r_{base36(gathering_id)}"


def heading(gathering: Gathering, setting: Setting) -> Html:
    words = setting.words
    if gathering.ordinal is None:
        return words("card.title", title=gathering.title)
    number = ordinal(gathering.ordinal, words.language)
    return words("card.numbered_title", ordinal=number, title=gathering.title)


def where(gathering: Gathering, setting: Setting) -> str:
    """Say where it is, as far as everybody may read it: the link of a video meeting is not."""
    place = gathering.place
    room = ", ".join(part for part in (place.name, place.address) if part) if place else ""
    room = room or gathering.place_note or setting.words.plain("place.undecided")
    match gathering.format:
        case Format.VIDEO:
            return setting.words.plain("place.video")
        case Format.HYBRID:
            return setting.words.plain("place.hybrid", room=room)
        case Format.UNDECIDED | Format.IN_PERSON:
            return room


def _facts(gathering: Gathering, setting: Setting) -> Html:
    when = setting.when(gathering.starts_at) if gathering.starts_at else ""
    duration = setting.duration(gathering.duration)
    lines = setting.words(
        "card.facts",
        question=gathering.question,
        when=setting.words("card.when", when=when, duration=duration) if duration else when,
        where=where(gathering, setting),
        story=_story(gathering, setting),
    )
    return Html(f"{heading(gathering, setting)}\n{lines}")


def _story(gathering: Gathering, setting: Setting) -> str:
    if not gathering.story_title:
        return ""
    key = "card.story_told" if gathering.tellers else "card.story"
    return setting.words(key, title=gathering.story_title, tellers=gathering.tellers)


def _counts(counts: Headcount, setting: Setting) -> Html:
    said = {answer.value: _count(counts, answer, setting) for answer in Answer}
    return setting.words("card.counts", **said)


def _count(counts: Headcount, answer: Answer, setting: Setting) -> str:
    organisations = counts.organisations_of(answer)
    key = {0: "card.count", 1: "card.count_one"}.get(organisations, "card.count_many")
    return setting.words.plain(key, people=counts.of(answer), organisations=organisations)


def _is_answerable(gathering: Gathering, setting: Setting) -> bool:
    return gathering.status is not Status.CANCELLED and not gathering.is_over(setting.now)


def _closing(gathering: Gathering, setting: Setting) -> Html:
    is_cancelled = gathering.status is Status.CANCELLED
    return setting.words("card.cancelled" if is_cancelled else "card.over")


def _blocks(*blocks: Html) -> Html:
    return Html("\n\n".join(blocks))
