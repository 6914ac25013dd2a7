// Keeps the page in step with the sandbox: one long poll, for as long as the page is open.
import * as api from "./api.js";
import { $ } from "./dom.js";

const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

async function next(after, take) {
  const answer = await api.now(after);
  if ($("offline").hidden === false || answer.missed) await take.everything();
  $("offline").hidden = true;
  await take.events(answer.events);
  return answer.seq;
}

/** Calls take.events([...]) for all that happens, take.everything() when something was missed. */
export async function live(after, take) {
  let seq = after;
  for (;;) {
    try {
      seq = await next(seq, take);
    } catch (cause) {
      if (!(cause instanceof api.Refusal)) throw cause;
      $("offline").hidden = false;
      seq = null; // a server that starts again counts from the beginning
      await pause(1500);
    }
  }
}
