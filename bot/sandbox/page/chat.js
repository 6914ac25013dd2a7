// The middle: the header of the open chat and its messages.
import { $, h, reconcile } from "./dom.js";
import { t } from "./i18n.js";
import { dayOf, messageNode, plain } from "./message.js";
import { openChat, state, writer } from "./state.js";

const drawn = new Map(); // message_id -> {seq, node}
const days = new Map(); // words of a day -> its separator

function note(chat) {
  if (state.typing) return `${state.typing} ${t("typing")}`;
  if (chat.kind === "private") return t(chat.blocked ? "blockedNote" : "private");
  if (!chat.member) return t("notMember");
  return t(chat.admin ? "adminNote" : "group");
}

let topicShape = "";

function drawTopics(chat) {
  const topics = chat?.forum ? chat.topics : [];
  $("topic").hidden = !topics.length;
  const shape = JSON.stringify([topics, state.topic]);
  if (shape === topicShape) return;
  topicShape = shape;
  const options = [h("option", { value: "" }, t("allTopics"))];
  options.push(...topics.map((topic) => h("option", { value: topic.thread_id, selected: topic.thread_id === state.topic }, topic.name)));
  $("topic").replaceChildren(...options);
}

export function drawHeader() {
  const chat = openChat();
  $("chat-title").textContent = chat?.title ?? "";
  $("chat-title").dir = "auto";
  $("chat-note").textContent = chat ? note(chat) : "";
  $("chat-menu").hidden = !chat;
  drawTopics(chat);
}

/** Forgets the drawn messages: another chat, another person. */
export function clearMessages() {
  drawn.clear();
  days.clear();
  state.messages.clear();
  state.messagesSeq = 0;
  $("newer").hidden = true;
  $("empty").hidden = true;
  reconcile($("messages"), []);
}

const visible = () => [...state.messages.values()]
  .filter((message) => !state.topic || message.thread_id === state.topic)
  .sort((a, b) => a.date - b.date || a.message_id - b.message_id);

function nodeOf(message, act) {
  const old = drawn.get(message.message_id);
  if (old?.seq === message.seq) return old.node;
  const node = messageNode(message, act);
  drawn.set(message.message_id, { seq: message.seq, node, before: old?.node });
  return node;
}

function separator(words) {
  if (!days.has(words)) days.set(words, h("li", { class: "day" }, h("span", {}, words)));
  return days.get(words);
}

/** The button at the same place in the redrawn message, else its first button, else the message. */
function heir(held) {
  const node = drawn.get(held.id)?.node;
  if (!node?.isConnected) return $("scroll");
  return node.querySelector(`[data-at="${held.at}"]`) ?? node.querySelector(".key") ?? node;
}

function heldFocus() {
  const item = document.activeElement?.closest?.("#messages > li");
  if (!item) return null;
  for (const [id, { node }] of drawn) if (node === item) return { id, node, at: document.activeElement.dataset.at };
  return null;
}

let stuck = true; // the reader is at the end, and wants to stay there

export const atBottom = () => stuck;

export function toBottom() {
  stuck = true;
  $("scroll").scrollTop = $("scroll").scrollHeight;
  $("newer").hidden = true;
}

/** Stays at the end while pictures load or the foot grows, unless the reader went up. */
export function startChat() {
  const scroll = $("scroll");
  let before = 0;
  scroll.addEventListener("scroll", () => {
    // Only a move upwards is the reader's wish: the end also runs away when the foot grows.
    const end = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 90;
    if (end || scroll.scrollTop < before) stuck = end;
    if (stuck) $("newer").hidden = true;
    before = scroll.scrollTop;
  });
  const watcher = new ResizeObserver(() => { if (stuck) toBottom(); });
  watcher.observe(scroll);
  watcher.observe($("messages"));
  $("newer").addEventListener("click", toBottom);
}

/** Draws what `state.messages` holds. Focus and the reading place stay where they were. */
export function drawMessages(act, { follow = atBottom(), fresh = false } = {}) {
  const held = heldFocus();
  const children = [];
  let day = "";
  for (const message of visible()) {
    const words = dayOf(message);
    if (words !== day) children.push(separator((day = words)));
    children.push(nodeOf(message, act));
  }
  reconcile($("messages"), children);
  if (held && !held.node.isConnected) heir(held).focus({ preventScroll: true });
  drawEmpty(children.length);
  if (follow) toBottom();
  else if (fresh) $("newer").hidden = false;
}

function drawEmpty(count) {
  const chat = openChat();
  $("empty").hidden = count > 0;
  $("empty").textContent = chat ? chat.description || t("noMessages") : t("noChat");
}

/** Takes in what the server gave; returns the new messages. */
export function takeIn({ messages, seq }) {
  const fresh = [];
  for (const message of messages) {
    const isNew = !state.messages.has(message.message_id) && !message.deleted;
    if (message.deleted) state.messages.delete(message.message_id);
    else state.messages.set(message.message_id, message);
    if (message.deleted) drawn.delete(message.message_id);
    if (isNew) fresh.push(message);
  }
  state.messagesSeq = Math.max(state.messagesSeq, seq);
  return fresh;
}

/** Lets screen readers hear what came in. */
export function announce(messages) {
  for (const message of messages.slice(-3)) {
    const words = t("from", { name: writer(message), text: plain(message).slice(0, 300) });
    $("announce").append(h("p", {}, message.service ? plain(message) : words));
  }
  while ($("announce").childNodes.length > 10) $("announce").firstChild.remove();
}
