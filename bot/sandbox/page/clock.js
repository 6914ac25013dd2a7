// The clock of the sandbox: shows it, and moves it to another day.
import * as api from "./api.js";
import { $, button, field, h } from "./dom.js";
import { t } from "./i18n.js";
import { attempt, toast } from "./notices.js";
import { ZONE, inWords, moment, shiftDays, wall } from "./zone.js";

const HOUR = 3_600_000;
const face = h("p", { class: "clock-face", data: { testid: "clock-now" } });
const when = h("input", { type: "datetime-local", data: { testid: "clock-date" } });
// "7 days before the meeting" is how people think of reminders: give the meeting, choose the distance.
const BEFORE = {
  at0: (date) => date,
  at7: (date) => shiftDays(date, -7),
  at2: (date) => shiftDays(date, -2),
  at1: (date) => new Date(date.getTime() - HOUR),
  atNext: (date) => shiftDays(date, 1),
};
const distance = h("select", { data: { testid: "clock-distance" } }, Object.keys(BEFORE).map((key) => h("option", { value: key }, t(key))));
let ahead = 0; // milliseconds between the sandbox and this machine

const current = () => new Date(Date.now() + ahead);
const draw = () => { face.textContent = inWords(current()); };

/** Takes in the time of the sandbox: ISO 8601, UTC or with a zone. */
export function setClock(now) {
  ahead = Date.parse(now) - Date.now();
  draw();
}

export async function refreshClock() {
  setClock((await api.clock()).now);
  if (!when.value) when.value = wall(shiftDays(current(), 1)).replace(/T.*/, "T10:00");
}

const move = (how) => attempt(async () => {
  await api.moveClock(how);
  await refreshClock();
  toast(t("clockMoved", { when: inWords(current()) }));
});

function go() {
  if (!when.value) return when.focus();
  return move({ to: BEFORE[distance.value](moment(when.value)).toISOString() });
}

export function startClock() {
  const quick = h("div", { class: "pair" },
    button(t("plusHour"), () => move({ forward_seconds: 3600 }), { data: { testid: "clock-hour" } }),
    button(t("plusDay"), () => move({ forward_seconds: 86400 }), { data: { testid: "clock-day" } }),
    button(t("tomorrow10"), () => move({ to_tomorrow_at: "10:00", zone: ZONE }), { data: { testid: "clock-tomorrow" } }));
  const exact = h("details", {}, h("summary", {}, t("anotherMoment")), h("div", { class: "form" },
    field(t("when", { zone: ZONE }), when), field(t("where"), distance),
    button(t("go"), go, { class: "main", data: { testid: "clock-go" } })));
  $("clock").append(h("h3", {}, t("clock")), face, quick, exact);
  setInterval(draw, 5000);
}
