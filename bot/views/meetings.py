"""Meetings as screens: what every card says of one, and the card of the group."""

from bot.callbacks.grammar import base36
from bot.callbacks.people import RsvpTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.place import Format
from bot.domain.rsvp import Answer, Headcount
from bot.domain.visit import Visit, has_place
from bot.services.meetings import Seen
from bot.texts import Html
from bot.texts.ordinals import ordinal
from bot.views import places
from bot.views.programmes import programme
from bot.views.setting import Setting
from bot.views.visit_changes import said_of


def group_card(seen: Seen, setting: Setting) -> Screen:
    """Show a meeting to a group: numbers only, never a name."""
    gathering, words = seen.gathering, setting.words
    if not is_answerable(gathering, setting):
        return Screen(blocks(facts(seen, setting), closing(gathering, setting)))
    numbers = counts(seen.counts, setting)
    answers = answer_buttons(gathering.id, setting)
    if gathering.kind is Kind.VISIT:
        numbers, answers = places.left(seen, setting), visit_buttons(gathering.id, setting)
    text = blocks(facts(seen, setting), words("card.how"), numbers)
    private = Button(words.plain("card.private"), url=setting.link(deep_link(gathering.id)))
    rows = (*answers, (private,), *link_rows(gathering, setting))
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


def answers_to(gathering: Gathering, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    """Return the answers that a gathering takes: a visit has no place for who is not sure."""
    is_visit = gathering.kind is Kind.VISIT
    return (visit_buttons if is_visit else answer_buttons)(gathering.id, setting)


def visit_buttons(gathering_id: int, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    """Return the two answers to a visit: who is not sure yet holds no place."""
    yes, no = RsvpTap(gathering_id, Answer.YES), RsvpTap(gathering_id, Answer.NO)
    return (
        (
            setting.button("answer.yes", yes, style="success"),
            setting.button("visit.not_this_time", no),
        ),
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
    if gathering.kind is Kind.VISIT:
        return words("visit.title" if gathering.title else "visit.a_visit", title=gathering.title)
    if gathering.ordinal is None:
        return words("card.title", title=gathering.title)
    number = ordinal(gathering.ordinal, words.language)
    if gathering.title == words.plain("card.usual_title"):
        return words("card.number_alone", ordinal=number)
    return words("card.numbered_title", ordinal=number, title=gathering.title)


def titled(kind: Kind, title: str, setting: Setting) -> str:
    """Return a title that says of a visit that it is one."""
    return setting.words.plain("visit.titled", title=title) if kind is Kind.VISIT else title


def where(gathering: Gathering, setting: Setting) -> str:
    """
    Say where it is, as far as everybody may read it.

    The link of a video meeting is for those who come, and of a visit so is the address.
    """
    if gathering.kind is not Kind.VISIT:
        return room(gathering, setting)
    return gathering.held_by or setting.words.plain("visit.place_later")


def place_of(seen: Seen, setting: Setting, *, receives: bool = False) -> str:
    """
    Say where it is as far as this reader may know.

    The address of a visit goes with a place in it; who `receives` it knows where they live.
    """
    gathering, public = seen.gathering, where(seen.gathering, setting)
    if gathering.kind is not Kind.VISIT or not (receives or has_place(seen.rsvp)):
        return public
    known = (public if gathering.held_by else "", _room(gathering))
    return ", ".join(part for part in known if part) or public


def _room(gathering: Gathering) -> str:
    place = gathering.place
    known = ", ".join(part for part in (place.name, place.address) if part) if place else ""
    return known or gathering.place_note


def room(gathering: Gathering, setting: Setting) -> str:
    """Say where it is in full: of a visit, for those who prepare it."""
    room = _room(gathering) or setting.words.plain("place.undecided")
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
    if gathering.kind is Kind.VISIT:
        return _visit_facts(seen, setting)
    holder = gathering.held_by if gathering.kind is Kind.RELAY else ""
    lines = setting.words(
        "card.facts",
        holder=setting.words("card.held_by", holder=holder) if holder else "",
        question=gathering.question,
        when=_when(gathering, setting),
        where=where(gathering, setting),
        story=_story(gathering, setting),
    )
    head = Html(f"{heading(gathering, setting)}\n{lines}")
    return blocks(head, *programme(seen.programme, setting))


def _visit_facts(seen: Seen, setting: Setting) -> Html:
    """Invite to a visit; who has a place reads instead where to meet, and whom to call."""
    visit = seen.visit or Visit(seen.gathering.id)
    inside = has_place(seen.rsvp)
    contact = ", ".join(part for part in (visit.contact_name, visit.contact_phone) if part)
    lines = setting.words(
        "visit.facts",
        topic=visit.topic,
        when=_when(seen.gathering, setting),
        where=place_of(seen, setting),
        meeting_point=visit.meeting_point if inside else "",
        access=_access(seen.gathering, visit) if inside else "",
        contact=contact if inside else "",
        group="" if inside else small_group(seen, setting),
        exchange="" if inside else exchange(visit, setting),
    )
    return Html(f"{heading(seen.gathering, setting)}\n{lines}")


def _access(gathering: Gathering, visit: Visit) -> str:
    return visit.access or (gathering.place.access if gathering.place else "")


def small_group(seen: Seen, setting: Setting) -> Html:
    """Say how many places a visit has."""
    if seen.places is None:
        return Html("")
    key = "visit.small_group_one" if seen.places.capacity == 1 else "visit.small_group"
    return setting.words(key, capacity=seen.places.capacity)


def exchange(visit: Visit, setting: Setting) -> Html:
    """Say what is asked of those who go: to tell the others, and when."""
    if visit.told_on is None:
        return setting.words("visit.exchange_next")
    return setting.words("visit.exchange", when=setting.when(visit.told_on))


def _when(gathering: Gathering, setting: Setting) -> Html | str:
    if gathering.starts_at is None:
        return _undated(gathering, setting)
    when, duration = setting.when(gathering.starts_at), setting.duration(gathering.duration)
    return setting.words("card.when", when=when, duration=duration) if duration else when


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
        key = said_of(gathering, "card.cancelled")
        return setting.words(key, reason=gathering.cancel_reason)
    return setting.words(said_of(gathering, "card.over"))


def blocks(*blocks: Html) -> Html:
    return Html("\n\n".join(blocks))
