// The call log: what the bots asked, and what they got.
import * as api from "./api.js";
import { $, h } from "./dom.js";
import { locale, t } from "./i18n.js";
import { ZONE } from "./zone.js";

const KEPT = 300;
const hour = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: ZONE });
const list = h("ol", { class: "calls", tabindex: "0", "aria-labelledby": "log-title" });
const words = h("input", { type: "search", placeholder: t("logFilter"), "aria-label": t("logFilter"), data: { testid: "log-filter" } });
const errors = h("input", { type: "checkbox", data: { testid: "log-errors" } });
const polls = h("input", { type: "checkbox", data: { testid: "log-polls" } });
let calls = [];
let seq = 0;

const failed = (call) => call.unknown || call.status >= 400 || call.status === 0 || call.status === null;

function short(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

const summary = (params) => Object.entries(params ?? {}).map(([name, value]) => `${name}=${short(value)}`).join(" ");

const matches = (call) => {
  if (errors.checked && !failed(call)) return false;
  const wanted = words.value.trim().toLowerCase();
  if (!polls.checked && !wanted.startsWith("getupd") && call.method.toLowerCase() === "getupdates" && !failed(call)) return false;
  return `${call.method} ${call.description ?? ""} ${JSON.stringify(call.params)}`.toLowerCase().includes(wanted);
};

function chips(call) {
  return [
    call.unknown ? h("span", { class: "chip bad" }, t("unknown")) : null,
    call.fault ? h("span", { class: "chip" }, t("fault", { kind: call.fault })) : null,
    h("span", { class: failed(call) ? "chip bad" : "chip good" }, String(call.status ?? "×")),
  ];
}

function moment(call) {
  const at = new Date(typeof call.at === "number" ? call.at * 1000 : call.at);
  return Number.isNaN(at.getTime()) ? "" : hour.format(at);
}

function draw(call) {
  const params = JSON.stringify(call.params ?? {}, null, 2);
  const files = Object.entries(call.files ?? {}).map(([name, file]) => `\n${name}: ${short(file)}`).join("");
  const took = t("milliseconds", { n: Math.round((call.milliseconds ?? 0) * 10) / 10 });
  const head = h("summary", {}, h("span", { class: "call-line" }, h("strong", {}, call.method), chips(call)),
    h("span", { class: "note cut" }, summary(call.params)),
    failed(call) && call.description ? h("span", { class: "wrong" }, call.description) : null);
  const item = h("li", { class: failed(call) ? "call failed" : "call", hidden: !matches(call), data: { testid: `call-${call.seq}`, method: call.method } },
    h("details", {}, head, h("p", { class: "note" }, `${moment(call)} · ${took}`), h("pre", {}, params + files)));
  return { call, item };
}

function filter() {
  for (const { call, item } of calls) item.hidden = !matches(call);
  $("log-empty").hidden = calls.some(({ item }) => !item.hidden);
}

/** Reads what is new in the log. The newest call comes last; the list follows it unless read above. */
export async function refreshLog() {
  const answer = await api.calls(seq);
  if (answer.seq < seq) return;
  const below = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const fresh = answer.calls.filter((call) => call.seq > seq).slice(-KEPT).map(draw);
  seq = answer.seq;
  calls.push(...fresh);
  list.append(...fresh.map(({ item }) => item));
  for (const { item } of calls.splice(0, Math.max(0, calls.length - KEPT))) item.remove();
  filter();
  if (below) list.scrollTop = list.scrollHeight;
}

export function clearLog() {
  calls = [];
  seq = 0;
  list.replaceChildren();
}

export function startLog() {
  const check = (control, label) => h("label", { class: "check" }, control, label);
  $("log").append(h("h3", { id: "log-title" }, t("log")), h("div", { class: "log-filter" }, words,
    check(errors, t("logErrors")), check(polls, t("logPolls"))), h("p", { id: "log-empty", class: "empty" }, t("logEmpty")), list);
  for (const control of [words, errors, polls]) control.addEventListener("input", filter);
}
