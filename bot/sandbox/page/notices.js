// Toasts, boxes with OK, small forms and menus: everything that comes over the page.
import { $, button, h, reconcile } from "./dom.js";
import { Refusal } from "./api.js";
import { t } from "./i18n.js";

let fading = 0;

/** A line that goes away by itself; heard by screen readers, takes no focus. */
export function toast(text) {
  clearTimeout(fading);
  reconcile($("toasts"), [h("p", { class: "toast", dir: "auto", data: { testid: "toast" } }, text)]);
  fading = setTimeout(() => reconcile($("toasts"), []), Math.max(5000, text.length * 90));
}

function outside(box, { clientX, clientY }) {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

function dialog(attributes, ...children) {
  const box = h("dialog", attributes, ...children);
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => { if (event.target === box && outside(box, event)) box.close(); });
  document.body.append(box);
  box.showModal();
  return box;
}

/** The box of answerCallbackQuery with show_alert. */
export function alertBox(text) {
  const words = h("p", { id: "alert-text", class: "box-text", dir: "auto" }, text);
  const ok = button(t("ok"), () => box.close(), { class: "main", autofocus: true });
  const box = dialog({ role: "alertdialog", "aria-describedby": "alert-text", "aria-label": t("title"), data: { testid: "alert" } },
    words, h("div", { class: "box-foot" }, ok));
}

/** A box with a title, any content and buttons [label, action or null, isMain]. */
export function box(title, content, ...choices) {
  const shell = dialog({ "aria-labelledby": "box-title", data: { testid: "box" } },
    h("h2", { id: "box-title" }, title), content,
    h("div", { class: "box-foot" },
      button(t("cancel"), () => shell.close()),
      choices.map(([label, action]) => button(label, async () => {
        if ((await attempt(action)) !== false) shell.close();
      }, { class: "main" }))));
  shell.querySelectorAll("input").forEach((input) => input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    shell.querySelector(".main")?.click();
  }));
  return shell;
}

/** A list of actions next to `opener`: [[label, action]]. Escape or a click outside closes it. */
export function menu(opener, title, entries) {
  const list = entries.map(([label, action, attributes]) => h("li", {}, button(label, () => {
    shell.close();
    attempt(action);
  }, attributes)));
  const shell = dialog({ class: "menu", "aria-label": title }, h("ul", {}, list));
  const place = opener.getBoundingClientRect();
  const size = shell.getBoundingClientRect();
  const below = place.bottom + size.height + 8 < innerHeight;
  shell.style.top = `${Math.max(8, below ? place.bottom + 4 : place.top - size.height - 4)}px`;
  shell.style.left = `${Math.max(8, Math.min(place.left, innerWidth - size.width - 8))}px`;
  return shell;
}

/** Runs `action`; a refusal of the server becomes a toast and gives false. */
export async function attempt(action) {
  try {
    return await action();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    toast(cause.message === "offline" ? t("offline") : cause.message);
    return false;
  }
}
