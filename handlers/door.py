"""
What every door shares.

A door is a plain function: somebody knocks, it does one thing with the store and returns what we
then owe to Telegram. It has no `await`, so nothing is sent before everything is committed.
"""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from telegram import Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from bot.callbacks.grammar import VERSION, Tap, UnreadableButton
from bot.callbacks.people import MenuTap
from bot.calls import Call, Screen, redraw, say, toast
from bot.domain.community import Community
from bot.domain.dialogue import Dialogue, Step
from bot.domain.member import Member, Person
from bot.domain.telling import Given
from bot.intake import brought
from bot.intake.attempt import ATTEMPT
from bot.intake.reading import BUTTON_IS_THERE
from bot.ports import Store
from bot.services import members, questions
from bot.services.spaces import Spot
from bot.texts import Texts, Words
from bot.views.setting import Setting

Button = TypeVar("Button", bound=Tap)
MENU = f"{VERSION}:{MenuTap.area}:"  # what every button of the menu remembers first


@dataclass(frozen=True, slots=True)
class House:
    """What stays the same from one knock to the next."""

    texts: Texts
    community: Community
    bot_username: str
    now: Callable[[], datetime]

    def setting(self, language: str | None, now: datetime) -> Setting:
        return Setting(self.texts.of(language), self.community, self.bot_username, now)


@dataclass(frozen=True, slots=True)
class Knock:
    """Somebody at the door: who, where, when, and what they brought."""

    person: Person
    member: Member | None
    spot: Spot
    is_private: bool
    setting: Setting
    house: House
    text: str = ""
    memory: str = ""  # what the tapped button remembered
    query_id: str = ""
    message_id: int | None = None
    button_is_there: bool = False  # on that message; if not, it was taken away, or never was
    inline_id: str = ""  # the card in a chat of somebody's own, where no message has a number
    inline_query_id: str = ""  # somebody typed our name there, and waits for what we offer

    @property
    def now(self) -> datetime:
        return self.setting.now

    @property
    def is_organiser(self) -> bool:
        """Tell which menu to show; what may be done is asked where it is done."""
        return self.member is not None and self.member.is_organiser

    @property
    def turns_elsewhere(self) -> bool:
        """Tell whether somebody gives a command, or takes up the menu, in private."""
        is_menu = self.memory.startswith(MENU)
        return self.is_private and (is_menu or self.text.startswith("/"))

    @property
    def argument(self) -> str:
        """Return what follows a command."""
        return self.text.partition(" ")[2].strip()

    def button(self, kind: type[Button]) -> Button:
        """Return what the tapped button remembered. Raises UnreadableButton."""
        return kind.unpack(self.memory)

    def toast(self, key: str = "", **facts: object) -> Call:
        """Answer the tap with a line that fades, or just end its little clock."""
        return toast(self.query_id, self.own_words.plain(key, **facts) if key else "")

    def alert(self, key: str, **facts: object) -> Call:
        """Answer the tap with a box to close: for something that must be read."""
        return toast(self.query_id, self.own_words.plain(key, **facts), alert=True)

    def warn(self, line: str) -> Call:
        """Answer the tap with a box to close, in a line that is already in words."""
        return toast(self.query_id, line, alert=True)

    def tell(self, line: str) -> Call:
        """Answer the tap with a line that is already in words."""
        return toast(self.query_id, line)

    @property
    def own_words(self) -> Words:
        """Return the person's own words: a toast is read by one person, in a group too."""
        language = self.member.language if self.member else None
        return self.house.texts.of(language or self.person.language)

    def say(self, screen: Screen, *, card_of: int | None = None) -> Call:
        """Write a new message where the knock came from."""
        thread_id = self.spot.thread_id
        return say(self.spot.chat_id, screen, thread_id=thread_id, card_of=card_of)

    def redraw(self, screen: Screen) -> Call:
        """Replace the message whose button was tapped; without one, write a new message."""
        if self.message_id is None:
            return self.say(screen)
        return redraw(self.spot.chat_id, self.message_id, screen)

    def turn_to(self, screen: Screen) -> Sequence[Call]:
        """Answer a tap, or a typed line, with the next screen."""
        if self.query_id:
            return [self.toast(), self.redraw(screen)]
        return [self.say(screen)]

    def asks(self, step: Step, **facts: str | int | None) -> Dialogue:
        """Return the question that is now open to this person."""
        return Dialogue(self.person.telegram_id, step, asked_at=self.now, facts=facts)


Door = Callable[[Knock, Store], Sequence[Call]]
StepDoor = Callable[[Knock, Store, Dialogue], Sequence[Call]]
Steps = Mapping[Step, StepDoor]
SentDoor = Callable[[Knock, Store, Dialogue, Given], Sequence[Call]]
SentDoors = Mapping[Step, SentDoor]

Nothing = dict[Any, Any]
Context = CallbackContext[ExtBot[None], Nothing, Nothing, Nothing]
App = Application[ExtBot[None], Context, Nothing, Nothing, Nothing, Any]
CONTEXT_TYPES: ContextTypes[Context, Nothing, Nothing, Nothing] = ContextTypes()


def door(open_: Door) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """Hang a door where the framework looks for one."""

    async def on_update(update: Update, context: Context) -> None:
        house: House = context.bot_data["house"]
        await ATTEMPT.get().settle(effect_of(update, house, open_))

    return on_update


def private(open_: Door) -> Door:
    """Keep a button for the private chat; in a group only a dishonest application has it."""

    def opened(knock: Knock, store: Store) -> Sequence[Call]:
        if not knock.is_private:
            raise UnreadableButton
        return open_(knock, store)

    return opened


def effect_of(update: Update, house: House, open_: Door) -> Callable[[Store], Sequence[Call]]:
    """Return what one update asks for, as a deed; its moment is now."""
    now = house.now()

    def effect(store: Store) -> Sequence[Call]:
        knock = knock_of(update, house, now=now, store=store)
        if knock is None:
            return []
        person_id = knock.person.telegram_id
        before = store.dialogues.of(person_id) if knock.turns_elsewhere else None
        calls = open_(knock, store)
        questions.leave(store, before)
        return calls

    return effect


def door_of(
    choose: Callable[[Update], Door | None],
) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """Hang a door that is chosen by more than a word or a button."""

    async def on_update(update: Update, context: Context) -> None:
        chosen = choose(update)
        if chosen:
            await door(chosen)(update, context)

    return on_update


def knock_of(update: Update, house: House, *, now: datetime, store: Store) -> Knock | None:
    """Say who knocks and what they brought; None for what no person sent."""
    user, chat, query = update.effective_user, update.effective_chat, update.callback_query
    if user is None:
        return None
    # Telegram hides an old message from us but for its number, which is all we need of it.
    message = query.message if query else update.effective_message
    is_private = chat is not None and chat.type == "private"
    member = store.members.by_telegram_id(user.id)
    if member and is_private:
        member = members.open_chat(store, member)
    language = (member.language if member else None) or user.language_code
    return Knock(
        person=Person(user.id, user.first_name, user.language_code),
        member=member,
        spot=Spot(
            chat_id=chat.id if chat else user.id,
            thread_id=brought.thread(message),
            title=(chat.title if chat else None) or "",
        ),
        is_private=is_private,
        setting=house.setting(language if is_private else None, now),
        house=house,
        text=brought.typed(update),
        memory=brought.remembered(update),
        query_id=query.id if query else "",
        button_is_there=bool(query and query.api_kwargs.get(BUTTON_IS_THERE)),
        message_id=message.message_id if message and query else None,
        inline_id=brought.inline_id(update),
        inline_query_id=update.inline_query.id if update.inline_query else "",
    )
