// The left side: who I am, and the chats I see.
import * as api from "./api.js";
import { $, button, field, h, reconcile } from "./dom.js";
import { t } from "./i18n.js";
import { attempt, box } from "./notices.js";
import { fullName, hue, initials, isInside, me, state } from "./state.js";

let peopleShape = "";
const entriesById = new Map(); // chat_id -> {shape, node}
const doorsById = new Map(); // chat_id of a group one could join -> {title, node}

/** Fills the list of people; the chosen one stays chosen. An open list is left alone. */
export function drawPeople() {
  const shape = JSON.stringify([state.people, state.person]);
  if (shape === peopleShape) return;
  peopleShape = shape;
  const options = state.people.map((person) => {
    const handle = person.username ? ` (@${person.username})` : "";
    return h("option", { value: person.id, selected: person.id === state.person }, fullName(person) + handle);
  });
  $("person-select").replaceChildren(...options);
  const name = me() ? fullName(me()) : t("title");
  document.title = me() ? `${name} · ${t("title")}` : t("title");
}

/** The server says "[photo]" where there are no words. */
function words(text) {
  const key = /^\[(photo|voice)\]$/.exec(text ?? "")?.[1];
  return key ? t(key) : text;
}

function excerpt(chat) {
  if (!chat.last) return chat.bot ? `@${chat.bot.username}` : "";
  const { from } = chat.last;
  const text = words(chat.last.text);
  if (!text) return "";
  const name = typeof from === "string" ? from : from?.first_name;
  return chat.kind === "private" || !name ? text : t("from", { name, text });
}

function chatEntry(chat, goTo) {
  const face = h("span", { class: `face hue-${hue(chat.chat_id)}`, "aria-hidden": "true" }, initials(chat.title));
  const badge = chat.unread
    ? h("span", { class: "badge" }, h("span", { "aria-hidden": "true" }, String(chat.unread)),
      h("span", { class: "unseen" }, t("unread", { n: chat.unread }))) : null;
  const lines = h("span", { class: "chat-lines" },
    h("span", { class: "chat-title cut", dir: "auto" }, chat.title), h("span", { class: "note cut", dir: "auto" }, excerpt(chat)));
  const open = button("", () => goTo(chat.chat_id), {
    class: "chat",
    title: chat.title,
    data: { testid: `chat-${chat.chat_id}` },
    "aria-current": chat.chat_id === state.chat ? "true" : null,
  });
  open.append(face, lines, ...(badge ? [badge] : []));
  return h("li", {}, open);
}

/** A chat that did not change keeps its element: a redraw must not swallow a click. */
function entryFor(chat, goTo) {
  const shape = JSON.stringify([chat, chat.chat_id === state.chat]);
  const old = entriesById.get(chat.chat_id);
  if (old?.shape === shape) return old.node;
  const node = chatEntry(chat, goTo);
  entriesById.set(chat.chat_id, { shape, node });
  return node;
}

async function enter({ chat_id: id }, goTo) {
  await api.act(state.person, id, "join", {});
  goTo(id);
}

/** The button into a group this person is not in; kept while its name stays the same. */
function doorFor(group, goTo) {
  const old = doorsById.get(group.chat_id);
  if (old?.title === group.title) return old.node;
  const label = h("span", { class: "cut", dir: "auto" }, t("joinGroup", { title: group.title }));
  const node = h("li", { class: "door" }, button(label, () => attempt(() => enter(group, goTo)),
    { class: "wide", title: group.title, data: { testid: `join-${group.chat_id}` } }));
  doorsById.set(group.chat_id, { title: group.title, node });
  return node;
}

const closedToMe = () => state.groups.filter((group) => !group.migrated_to && me() && !isInside(group, state.person));

let newGroup = null;

/** Draws the list of chats; keyboard focus stays on the chat that had it. */
export function drawChats(goTo) {
  const list = $("chats");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
  const entries = state.chats.map((chat) => entryFor(chat, goTo));
  if (!entries.length) entries.push(h("li", { class: "empty" }, t("noChats")));
  entries.push(...closedToMe().map((group) => doorFor(group, goTo)));
  newGroup ??= h("li", { class: "new-group" }, button(t("newGroup"), () => askGroup(goTo), { class: "quiet", data: { testid: "new-group" } }));
  entries.push(newGroup);
  reconcile(list, entries);
  if (focused && !list.contains(document.activeElement)) list.querySelector(`[data-testid="${focused}"]`)?.focus();
}

const text = (testid) => h("input", { type: "text", autocomplete: "off", data: { testid } });

/** Asks for a stranger's names and becomes this person. */
export function askPerson(become) {
  const [first, last, handle] = [text("first-name"), text("last-name"), text("username")];
  const tongue = h("select", {}, ["fr", "en", "ar", "pt"].map((code) => h("option", { value: code }, code)));
  const form = h("div", { class: "form" }, field(t("firstName"), first), field(t("lastName"), last),
    field(t("username"), handle), field(t("personLanguage"), tongue));
  box(t("newPerson"), form, [t("create"), async () => {
    const person = await api.addPerson({
      first_name: first.value.trim(),
      ...(last.value.trim() ? { last_name: last.value.trim() } : {}),
      ...(handle.value.trim() ? { username: handle.value.trim().replace(/^@/, "") } : {}),
      language_code: tongue.value,
    });
    await become(person.id);
  }]);
}

function askGroup(goTo) {
  const title = text("group-title");
  const form = h("div", { class: "form" }, field(t("groupTitle"), title), h("p", { class: "note" }, t("groupMembers")));
  box(t("newGroup"), form, [t("create"), async () => {
    const group = await api.addGroup({
      title: title.value.trim(),
      kind: "supergroup",
      members: state.people.map((person) => person.id),
      admins: [state.person],
      bots: state.bots.map((bot) => bot.id),
    });
    goTo(group.chat_id);
  }]);
}
