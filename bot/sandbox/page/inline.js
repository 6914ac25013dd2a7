// A bot's name typed in any chat: what the bot offers there, above the field.
import * as api from "./api.js";
import { bdi, button, h, reconcile } from "./dom.js";
import { t } from "./i18n.js";
import { attempt } from "./notices.js";
import { state } from "./state.js";

const PAUSE = 250; // milliseconds without a key before the bot is asked
const NAMED = /^@(\w+)\s([\s\S]*)$/;

/** Where the offers stand; the composer puts it above its row. */
export const offers = h("div", { class: "offers", role: "group", "aria-label": t("offers"), hidden: true, data: { testid: "offers" } });

let asked = "";
let waiting = 0;

/** The bot that a half-written line begins with, and what is asked of it. */
function named(line) {
  const [, name, query] = NAMED.exec(line) ?? [];
  const bot = name && state.bots.find(({ username }) => username.toLowerCase() === name.toLowerCase());
  return bot ? { bot: bot.id, query: query.trim() } : null;
}

function show(children) {
  offers.hidden = !children.length;
  reconcile(offers, children);
}

/** Takes the offers away, and forgets what was asked. */
export function withdraw() {
  clearTimeout(waiting);
  asked = "";
  show([]);
}

function offered(wish, { id, title, description }, done) {
  const words = h("span", { class: "command" }, h("strong", {}, bdi(title ?? id)), h("span", { class: "note", dir: "auto" }, description ?? ""));
  return button(words, async () => {
    const sent = await attempt(() => api.act(state.person, state.chat, "inline/choose", { ...wish, result_id: id }));
    if (sent !== false) done();
  }, { class: "offer" });
}

async function ask(wish, key, done) {
  const answer = await attempt(() => api.act(state.person, state.chat, "inline", wish));
  if (key !== asked || answer === false) return;
  const found = answer.results.map((result) => offered(wish, result, done));
  show(found.length ? found : [h("p", { class: "note" }, t(answer.answered ? "noOffers" : "noAnswerInline"))]);
}

/** Hears every key in the field; `done` is called when an offer was sent. */
export function heed(line, done) {
  const wish = named(line);
  if (!wish) return withdraw();
  const key = JSON.stringify([state.person, state.chat, wish]);
  if (key === asked) return undefined;
  asked = key;
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(wish, key, done), PAUSE);
  return undefined;
}
