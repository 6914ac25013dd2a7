// Text with entities as elements. Nothing of a message is ever parsed as HTML.
import { h } from "./dom.js";
import { t } from "./i18n.js";

const PLAIN = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** "t.me/x", "https://t.me/x?start=1" and "tg://resolve?..." stay inside the sandbox. */
export const isTelegram = (url) => /^(https?:\/\/)?(t|telegram)\.me\//i.test(url) || /^tg:/i.test(url);

const withScheme = (url) => (/^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`);
const isWeb = (url) => /^https?:\/\//i.test(url);

/** A link to the outside, or null when its scheme is not one to follow. */
export function outsideLink(url, content) {
  const whole = withScheme(url);
  if (!isWeb(whole)) return null;
  return h("a", { href: whole, target: "_blank", rel: "noopener noreferrer" }, content);
}

function link(url, content, follow) {
  if (isTelegram(url)) return inside(url, content, follow);
  return outsideLink(url, content) ?? h("span", {}, content);
}

/** A true link, so that it wraps and reads as one, that stays in the sandbox. */
function inside(url, content, follow) {
  const onclick = (event) => {
    event.preventDefault();
    follow(url);
  };
  return h("a", { href: withScheme(url), onclick }, content);
}

const tappable = (content, onclick) => h("button", { type: "button", class: "inline-link", onclick }, content);

function spoiler(content) {
  const hidden = h("span", {}, content);
  const cover = h("button", { type: "button", class: "spoiler", "aria-label": t("spoiler") }, "▒▒▒▒▒");
  cover.addEventListener("click", () => cover.replaceWith(hidden));
  return cover;
}

function wrap(entity, content, text, act) {
  switch (entity.type) {
    case "spoiler":
      return spoiler(content);
    case "text_link":
      return link(entity.url, content, act.follow);
    case "url":
      return link(text, content, act.follow);
    case "email":
      return h("a", { href: `mailto:${text}` }, content);
    case "mention":
      return inside(`https://t.me/${text.slice(1)}`, content, act.follow);
    case "bot_command":
      return tappable(content, () => act.say(text));
    default:
      return h(PLAIN[entity.type] ?? "span", {}, content);
  }
}

/** The slice [start, end) of `text` as nodes; `entities` lie inside it, outermost first. */
function slice(text, start, end, entities, act) {
  const nodes = [];
  let at = start;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset < at) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inner = entities.slice(index + 1).filter((other) => other.offset < stop);
    const content = slice(text, entity.offset, stop, inner, act);
    nodes.push(wrap(entity, content, text.slice(entity.offset, stop), act));
    at = stop;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

/** Nodes for `text`; `act.follow(url)` and `act.say(text)` do what taps on parts of it do. */
export function rich(text, entities, act) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return slice(text, 0, text.length, sorted, act);
}
