"""Meetings as screens: what every card says of one, and the card of the group."""

from bot.callbacks.grammar import base36
from bot.callbacks.people import RsvpTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.place import Format
from bot.domain.rsvp import Answer, Headcount
from bot.services.meetings import Seen
from bot.texts import Html
from bot.texts.ordinals import ordinal
from bot.views.programmes import programme
from bot.views.setting import Setting


def group_card(seen: Seen, setting: Setting) -> Screen:
    """Show a meeting to a group: numbers only, never a name."""
    gathering, words = seen.gathering, setting.words
    if not is_answerable(gathering, setting):
        return Screen(blocks(facts(seen, setting), closing(gathering, setting)))
    text = blocks(facts(seen, setting), words("card.how"), counts(seen.counts, setting))
    private = Button(words.plain("card.private"), url=setting.link(deep_link(gathering.id)))
    rows = (*answer_buttons(gathering.id, setting), (private,), *link_rows(gathering, setting))
    return Screen(text, rows)


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


def link_rows(gathering: Gathering, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    """Return the button to what somebody else holds: its link is public, unlike that of ours."""
    if gathering.kind is not Kind.RELAY or not gathering.online_url:
        return ()
    return ((Button(setting.words.plain("card.relay_link"), url=gathering.online_url),),)


def deep_link(gathering_id: int) -> str:
    """Return what a link to this gathering carries after `?start=`."""
    return f"r_{base36(gathering_id)}"


def heading(gathering: Gathering, setting: Setting) -> Html:
    words = setting.words
    if gathering.ordinal is None:
        return words("card.title", title=gathering.title)
    number = ordinal(gathering.ordinal, words.language)
    if gathering.title == words.plain("card.usual_title"):
        return words("card.number_alone", ordinal=number)
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


def facts(seen: Seen, setting: Setting) -> Html:
    """Say what it is, when and where: what every card begins with."""
    gathering = seen.gathering
    when = (
        setting.when(gathering.starts_at) if gathering.starts_at else _undated(gathering, setting)
    )
    duration = setting.duration(gathering.duration)
    holder = gathering.held_by if gathering.kind is Kind.RELAY else ""
    lines = setting.words(
        "card.facts",
        holder=setting.words("card.held_by", holder=holder) if holder else "",
        question=gathering.question,
        when=setting.words("card.when", when=when, duration=duration) if duration else when,
        where=where(gathering, setting),
        story=_story(gathering, setting),
    )
    head = Html(f"{heading(gathering, setting)}\n{lines}")
    return blocks(head, *programme(seen.programme, setting))


def _undated(gathering: Gathering, setting: Setting) -> str:
    """Say that a date is to be decided, of what lost the one it had."""
    is_postponed = gathering.status is Status.POSTPONED
    return setting.words.plain("change.no_date") if is_postponed else ""


def _story(gathering: Gathering, setting: Setting) -> str:
    if not gathering.story_title:
        return ""
    key = "card.story_told" if gathering.tellers else "card.story"
    return setting.words(key, title=gathering.story_title, tellers=gathering.tellers)


def counts(headcount: Headcount, setting: Setting) -> Html:
    said = {answer.value: _count(headcount, answer, setting) for answer in Answer}
    return setting.words("card.counts", **said, to_confirm=headcount.to_confirm or "")


def _count(counts: Headcount, answer: Answer, setting: Setting) -> str:
    organisations = counts.organisations_of(answer)
    key = {0: "card.count", 1: "card.count_one"}.get(organisations, "card.count_many")
    return setting.words.plain(key, people=counts.of(answer), organisations=organisations)


def is_answerable(gathering: Gathering, setting: Setting) -> bool:
    return gathering.status is not Status.CANCELLED and not gathering.is_over(setting.now)


def closing(gathering: Gathering, setting: Setting) -> Html:
    """Say for ever why nobody answers any more."""
    if gathering.status is Status.CANCELLED:
        return setting.words("card.cancelled", reason=gathering.cancel_reason)
    return setting.words("card.over")


def blocks(*blocks: Html) -> Html:
    return Html("\n\n".join(blocks))
