// One message as an element: who, text, file, buttons, time.
import { bdi, button, h, iconButton, picture } from "./dom.js";
import { locale, t } from "./i18n.js";
import { rich } from "./rich.js";
import { hue, initials, openChat, writer } from "./state.js";
import { ZONE } from "./zone.js";

const hour = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: ZONE });
const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: ZONE });

const SERVICES = ["joined", "joinedBy", "left", "leftBy", "pinned", "created", "migrated", "topic"];

export const dayOf = (message) => day.format(new Date(message.date * 1000));

/** "Yves L. added Rosa F." in the language of the page; the server says it in English. */
function happened(message) {
  const { kind, text } = message.service;
  const name = writer(message);
  const rest = text.startsWith(`${name} `) ? text.slice(name.length + 1) : "";
  const other = /^(?:added|removed) (.*)$/.exec(rest)?.[1] ?? /“(.*)”/.exec(rest)?.[1] ?? "";
  const key = `${kind}${other && kind !== "topic" ? "By" : ""}`;
  return SERVICES.includes(key) && (rest || kind === "migrated") ? t(`service_${key}`, { name, other }) : text;
}

/** What a message says in plain words, for lists, quotes and ears. */
export function plain(message) {
  if (message.service) return happened(message);
  return message.text ?? message.caption ?? message.document?.file_name ?? (message.photo ? t("photo") : message.voice ? t("voice") : "");
}

function size(bytes) {
  const kilo = Math.max(1, Math.round((bytes ?? 0) / 1024));
  return new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte" }).format(kilo);
}

function documentNode(file) {
  const name = bdi(file.file_name ?? file.file_id, { class: "file-name" });
  const note = h("span", { class: "note" }, `${size(file.size)} · ${t("openFile")}`);
  return h("a", { class: "file", href: file.url, target: "_blank", rel: "noopener" },
    picture("file"), h("span", {}, name, note));
}

function fileNode(message) {
  if (message.document) return documentNode(message.document);
  if (message.photo) {
    const { url, width, height } = message.photo;
    return h("img", { class: "photo", src: url, alt: message.caption ?? t("photo"), width: width ?? 320, height: height ?? 240 });
  }
  if (message.voice) return h("audio", { controls: true, preload: "none", src: message.voice.url, "aria-label": t("voice") });
  return null;
}

function quote(message) {
  if (!message.reply_to) return null;
  const { from, text } = message.reply_to;
  const name = typeof from === "string" ? from : from?.first_name;
  return h("p", { class: "quote", dir: "auto" }, h("strong", {}, bdi(name ?? "…")), h("span", {}, text ?? ""));
}

function keyboard(message, act) {
  if (!message.buttons?.length) return null;
  const rows = message.buttons.map((row) => {
    const keys = row.map((key) =>
      button(bdi(key.text), (event) => act.tap(message, key, event.currentTarget), {
        class: `key ${key.style ? `key-${key.style}` : ""} ${[...key.text].length <= 3 ? "short" : ""}`,
        data: { at: `${key.row},${key.column}`, kind: key.kind },
      }));
    return h("div", { class: row.length > 4 ? "keys many" : "keys" }, keys);
  });
  return h("div", { class: "keyboard" }, rows);
}

function meta(message) {
  const through = message.via_bot ? t("via", { name: message.via_bot.username }) : null;
  const marks = [through, message.pinned ? t("pinned") : null, message.edit_date ? t("edited") : null];
  const moment = new Date(message.date * 1000);
  const time = h("time", { datetime: moment.toISOString() }, hour.format(moment));
  const reactions = (message.reactions ?? []).join(" ");
  return h("p", { class: "meta" }, reactions ? h("span", { class: "reactions" }, reactions) : null,
    marks.filter(Boolean).map((mark) => h("span", {}, mark)), time);
}

function serviceNode(message) {
  return h("li", { class: "service", tabindex: "-1", data: { testid: `message-${message.message_id}` } },
    h("p", { dir: "auto" }, plain(message)));
}

function bubble(message, act) {
  const text = message.text ?? message.caption;
  const group = openChat()?.kind !== "private";
  const name = group && !message.outgoing ? h("p", { class: `name hue-${hue(message.from?.id ?? 0)}` }, bdi(writer(message))) : null;
  return h("div", { class: "bubble" }, name, quote(message), fileNode(message),
    text ? h("div", { class: "text", dir: "auto" }, rich(text, message.entities, act)) : null, meta(message));
}

/** The element of a message. `act` has tap, follow, say and menu. */
export function messageNode(message, act) {
  if (message.service) return serviceNode(message);
  const group = openChat()?.kind !== "private";
  const face = group && !message.outgoing
    ? h("span", { class: `face small hue-${hue(message.from?.id ?? 0)}`, "aria-hidden": "true" }, initials(writer(message))) : null;
  const more = iconButton("⋯", `${t("messageMenu")} : ${plain(message).slice(0, 40)}`, (event) => act.menu(message, event.currentTarget),
    { class: "icon more" });
  const who = h("span", { class: "unseen" }, t("from", { name: writer(message), text: "" }));
  return h("li", {
    class: message.outgoing ? "message mine" : "message",
    tabindex: "-1",
    data: { testid: `message-${message.message_id}` },
  }, who, face, h("div", { class: "stack" }, h("div", { class: "line" }, bubble(message, act), more), keyboard(message, act)));
}
