"""What people took home, as the project group reads it, and what will be asked of them."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.callbacks.after import ResultsTap
from bot.callbacks.feedbacks import (
    Asked,
    AskTap,
    PlayTap,
    QuestionsTap,
    SentencesTap,
    Wish,
    WordingStep,
    WordingTap,
)
from bot.callbacks.meetings import BoardTap, ChangeTap
from bot.callbacks.noted_feedback import WhomTap
from bot.calls import Button, Screen
from bot.domain.feedback import Consent, Echo, Said, Takeaway
from bot.services.feedback_questions import Plan
from bot.services.feedback_results import PAGE, Results
from bot.texts import Html
from bot.views.meetings import blocks
from bot.views.setting import Setting

Rows = Sequence[Sequence[Button]]

_DROP: Final = {
    Asked.TAKEAWAY: "feedback.drop_takeaway_button",
    Asked.STORY: "feedback.drop_story_button",
}
_ADD: Final = {
    Asked.TAKEAWAY: "feedback.add_takeaway_button",
    Asked.STORY: "feedback.add_story_button",
}


def results(found: Results, setting: Setting) -> Screen:
    """Show counts from five answers on, and each sentence with what may be done with it."""
    gathering, words = found.gathering, setting.words
    head = words(
        "feedback.results",
        title=gathering.title,
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
    )
    parts = [head, _answers(found, setting), *_counts(found, setting), *_sentences(found, setting)]
    return Screen(blocks(*(part for part in parts if part)), _rows(found, setting))


def _answers(found: Results, setting: Setting) -> Html:
    words = setting.words
    lines = []
    if found.asked_at and not found.questions.is_asked:
        lines.append(words("feedback.nothing_asked"))
    elif found.asked_at:
        lines.append(words("feedback.will_ask", when=setting.when(found.asked_at)))
    people = found.people or 0
    is_of_them = people > 1 and people >= found.answers
    key = "feedback.answers_of" if is_of_them else "feedback.answers"
    if found.answers or not found.asked_at:
        lines.append(words(key, count=found.answers, people=found.people))
    if not found.takings.are_told:
        lines.append(words("feedback.threshold"))
    return Html("\n".join(lines))


def _counts(found: Results, setting: Setting) -> Sequence[Html]:
    """Count the buttons apart, each question for itself: a few answers would name somebody."""
    words = setting.words
    home = {words(f"feedback.takeaway_{one.value}"): found.takings.of(one) for one in Takeaway}
    said = {words(f"feedback.echo_{one.value}"): found.echoes.of(one) for one in Echo}
    story = words("feedback.story", story=found.gathering.story_title)
    return [
        *([_list(words("feedback.home"), home, setting)] if found.takings.counts else []),
        *([_list(story, said, setting)] if found.echoes.counts else []),
    ]


def _list(head: Html, counts: Mapping[Html, int], setting: Setting) -> Html:
    lines = [
        setting.words("feedback.count", label=label, count=count)
        for label, count in counts.items()
    ]
    return Html("\n".join([head, *lines]))


def _sentences(found: Results, setting: Setting) -> Sequence[Html]:
    if not found.sentences:
        return []
    head = setting.words("feedback.sentences", count=found.sentences)
    lines = (_line(said, number, setting) for number, said in _numbered(found))
    return [head, *lines]


def _numbered(found: Results) -> Sequence[tuple[int, Said]]:
    return list(enumerate(found.page.shown, start=found.page.number * PAGE + 1))


def _line(said: Said, number: int, setting: Setting) -> Html:
    key = "feedback.voice_line" if said.voice else "feedback.sentence_line"
    facts = {"number": number} if said.voice else {"sentence": said.sentence}
    return setting.words(key, may=may_be_done(said, setting), **facts)


def may_be_done(said: Said, setting: Setting) -> Html:
    """Say what its author allows; their first name only where they want it known."""
    name = said.by if said.consent is Consent.NAMED else ""
    return setting.words(f"feedback.said_{said.consent.value}", name=name)


def played(said: Said, setting: Setting) -> Screen:
    """Say under a voice note what may be done with it."""
    return Screen(setting.words("feedback.played", may=may_be_done(said, setting)))


def _rows(found: Results, setting: Setting) -> Rows:
    which, number = found.gathering.id, found.page.number
    plays = [
        (setting.button("feedback.play_button", PlayTap(said.id), number=place),)
        for place, said in _numbered(found)
        if said.voice
    ]
    turns = []
    if number:
        turns.append(setting.button("button.before", SentencesTap(which, number - 1)))
    if not found.page.is_last:
        turns.append(setting.button("button.after", SentencesTap(which, number + 1)))
    note = (setting.button("noted.button", WhomTap(which, 0)),)
    choose = (setting.button("feedback.questions_button", QuestionsTap(which)),)
    board = (setting.button("feedback.board_button", BoardTap(which)),)
    own = (*((note,) if found.may_note else ()), *((choose,) if found.may_choose else ()))
    return (*plays, *((turns,) if turns else ()), *own, board)


def questions(plan: Plan, setting: Setting, *, said: str = "") -> Screen:
    """Show what will be asked after a meeting; `said` is the key of what goes before."""
    parts = [setting.words(said)] if said else []
    parts.append(_when(plan, setting))
    if plan.questions.is_asked:
        parts.append(_asked(plan, setting))
    return Screen(blocks(*parts), (*_toggles(plan, setting), (_back(plan, setting),)))


def _when(plan: Plan, setting: Setting) -> Html:
    title = plan.gathering.title
    if not plan.questions.is_asked:
        return setting.words("feedback.questions_off", title=title)
    if plan.asked_at is None:
        return setting.words("feedback.questions_undated", title=title)
    return setting.words("feedback.questions", title=title, when=setting.when(plan.asked_at))


def _asked(plan: Plan, setting: Setting) -> Html:
    asked, words = plan.questions, setting.words
    lines = [
        words("feedback.asks_takeaway") if asked.takeaway else Html(),
        words("feedback.asks_story", story=plan.gathering.story_title if asked.story else ""),
        words("feedback.asks_sentence", wording=_wording(plan, setting)),
    ]
    return Html("\n".join(line for line in lines if line))


def _wording(plan: Plan, setting: Setting) -> Html | str:
    return plan.questions.wording or setting.words("feedback.q3")


def _toggles(plan: Plan, setting: Setting) -> Rows:
    which, asked = plan.gathering.id, plan.questions
    if not asked.is_asked:
        tap = AskTap(which, Asked.ALL, Wish.ASK)
        return ((setting.button("feedback.ask_again_button", tap),),)
    usual = setting.button("feedback.usual_button", WordingTap(which, WordingStep.USUAL))
    nothing = AskTap(which, Asked.ALL, Wish.LEAVE_OUT)
    return (
        (_toggle(which, Asked.TAKEAWAY, setting, is_on=asked.takeaway),),
        *(
            ((_toggle(which, Asked.STORY, setting, is_on=asked.story),),)
            if plan.gathering.story_title
            else ()
        ),
        (setting.button("feedback.wording_button", WordingTap(which, WordingStep.WRITE)),),
        *(((usual,),) if asked.wording else ()),
        (setting.button("feedback.ask_nothing_button", nothing),),
    )


def _toggle(which: int, asked: Asked, setting: Setting, *, is_on: bool) -> Button:
    wish = Wish.LEAVE_OUT if is_on else Wish.ASK
    return setting.button((_DROP if is_on else _ADD)[asked], AskTap(which, asked, wish))


def _back(plan: Plan, setting: Setting) -> Button:
    which = plan.gathering.id
    tap = ResultsTap(which) if plan.is_over else ChangeTap(which)
    return setting.button("feedback.back_button", tap)


def ask_wording(plan: Plan, setting: Setting, *, said: str = "") -> Screen:
    """Ask for other words; `said` is the key of what goes before."""
    text = setting.words("feedback.ask_wording", now=_wording(plan, setting))
    parts = [setting.words(said)] if said else []
    back = setting.button("feedback.back_button", QuestionsTap(plan.gathering.id))
    return Screen(blocks(*parts, text), ((back,),))
