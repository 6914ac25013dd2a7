// What this person does: tap, follow a link, speak, leave, block. Drawing follows from events.
import * as api from "./api.js";
import { bdi, button, field, h } from "./dom.js";
import { t } from "./i18n.js";
import { plain } from "./message.js";
import { alertBox, attempt, box, menu, toast } from "./notices.js";
import { isTelegram, outsideLink } from "./rich.js";
import { isInside, openChat, state } from "./state.js";

const hooks = { goTo: () => {}, compose: () => {}, leave: () => {}, redrawFoot: () => {} };

/** app.js lends what lies outside: goTo(chat), compose(text), leave(chat, text), redrawFoot(). */
export const lend = (given) => Object.assign(hooks, given);

const act = (what, body) => api.act(state.person, state.chat, what, body);
const shown = new Set();

/** Shows the answer of answerCallbackQuery once, whichever way it came. */
export function showAnswer(answer) {
  const id = answer.callback_query_id;
  if (id && shown.has(id)) return;
  if (id) shown.add(id);
  if (answer.toast ?? answer.text) (answer.alert ? alertBox : toast)(answer.toast ?? answer.text);
  if (answer.url) follow(answer.url);
}

async function press(message, key) {
  const answer = await act("tap", { message_id: message.message_id, row: key.row, column: key.column });
  if (!answer.answered) return toast(t("noAnswer"));
  if (answer.copy_text ?? key.copy_text) return copy(answer.copy_text ?? key.copy_text);
  if (key.kind.startsWith("switch_inline")) {
    const line = `@${(message.via_bot ?? message.from).username} ${key.query ?? ""}`;
    return key.kind === "switch_inline" ? chooseChat(line) : hooks.compose(line);
  }
  return showAnswer(answer);
}

/** Taps an inline button; it stays marked as busy until the bot has answered. */
export async function tap(message, key, node) {
  if (node.getAttribute("aria-busy") === "true") return;
  node.setAttribute("aria-busy", "true");
  await attempt(() => press(message, key));
  node.removeAttribute("aria-busy");
}

async function copy(text) {
  await navigator.clipboard?.writeText(text).catch(() => {});
  toast(t("copied", { text }));
}

function offerOutside(url) {
  const link = outsideLink(url, t("openOutside"));
  if (link) link.className = "button";
  box(t("external"), h("div", { class: "box-text" }, h("p", {}, h("code", {}, url)), link));
}

async function open(url, group) {
  const answer = await api.open(state.person, url, group);
  if (answer.external) return offerOutside(answer.external);
  if (answer.choose) return chooseGroup(url, answer.choose);
  return hooks.goTo(answer.chat_id);
}

function chooseGroup(url, choices) {
  const keys = choices.map(({ chat_id: id, title }) =>
    h("li", {}, button(bdi(title), () => { shell.close(); attempt(() => open(url, id)); })));
  const shell = box(t("chooseGroup"), h("ul", { class: "choices" }, keys));
}

/** Asks in which chat to type a line; there the bot is asked for what it offers. */
function chooseChat(line) {
  const keys = state.chats.map(({ chat_id: id, title }) => h("li", {}, button(bdi(title), () => {
    shell.close();
    if (id === state.chat) return hooks.compose(line);
    hooks.leave(id, line);
    return hooks.goTo(id);
  })));
  const shell = box(t("chooseChat"), h("ul", { class: "choices" }, keys));
}

/** Follows a link: t.me inside the sandbox, anything else after a question. */
export const follow = (url) => (isTelegram(url) ? attempt(() => open(url)) : offerOutside(url));

const spoken = (body) => ({
  ...body,
  ...(state.topic ? { thread_id: state.topic } : {}),
  ...(state.anonymous ? { anonymous: true } : {}),
});

export function say(text) {
  return attempt(() => act("say", spoken({ text, ...(state.replyTo ? { reply_to: state.replyTo.message_id } : {}) })));
}

export const rewrite = (text) => attempt(() => act("edit", { message_id: state.editing.message_id, text }));
export const pressKey = (text) => attempt(() => act("press", { text }));
export const simply = (what, body = {}) => attempt(() => act(what, body));

/** A picture goes as a photo, anything else as a document. */
export function sendFile(file, caption) {
  return attempt(() => api.sendFile(state.person, state.chat, file, caption));
}

export const sendVoice = () =>
  simply("send-file", { kind: "voice", file_name: "note.ogg", mime: "audio/ogg", text: "OggS: a sample voice note" });

function compose(change) {
  Object.assign(state, { replyTo: null, editing: null }, change);
  hooks.redrawFoot();
  hooks.compose(change.editing ? plain(change.editing) : null);
}

/** The menu of one message. */
export function messageMenu(message, opener) {
  const id = { message_id: message.message_id };
  const mine = message.outgoing;
  menu(opener, t("messageMenu"), [
    [t("reply"), () => compose({ replyTo: message })],
    [t("like"), () => act("react", { ...id, emoji: message.reactions?.length ? "" : "👍" })],
    ...(mine && message.text ? [[t("edit"), () => compose({ editing: message })]] : []),
    ...(openChat()?.admin || openChat()?.kind === "private" ? [[t("pin"), () => act("pin", id)]] : []),
    ...(mine || openChat()?.admin ? [[t("delete"), () => act("delete", id)]] : []),
  ]);
}

function groupEntries(chat, group) {
  const entries = [[chat.member ? t("leave") : t("join"), () => act(chat.member ? "leave" : "join", {})]];
  if (!chat.member) return entries;
  for (const bot of state.bots) {
    const here = Boolean(group) && isInside(group, bot.id);
    entries.push([t(here ? "removeBot" : "addBot", { name: bot.first_name }), () => act(here ? "remove-bot" : "add-bot", { bot: bot.id })]);
  }
  if (chat.admin) entries.push([t(state.anonymous ? "anonymousOff" : "anonymousOn"), () => compose({ anonymous: !state.anonymous })]);
  if (chat.admin && chat.kind === "group") entries.push([t("migrate"), () => migrate(chat)]);
  return entries;
}

async function migrate(chat) {
  const { chat_id: id } = await api.migrate(chat.chat_id);
  hooks.goTo(id);
}

/** The menu of the open chat: block, leave, bots, anonymity. */
export async function chatMenu(opener) {
  const chat = openChat();
  if (!chat) return;
  if (chat.kind === "private") {
    const what = chat.blocked ? "unblock" : "block";
    menu(opener, t("chatMenu"), [[t(what), () => act(what, {})], [t("start"), () => act("start", {})]]);
    return;
  }
  const groups = (await attempt(api.groups)) || [];
  menu(opener, t("chatMenu"), groupEntries(chat, groups.find((group) => group.chat_id === chat.chat_id)));
}

/** Asks for a t.me link and follows it. */
export function askLink() {
  const input = h("input", { type: "text", inputmode: "url", autocomplete: "off", placeholder: "https://t.me/…?start=…", data: { testid: "link" } });
  box(t("openLink"), field(t("linkLabel"), input), [t("follow"), () => {
    if (!input.value.trim()) { toast(t("linkBad")); return false; }
    return open(input.value.trim());
  }]);
}
