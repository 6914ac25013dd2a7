// Starts the page: who and where from the address (#/person/chat), then follows what happens.
import * as actions from "./actions.js";
import * as api from "./api.js";
import { announce, atBottom, clearMessages, drawHeader, drawMessages, startChat, takeIn, toBottom } from "./chat.js";
import { refreshClock, setClock, startClock } from "./clock.js";
import { changeDraft, compose, drawFoot, focusFoot, leave, startComposer } from "./composer.js";
import { $ } from "./dom.js";
import { drawDrawer, startDrawer } from "./drawer.js";
import { refreshFaults, startFaults } from "./faults.js";
import { switchLanguage, t, translatePage } from "./i18n.js";
import { live } from "./live.js";
import { clearLog, refreshLog, startLog } from "./log.js";
import { attempt, box, toast } from "./notices.js";
import { askPerson, drawChats, drawPeople } from "./people.js";
import { state } from "./state.js";

const act = { tap: actions.tap, follow: actions.follow, say: actions.say, menu: actions.messageMenu };
const goTo = (chat) => { location.hash = `#/${state.person}/${chat}`; };
let typingEnds = 0;

function drawAll() {
  document.body.dataset.view = state.chat ? "chat" : "list";
  drawPeople();
  drawChats(goTo);
  drawHeader();
  drawFoot();
}

async function refreshChats() {
  if (state.person === null) return;
  const person = state.person;
  const [chats, bots, groups] = await Promise.all([api.chats(person), api.bots(), api.groups()]);
  if (person !== state.person) return; // this tab became somebody else meanwhile
  Object.assign(state, { chats, bots, groups });
  drawAll();
}

async function refreshMessages({ opening = false } = {}) {
  if (!state.chat) return drawMessages(act);
  const { person, chat } = state;
  const answer = await api.messages(person, chat, state.messagesSeq);
  if (person !== state.person || chat !== state.chat) return undefined;
  const all = takeIn(answer);
  const fresh = all.filter((message) => !message.outgoing);
  const spoke = fresh.length < all.length; // who speaks wants to see it
  drawMessages(act, { follow: opening || spoke || atBottom(), fresh: fresh.length > 0 });
  if (!opening) announce(fresh);
  if (!opening && fresh.at(-1)?.force_reply) answerTo(fresh.at(-1));
  return undefined;
}

function answerTo(message) {
  state.replyTo = message;
  drawFoot();
}

/** Reads the address and shows what it names; a person who is not there becomes the first one. */
async function route() {
  const [, person, chat] = location.hash.split("/").map(Number);
  const before = `${state.person}/${state.chat}`;
  const chosen = state.people.find(({ id }) => id === person) ?? state.people[0];
  Object.assign(state, { person: chosen?.id ?? null, chat: chosen?.id === person && chat ? chat : null, topic: null, typing: "" });
  if (before !== `${state.person}/${state.chat}`) changeDraft(before);
  clearMessages();
  drawAll();
  await attempt(refreshChats);
  if (state.chat && !state.chats.some(({ chat_id: id }) => id === state.chat)) state.chat = null;
  await attempt(() => refreshMessages({ opening: true }));
  drawAll();
  toBottom();
  await attempt(refreshChats); // reading took the unread mark away
}

async function become(person) {
  state.people = await api.people();
  location.hash = `#/${person}`;
}

async function everything() {
  state.people = await api.people();
  clearLog();
  await Promise.all([route(), refreshClock(), refreshFaults(), refreshLog()]);
}

function showTyping({ bot }) {
  state.typing = typeof bot === "string" ? bot : (state.bots.find(({ id }) => id === (bot?.id ?? bot))?.first_name ?? "");
  clearTimeout(typingEnds);
  typingEnds = setTimeout(() => { state.typing = ""; drawHeader(); }, 5000);
  drawHeader();
}

const mine = (event) => event.person === state.person || (event.people ?? []).includes(state.person);

/** What a batch of events asks for; each thing is read once however many events want it. */
async function events(list) {
  const kinds = new Set(list.map((event) => event.kind));
  if (kinds.has("reset")) return everything();
  const about = list.filter(mine);
  if (about.some(({ kind }) => kind === "message")) {
    state.typing = "";
    await refreshMessages();
  }
  if (kinds.has("chats") || about.some(({ kind }) => kind === "message")) await refreshChats();
  for (const event of about) if (event.kind === "toast") actions.showAnswer(event);
  const typing = about.findLast(({ kind, chat_id: chat }) => kind === "typing" && (chat === state.chat || chat === state.person));
  if (typing && !kinds.has("message")) showTyping(typing);
  if (kinds.has("call")) await refreshLog();
  if (kinds.has("faults") || kinds.has("call")) await refreshFaults();
  const moved = list.findLast(({ kind }) => kind === "clock");
  if (moved) setClock(moved.now);
  return undefined;
}

function askReset() {
  box(t("reset"), document.createTextNode(t("resetSure")), [t("reset"), async () => {
    await api.reset();
    toast(t("resetDone"));
  }]);
}

/** When what had the focus went out of sight (a phone shows one side at a time), gives it a new place. */
function keepFocus() {
  if (document.activeElement?.checkVisibility?.() && document.activeElement !== document.body) return;
  const target = document.body.dataset.view === "chat" ? $("chat-title") : $("chats").querySelector("button");
  target?.focus({ preventScroll: true });
}

function skip(event) {
  event.preventDefault(); // the hash says who and where: a plain anchor would change it
  focusFoot();
}

function listen() {
  $("skip").addEventListener("click", skip);
  addEventListener("hashchange", () => attempt(route).then(keepFocus));
  $("person-select").addEventListener("change", (event) => { location.hash = `#/${event.target.value}/${state.chat ?? ""}`; });
  $("new-person").addEventListener("click", () => askPerson(become));
  $("open-link").addEventListener("click", actions.askLink);
  $("language").addEventListener("click", switchLanguage);
  $("back").addEventListener("click", () => { location.hash = `#/${state.person}`; });
  $("chat-menu").addEventListener("click", (event) => actions.chatMenu(event.currentTarget));
  $("reset").addEventListener("click", askReset);
  $("topic").addEventListener("change", (event) => {
    state.topic = Number(event.target.value) || null;
    drawMessages(act, { follow: true });
  });
}

async function start() {
  translatePage();
  $("language").textContent = t("otherLanguage");
  actions.lend({ goTo, compose, leave, redrawFoot: drawFoot });
  for (const begin of [startChat, startComposer, startClock, startFaults, startLog, startDrawer, listen]) begin();
  drawDrawer(false);
  const { seq } = (await attempt(() => api.now(null))) || { seq: null };
  await attempt(everything);
  await live(seq, { events, everything });
}

start();
