// The foot of a chat: the field, the menu of commands, the suggested answers, or START.
import * as actions from "./actions.js";
import { $, bdi, button, h, iconButton, picture, reconcile } from "./dom.js";
import { t } from "./i18n.js";
import { heed, offers, withdraw } from "./inline.js";
import { plain } from "./message.js";
import { menu } from "./notices.js";
import { openChat, state, writer } from "./state.js";

const area = h("textarea", {
  id: "composer-text", rows: "1", "aria-label": t("compose"), placeholder: t("compose"), autocomplete: "off",
  dir: "auto", enterkeyhint: "send", data: { testid: "composer" },
});
const picker = h("input", { type: "file", hidden: true, data: { testid: "file" } });
const drafts = new Map(); // "person/chat" -> text

const place = () => `${state.person}/${state.chat}`;

function grow() {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight + 2, 160)}px`;
}

/** Puts `text` (null: nothing new) in the field and the cursor behind it. */
export function compose(text) {
  if (text !== null) area.value = text;
  listen();
  area.focus();
}

/** Leaves `text` in the field of another chat, to be found there. */
export const leave = (chat, text) => drafts.set(`${state.person}/${chat}`, text);

function listen() {
  grow();
  if (!state.editing) heed(area.value, () => { compose(""); });
}

async function send() {
  const text = area.value.trim();
  if (!text) return;
  withdraw();
  area.value = "";
  grow();
  const done = await (state.editing ? actions.rewrite(text) : actions.say(text));
  if (done === false) return compose(text);
  stopReply();
}

function stopReply() {
  if (!state.replyTo && !state.editing) return;
  state.replyTo = null;
  state.editing = null;
  drawFoot();
}

function commandName(entry) {
  return `/${entry.command}${openChat()?.kind === "private" || !entry.bot ? "" : `@${entry.bot}`}`;
}

function commandsMenu(opener) {
  const entries = openChat().commands.map((entry) => [
    h("span", { class: "command" }, h("strong", {}, `/${entry.command}`), h("span", { class: "note" }, entry.description)),
    () => actions.say(commandName(entry)),
  ]);
  menu(opener, t("commandsMenu"), entries);
}

function attachMenu(opener) {
  menu(opener, t("attach"), [[t("attachFile"), () => picker.click()], [t("attachVoice"), () => actions.sendVoice()]]);
}

function suggestions(chat) {
  const rows = chat.reply_keyboard?.rows ?? [];
  if (!rows.length) return null;
  const keys = rows.map((row) => h("div", { class: "keys" }, row.map((key) => {
    const text = typeof key === "string" ? key : key.text;
    return button(bdi(text), () => actions.pressKey(text), { class: "key" });
  })));
  return h("div", { class: "suggestions", role: "group", "aria-label": t("replyKeyboard"), data: { testid: "reply-keyboard" } }, keys);
}

function banner() {
  if (state.editing) return ribbon(t("editing"), plain(state.editing));
  if (state.replyTo) return ribbon(t("replyTo", { name: writer(state.replyTo) }), plain(state.replyTo));
  if (state.anonymous) return h("p", { class: "ribbon" }, t("asGroup"));
  return null;
}

const ribbon = (title, text) => h("div", { class: "ribbon" },
  h("p", {}, h("strong", {}, bdi(title)), h("span", { class: "cut", dir: "auto" }, text)), iconButton("×", t("stopReply"), stopReply));

const row = h("div", { class: "compose" });

function composeRow(chat) {
  const commands = chat.commands?.length
    ? iconButton("/", t("commands"), (event) => commandsMenu(event.currentTarget), { data: { testid: "commands" } }) : null;
  const attach = iconButton(picture("clip"), t("attach"), (event) => attachMenu(event.currentTarget), { data: { testid: "attach" } });
  area.placeholder = chat.reply_keyboard?.placeholder ?? t("compose");
  // The field and its button are kept: a redraw must not take the focus nor a half-written text.
  reconcile(row, [commands, attach, area, sendKey].filter(Boolean));
  return row;
}

const sendKey = button(t("send"), send, { class: "main", id: "send", data: { testid: "send" } });

const bigKey = (label, action) => button(label, () => actions.simply(action), { class: "main wide", data: { testid: action } });

function content(chat) {
  if (chat.kind === "private" && chat.blocked) return [bigKey(t("unblock"), "unblock")];
  if (chat.kind === "private" && !chat.started) return [bigKey(t("start"), "start")];
  if (chat.kind !== "private" && !chat.member) return [bigKey(t("join"), "join")];
  return [banner(), suggestions(chat), offers, composeRow(chat)].filter(Boolean);
}

let shape = "";

/** Draws the foot when what it offers has changed. */
export function drawFoot() {
  const chat = openChat();
  const next = JSON.stringify([place(), chat?.blocked, chat?.started, chat?.member, chat?.commands, chat?.reply_keyboard,
    state.replyTo?.message_id, state.editing?.message_id, state.anonymous]);
  if (next === shape) return;
  const had = document.activeElement;
  // A key that goes away leaves its focus to the field, but must not open the keyboard of a phone.
  const heir = had === area || ($("foot").contains(had) && had.matches(":focus-visible"));
  shape = next;
  reconcile($("foot"), chat ? [...content(chat), picker] : []);
  if (heir && document.activeElement !== had) focusFoot();
}

/** Goes where one writes, or to the button that stands in its place. */
export const focusFoot = () => ($("foot").querySelector("textarea") ?? $("foot").querySelector("button"))?.focus();

/** Keeps what was being written in one chat, and finds what was left in another. */
export function changeDraft(before) {
  drafts.set(before, area.value);
  area.value = drafts.get(place()) ?? "";
  Object.assign(state, { replyTo: null, editing: null, anonymous: false });
  withdraw();
  listen();
  requestAnimationFrame(grow); // the row may not stand where it will be drawn
}

export function startComposer() {
  area.addEventListener("input", listen);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      stopReply();
      withdraw();
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  picker.addEventListener("change", async () => {
    const [file] = picker.files;
    if (file && (await actions.sendFile(file, area.value.trim())) !== false) compose("");
    picker.value = "";
  });
}
