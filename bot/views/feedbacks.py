"""What people are asked after a meeting, as they read it: two taps, a sentence if they like."""

from collections.abc import Sequence
from typing import Final, assert_never

from bot.callbacks.feedbacks import (
    AllWellTap,
    ConsentTap,
    EchoTap,
    OwnFeedbackTap,
    OwnStep,
    TakeawayTap,
)
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.rsvps import OwnStep as CardStep, OwnTap
from bot.calls import Button, Screen
from bot.domain.asking_after import Asking, Question
from bot.domain.feedback import Consent, Echo, SentenceTooLong, Takeaway
from bot.services.feedback_letters import FeedbackLetter, FirstAfter
from bot.texts import Html
from bot.views.meetings import blocks
from bot.views.setting import Setting

Rows = Sequence[Sequence[Button]]

_CONSENTS: Final = (Consent.ANONYMOUS, Consent.NAMED, Consent.NONE)


def letter(letter: FeedbackLetter, setting: Setting) -> Screen:
    """Thank somebody for coming, and ask the first question; who may not have come can say so."""
    asking = letter.asking
    key = "feedback.asked" if letter.is_sure else "feedback.asked_unsure"
    thanks = setting.words(key, title=asking.gathering.title)
    screen = ask(asking, asking.first, setting, is_written=False)
    missed = OwnTap(asking.gathering.id, CardStep.MISSED)
    rows = () if letter.is_sure else ((setting.button("feedback.couldnt_button", missed),),)
    return Screen(blocks(thanks, Html(screen.text)), (*screen.buttons, *rows))


def first_after(_: FirstAfter, setting: Setting) -> Screen:
    """Say a word to somebody who came for the first time."""
    welcomer = setting.community.welcomer or setting.words.plain("first.somebody")
    rows = (
        (setting.button("first.ask_button", MenuTap(Errand.HUMAN)),),
        (setting.button("first.well_button", AllWellTap()),),
    )
    return Screen(setting.words("first.after", welcomer=welcomer), rows)


def ask(
    asking: Asking,
    question: Question,
    setting: Setting,
    *,
    first_name: str = "",
    is_written: bool = True,
) -> Screen:
    """
    Ask one of the questions; when all is said, thank who reads by `first_name`.

    `is_written` says that what is typed now is the sentence; a letter cannot wait for words.
    """
    match question:
        case Question.TAKEAWAY:
            return Screen(setting.words("feedback.q1"), _takeaways(asking, setting))
        case Question.STORY:
            story = asking.gathering.story_title
            return Screen(setting.words("feedback.q2", story=story), _echoes(asking, setting))
        case Question.SENTENCE:
            return _sentence(asking, setting, is_written=is_written)
        case Question.QUOTE:
            return _quote(asking, setting)
        case Question.NONE:
            return thanks(asking, first_name, setting)
        case _:
            assert_never(question)


def _takeaways(asking: Asking, setting: Setting) -> Rows:
    which = asking.gathering.id
    return [
        (setting.button(f"feedback.takeaway_{one.value}", TakeawayTap(which, one)),)
        for one in Takeaway
    ]


def _echoes(asking: Asking, setting: Setting) -> Rows:
    which = asking.gathering.id
    return [(setting.button(f"feedback.echo_{one.value}", EchoTap(which, one)),) for one in Echo]


def _sentence(asking: Asking, setting: Setting, *, is_written: bool) -> Screen:
    text = _wording(asking, setting)
    if not is_written:
        return Screen(
            text, ((own_step("feedback.write_button", asking, OwnStep.SENTENCE, setting),),)
        )
    return Screen(some_blocks(text, _there(asking, setting)), ((_pass(asking, setting),),))


def _wording(asking: Asking, setting: Setting) -> Html:
    how = setting.words("feedback.q3_how")
    if asking.is_for_the_team:
        return Html(f"{setting.words('feedback.q3_none')}\n{how}")
    own = asking.questions.wording
    said = setting.words("feedback.asked_as", wording=own) if own else setting.words("feedback.q3")
    return Html(f"{said}\n{how}")


def _there(asking: Asking, setting: Setting) -> Html:
    """Remind somebody of the sentence that they gave before."""
    if not asking.has_words or asking.feedback is None:
        return Html()
    if asking.feedback.was_spoken:
        return setting.words("feedback.q3_my_voice")
    return setting.words("feedback.q3_mine", sentence=asking.feedback.sentence)


def _pass(asking: Asking, setting: Setting) -> Button:
    key = "feedback.pass_button"
    if asking.has_words and asking.feedback:
        is_voice = asking.feedback.was_spoken
        key = "feedback.keep_voice_button" if is_voice else "feedback.keep_button"
    return own_step(key, asking, OwnStep.ON, setting)


def too_long(asking: Asking, refusal: SentenceTooLong, setting: Setting) -> Screen:
    """Say how long it was; the question stays open."""
    told = setting.words(refusal.key)
    length = setting.words("feedback.length", length=refusal.length)
    return Screen(Html(f"{told}\n{length}"), ((_pass(asking, setting),),))


def _quote(asking: Asking, setting: Setting) -> Screen:
    said = asking.feedback
    key = "feedback.quote_voice" if said and said.was_spoken else "feedback.quote"
    text = setting.words(key, sentence=said.sentence if said else "")
    which, feedback_id = asking.gathering.id, said.id if said else 0
    rows = [
        (setting.button(f"feedback.allow_{one.value}", ConsentTap(which, feedback_id, one)),)
        for one in _CONSENTS
    ]
    return Screen(Html(f"{text}\n{setting.words('feedback.warning')}"), rows)


def thanks(asking: Asking, first_name: str, setting: Setting) -> Screen:
    """Thank somebody; everything may still be changed, and taken back."""
    key = "feedback.thanks_published" if asking.is_published else "feedback.thanks"
    text = setting.words(key, first_name=first_name)
    change = own_step("feedback.change_button", asking, OwnStep.BEGIN, setting)
    return Screen(text, ((change,), *offer_to_withdraw(asking, setting)))


def offer_to_withdraw(asking: Asking, setting: Setting) -> Rows:
    """Return the way to take a sentence back, or taps where there is none."""
    if asking.feedback is None:
        return ()
    if not asking.has_words:
        return (offer_to_withdraw_all(asking, setting),)
    is_voice = asking.feedback.was_spoken
    key = "feedback.withdraw_voice_button" if is_voice else "feedback.withdraw_button"
    return ((own_step(key, asking, OwnStep.WITHDRAW, setting),),)


def offer_to_withdraw_all(asking: Asking, setting: Setting) -> Sequence[Button]:
    """Return the way to take back all that one answered."""
    return (own_step("feedback.whole_button", asking, OwnStep.WHOLE, setting),)


def well(setting: Setting) -> Screen:
    """Answer « Tout va bien »."""
    return Screen(
        setting.words("first.well"), ((setting.button("button.next", MenuTap(Errand.NEXT)),),)
    )


def some_blocks(*parts: Html) -> Html:
    """Put together the parts that say something."""
    return blocks(*(part for part in parts if part))


def own_step(
    key: str, asking: Asking, step: OwnStep, setting: Setting, *, style: str = ""
) -> Button:
    """Return a button for a step with one's own answers."""
    return setting.button(key, OwnFeedbackTap(asking.gathering.id, step), style=style)
