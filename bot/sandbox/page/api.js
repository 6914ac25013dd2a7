// The people's side of the sandbox over HTTP (docs/sandbox.md). Every refusal becomes a Refusal.

export class Refusal extends Error {}

async function request(path, options = {}) {
  let answer;
  try {
    answer = await fetch(`/sandbox${path}`, { cache: "no-store", ...options });
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    throw new Refusal("offline", { cause });
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(body.error ?? `HTTP ${answer.status}`);
  return body;
}

const get = (path, signal) => request(path, { signal });
const post = (path, body = {}) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const people = async () => (await get("/people")).people;
export const addPerson = (person) => post("/people", person);
export const chats = async (person) => (await get(`/people/${person}/chats`)).chats;
export const bots = async () => (await get("/bots")).bots;
export const groups = async () => (await get("/groups")).groups;
export const addGroup = (group) => post("/groups", group);
export const migrate = (chat) => post(`/groups/${chat}/migrate`);
export const messages = (person, chat, after) =>
  get(`/people/${person}/chats/${chat}/messages${after ? `?after=${after}` : ""}`);

/** act(101, -42, "say", {text}): what people do in a chat. */
export const act = (person, chat, what, body) => post(`/people/${person}/chats/${chat}/${what}`, body);
export const open = (person, url, group) => post(`/people/${person}/open`, group ? { url, group } : { url });

export function sendFile(person, chat, file, caption) {
  const form = new FormData();
  form.append("kind", file.type.startsWith("image/") ? "photo" : "document");
  form.append("file", file, file.name);
  if (caption) form.append("caption", caption);
  return request(`/people/${person}/chats/${chat}/send-file`, { method: "POST", body: form });
}

export const now = (after, signal) =>
  get(after === null ? "/events" : `/events?after=${after}&timeout=25`, signal);
export const calls = (after) => get(after ? `/calls?after=${after}` : "/calls");

export const clock = () => get("/clock");
export const moveClock = (how) => post("/clock", how);

export const faults = async () => (await get("/faults")).faults;
export const addFault = (fault) => post("/faults", fault);
export const removeFault = (id) => request(id === null ? "/faults" : `/faults/${id}`, { method: "DELETE" });

export const reset = () => post("/reset");
