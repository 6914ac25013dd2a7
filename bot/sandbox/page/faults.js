// Faults on demand: what the bot will meet, how often, where.
import * as api from "./api.js";
import { $, button, field, h, reconcile } from "./dom.js";
import { language, t } from "./i18n.js";
import { attempt, toast } from "./notices.js";
import { openChat, state } from "./state.js";

// kind: [French, English, fields of its own with what they hold at first]
const KINDS = {
  too_many_requests: ["429 trop de messages", "429 too many requests", { retry_after: 5 }],
  slow_answer: ["fait tout de suite, répondu tard", "done at once, answered late", { seconds: 6 }],
  slow_before: ["fait et répondu tard", "done and answered late", { seconds: 6 }],
  error: ["une erreur au choix", "an error of your choice", { code: 400, description: "Bad Request: test" }],
  drop_before: ["connexion coupée, rien de fait", "connection cut, nothing done", {}],
  drop_after: ["fait, puis connexion coupée", "done, then connection cut", {}],
  error_after: ["fait, puis erreur 500", "done, then error 500", {}],
  garbage_after: ["fait, puis réponse illisible", "done, then a garbled answer", { what: "json" }],
  bad_gateway: ["502 de la passerelle", "502 bad gateway", { method: "getUpdates" }],
  reset: ["connexion rompue", "connection reset", { method: "getUpdates" }],
  conflict: ["409 un autre robot écoute", "409 another bot is polling", { method: "getUpdates" }],
  duplicate_update: ["nouvelles reçues deux fois", "updates given twice", {}],
  blocked: ["la personne bloque le robot", "the person blocks the bot", {}],
  never_started: ["403 jamais démarré", "403 never started", {}],
  deactivated: ["403 compte supprimé", "403 account deleted", {}],
  kicked: ["403 exclu du groupe", "403 kicked from the group", {}],
  not_modified: ["400 message inchangé", "400 message not modified", {}],
  expired_callback: ["400 bouton trop vieux", "400 query too old", {}],
  unauthorised: ["401 jeton refusé", "401 token refused", {}],
  migrated: ["le groupe devient supergroupe", "the group becomes a supergroup", {}],
};
const LABELS = { retry_after: "seconds", seconds: "seconds", code: "code", description: "description", what: "what" };
const METHODS = ["sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument", "deleteMessage", "getUpdates"];

const name = (kind) => KINDS[kind]?.[language === "fr" ? 0 : 1] ?? kind;
const kind = h("select", { data: { testid: "fault-kind" } }, Object.keys(KINDS).map((key) => h("option", { value: key }, name(key))));
const method = h("input", { type: "text", list: "methods", autocomplete: "off", spellcheck: "false", data: { testid: "fault-method" } });
const times = h("input", { type: "number", min: "1", value: "1", data: { testid: "fault-times" } });
const here = h("input", { type: "checkbox", data: { testid: "fault-here" } });
const extras = h("div", { class: "form" });
const active = h("ul", { class: "active", data: { testid: "fault-list" } });
const head = h("summary", {}, t("faults"));
let extraInputs = {};

function drawExtras() {
  extraInputs = {};
  const fields = Object.entries(KINDS[kind.value][2]);
  method.value = KINDS[kind.value][2].method ?? "";
  extras.replaceChildren(...fields.filter(([key]) => key !== "method").map(([key, first]) => {
    const type = typeof first === "number" ? "number" : "text";
    extraInputs[key] = h("input", { type, value: first, min: "0", data: { testid: `fault-${key}` } });
    return field(t(LABELS[key]), extraInputs[key]);
  }));
}

/** The bot knows a private chat by the person's id. */
const chatForBot = () => (openChat()?.kind === "private" ? state.person : state.chat);

function wanted() {
  const fault = { kind: kind.value, times: times.value ? Number(times.value) : null };
  if (method.value.trim()) fault.method = method.value.trim();
  if (here.checked && state.chat) fault.chat_id = chatForBot();
  for (const [key, input] of Object.entries(extraInputs)) fault[key] = input.type === "number" ? Number(input.value) : input.value;
  return fault;
}

async function add() {
  if ((await attempt(() => api.addFault(wanted()))) === false) return;
  toast(t("faultAdded", { name: name(kind.value) }));
  await refreshFaults();
}

async function remove(id) {
  await attempt(() => api.removeFault(id));
  await refreshFaults();
}

function entry(fault) {
  const left = fault.left === null || fault.left === undefined ? t("forEver") : t("timesLeft", { n: fault.left });
  const where = [fault.method, fault.chat_id].filter(Boolean).join(" · ");
  const label = t("removeFault", { name: name(fault.kind) });
  return h("li", {}, h("span", {}, h("strong", {}, name(fault.kind)), h("span", { class: "note" }, [where, left].filter(Boolean).join(" · "))),
    button(h("span", { "aria-hidden": "true" }, "×"), () => remove(fault.id), { class: "icon", "aria-label": label, title: label }));
}

export async function refreshFaults() {
  const list = await api.faults();
  head.textContent = list.length ? t("faultCount", { n: list.length }) : t("faults");
  const all = list.length > 1 ? [h("li", {}, button(t("removeFaults"), () => remove(null)))] : [];
  reconcile(active, [...list.map(entry), ...all]);
}

export function startFaults() {
  const methods = h("datalist", { id: "methods" }, METHODS.map((value) => h("option", { value })));
  const form = h("div", { class: "form" }, field(t("faultKind"), kind), extras, field(t("faultMethod"), method), methods,
    field(t("faultTimes"), times), h("label", { class: "check" }, here, t("faultHere")),
    button(t("addFault"), add, { class: "main", data: { testid: "fault-add" } }));
  $("faults").append(head, active, form);
  kind.addEventListener("change", drawExtras);
  drawExtras();
}
