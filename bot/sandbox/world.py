"""Everything that exists in the sandbox: people, bots, chats, messages, files."""

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.actors import Actor, Bot, Person
from bot.sandbox.chats import Chat, Kind, Message
from bot.sandbox.clock import Clock
from bot.sandbox.feed import Feed
from bot.sandbox.files import FileStore
from bot.sandbox.updates import UpdateQueue

_SUPERGROUP = -1_000_000_000_000


@dataclass(slots=True)
class Tap:
    """A callback query: who tapped what, and what the bot answered."""

    id: str
    bot: Bot
    person: Person
    data: str
    made_at: float
    update_id: int | None = None
    answer: dict[str, Any] | None = None


@dataclass(slots=True)
class InlineQuery:
    """What somebody typed behind a bot's name, and what the bot offered (None = nothing yet)."""

    id: str
    bot: Bot
    person: Person
    query: str
    results: list[dict[str, Any]] | None = None


@dataclass(slots=True)
class World:
    """The present state; everything that changes is told to the feed."""

    clock: Clock
    feed: Feed = field(default_factory=Feed)
    people: dict[int, Person] = field(default_factory=dict)
    deactivated: set[int] = field(default_factory=set)
    bots: dict[int, Bot] = field(default_factory=dict)
    queues: dict[int, UpdateQueue] = field(default_factory=dict)
    groups: dict[int, Chat] = field(default_factory=dict)
    private: dict[tuple[int, int], Chat] = field(default_factory=dict)
    taps: dict[str, Tap] = field(default_factory=dict)
    inline_queries: dict[str, InlineQuery] = field(default_factory=dict)
    inline_messages: dict[str, Message] = field(default_factory=dict)
    files: FileStore = field(default_factory=FileStore)
    last_account_message_id: int = 0

    def date(self) -> int:
        """Now, in whole Unix seconds."""
        return int(self.clock.timestamp())

    def actor(self, user_id: int) -> Actor | None:
        """The person or bot with this id."""
        return self.people.get(user_id) or self.bots.get(user_id)

    def bot_named(self, name: str) -> Bot | None:
        """The bot with this username (with or without @, any case)."""
        wanted = name.removeprefix("@").lower()
        return next((bot for bot in self.bots.values() if bot.username.lower() == wanted), None)

    def private_chat(self, bot: Bot, person: Person) -> Chat:
        """The chat of a bot and a person; made when it does not exist yet."""
        chat = self.private.get((bot.id, person.id))
        if chat is None:
            chat = Chat(person.id, Kind.PRIVATE, bot=bot, person=person)
            chat.statuses = {person.id: "member", bot.id: "member"}
            self.private[bot.id, person.id] = chat
        return chat

    def new_group(self, kind: Kind, title: str, *, group_id: int | None = None) -> Chat:
        """A group without members; ids as Telegram gives them."""
        if group_id is None:
            number = 1 + len(self.groups)
            base = _SUPERGROUP if kind is Kind.SUPERGROUP else 0
            while base - number in self.groups:
                number += 1
            group_id = base - number
        chat = Chat(group_id, kind, title=title)
        self.groups[group_id] = chat
        return chat

    def person_chats(self, person: Person) -> list[Chat]:
        """The chats in a person's list: one with each bot, and the groups they ever were in."""
        with_bots = [self.private_chat(bot, person) for bot in self.bots.values()]
        groups = [chat for chat in self.groups.values() if person.id in chat.statuses]
        return with_bots + [chat for chat in groups if not chat.gone]

    def audience(self, chat: Chat) -> list[int]:
        """The people who see what happens in a chat now."""
        return [user_id for user_id in chat.present() if user_id in self.people]

    def people_chat_id(self, chat: Chat) -> int:
        """The id under which people know a chat: the bot's id for a private chat."""
        return chat.bot.id if chat.bot is not None else chat.id

    def add_message(self, message: Message) -> Message:
        """Give a new message its number, store it and tell the feed."""
        chat = message.chat
        if chat.kind is Kind.SUPERGROUP:
            chat.last_message_id += 1
            message.id = chat.last_message_id
        else:
            # Private chats and basic groups of an account share one counter.
            self.last_account_message_id += 1
            message.id = self.last_account_message_id
        chat.messages[message.id] = message
        message.born = self.touch(message, "new")
        return message

    def touch(self, message: Message, change: str) -> int:
        """Tell the feed that a message is new, edited or deleted."""
        chat = message.chat
        message.seq = self.feed.tell(
            "message",
            chat_id=self.people_chat_id(chat),
            message_id=message.id,
            people=self.audience(chat),
            change=change,
        )
        return message.seq

    def tell_chats_changed(self, *people: int) -> None:
        """Tell the feed that the lists of chats of these people changed."""
        self.feed.tell("chats", people=list(people))
