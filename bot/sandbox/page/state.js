// What this tab is looking at. One plain object; the modules that draw read it.

export const state = {
  people: [],
  bots: [],
  chats: [],
  groups: [], // every group there is, whoever is in it
  person: null, // id of the person this tab is
  chat: null, // id of the chat that is open
  topic: null, // thread id, in a forum
  messages: new Map(), // message_id -> message, of the open chat
  messagesSeq: 0,
  replyTo: null, // message being answered
  editing: null, // message being rewritten
  anonymous: false,
  typing: "", // name of the bot that is writing
};

export const me = () => state.people.find((person) => person.id === state.person);
export const openChat = () => state.chats.find((chat) => chat.chat_id === state.chat);

const GONE = ["left", "kicked"]; // still listed by the server

/** Whether a person or bot is in a group now. */
export const isInside = (group, id) => group.members.some((member) => member.id === id && !GONE.includes(member.status));

export const fullName = (who) => [who.first_name, who.last_name].filter(Boolean).join(" ");

/** Who wrote a message, as the chat shows it: an anonymous administrator is the group. */
export const writer = (message) => message.sender_chat?.title ?? (message.from ? fullName(message.from) : "");

const splitter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** One or two letters for the round picture of a name. */
export function initials(name) {
  const words = name.split(/\s+/).filter(Boolean).slice(0, 2);
  return words.map((word) => [...splitter.segment(word)][0].segment).join("").toLocaleUpperCase();
}

/** A steady number 0..5 for a name's colour. */
export function hue(id) {
  return Math.abs(Number(id)) % 6;
}
