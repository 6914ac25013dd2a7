// The tools stand beside the chat on a wide screen; elsewhere they are a drawer.
import { $ } from "./dom.js";

const wide = matchMedia("(min-width: 68rem)");
const openers = () => [$("tools-from-list"), $("tools-from-chat")];
let opener = null;

export function drawDrawer(open) {
  const shown = wide.matches || open;
  $("tools").classList.toggle("open", open && !wide.matches);
  $("tools").inert = !shown;
  for (const key of openers()) key.setAttribute("aria-expanded", String(shown));
}

function close() {
  if (!$("tools").classList.contains("open")) return;
  drawDrawer(false);
  opener?.focus();
}

export function startDrawer() {
  for (const key of openers()) {
    key.addEventListener("click", () => {
      opener = key;
      drawDrawer(true);
      $("tools-close").focus();
    });
  }
  $("tools-close").addEventListener("click", close);
  $("tools").addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  wide.addEventListener("change", () => drawDrawer(false));
}
