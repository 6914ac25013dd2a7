// Every sentence of the page, [French, English], and the ways to write dates.

const TABLE = {
  title: ["Bac à sable", "Sandbox"],
  skip: ["Aller à la saisie", "Skip to the message field"],
  offline: ["Le bac à sable ne répond plus. Nouvel essai…", "The sandbox does not answer. Trying again…"],
  otherLanguage: ["English", "Français"],
  iAm: ["Je suis", "I am"],
  newPerson: ["Nouvelle personne", "New person"],
  firstName: ["Prénom", "First name"],
  lastName: ["Nom (facultatif)", "Last name (optional)"],
  username: ["Pseudo @ (facultatif)", "Username @ (optional)"],
  personLanguage: ["Langue de Telegram", "Telegram language"],
  create: ["Créer", "Create"],
  openLink: ["Suivre un lien", "Follow a link"],
  linkLabel: ["Lien t.me, par exemple celui d’une affiche", "t.me link, from a poster for instance"],
  linkBad: ["Ce n’est pas un lien.", "This is not a link."],
  follow: ["Suivre", "Follow"],
  newGroup: ["Nouveau groupe", "New group"],
  groupTitle: ["Nom du groupe", "Name of the group"],
  groupMembers: ["Vous y serez responsable, avec toutes les personnes et tous les robots d’ici.", "You will run it, with all the people and bots of this place."],
  joinGroup: ["Rejoindre « {title} »", "Join “{title}”"],
  chats: ["Conversations", "Chats"],
  messages: ["Messages", "Messages"],
  noChat: ["Choisissez une conversation dans la liste.", "Choose a chat in the list."],
  noChats: ["Aucune conversation : aucun robot ne s’est encore présenté.", "No chat yet: no bot has shown up."],
  noMessages: ["Rien encore ici.", "Nothing here yet."],
  unread: ["non lus : {n}", "unread: {n}"],
  private: ["conversation privée avec un robot", "private chat with a bot"],
  group: ["groupe", "group"],
  notMember: ["vous n’êtes plus dans ce groupe", "you are no longer in this group"],
  blockedNote: ["vous avez bloqué ce robot", "you blocked this bot"],
  adminNote: ["groupe, vous le gérez", "group, you run it"],
  typing: ["écrit…", "is typing…"],
  back: ["Retour aux conversations", "Back to chats"],
  topic: ["Sujet", "Topic"],
  allTopics: ["Tous les sujets", "All topics"],
  chatMenu: ["Actions de la conversation", "Chat actions"],
  messageMenu: ["Actions sur le message", "Message actions"],
  tools: ["Outils", "Tools"],
  close: ["Fermer", "Close"],
  cancel: ["Annuler", "Cancel"],
  ok: ["D’accord", "OK"],
  newer: ["Nouveaux messages ↓", "New messages ↓"],
  compose: ["Votre message", "Your message"],
  send: ["Envoyer", "Send"],
  commands: ["Commandes", "Commands"],
  commandsMenu: ["Menu des commandes", "Menu of commands"],
  attach: ["Joindre", "Attach"],
  attachFile: ["Un fichier ou une image…", "A file or a picture…"],
  attachVoice: ["Une note vocale d’essai", "A sample voice note"],
  start: ["Démarrer", "Start"],
  unblock: ["Débloquer le robot", "Unblock the bot"],
  block: ["Bloquer le robot", "Block the bot"],
  join: ["Rejoindre le groupe", "Join the group"],
  leave: ["Quitter le groupe", "Leave the group"],
  addBot: ["Ajouter {name}", "Add {name}"],
  removeBot: ["Retirer {name}", "Remove {name}"],
  anonymousOn: ["Écrire au nom du groupe", "Write as the group"],
  anonymousOff: ["Écrire en mon nom", "Write as myself"],
  migrate: ["Passer en supergroupe", "Upgrade to a supergroup"],
  replyKeyboard: ["Réponses proposées", "Suggested answers"],
  asGroup: ["Vous écrivez au nom du groupe.", "You write as the group."],
  replyTo: ["Réponse à {name}", "Reply to {name}"],
  editing: ["Modification de votre message", "Editing your message"],
  stopReply: ["Ne plus répondre à ce message", "Stop replying to this message"],
  reply: ["Répondre", "Reply"],
  edit: ["Modifier", "Edit"],
  delete: ["Supprimer", "Delete"],
  pin: ["Épingler", "Pin"],
  like: ["Réagir 👍", "React 👍"],
  edited: ["modifié", "edited"],
  pinned: ["épinglé", "pinned"],
  openFile: ["Ouvrir le fichier", "Open the file"],
  photo: ["Photo", "Photo"],
  voice: ["Note vocale", "Voice note"],
  spoiler: ["Texte masqué : montrer", "Hidden text: show"],
  copied: ["Copié : {text}", "Copied: {text}"],
  noAnswer: ["Le robot n’a pas répondu à ce bouton.", "The bot did not answer this button."],
  external: ["Ce lien mène hors du bac à sable :", "This link leads out of the sandbox:"],
  openOutside: ["Ouvrir dans un nouvel onglet", "Open in a new tab"],
  chooseChat: ["Dans quelle conversation ?", "In which chat?"],
  offers: ["Ce que le robot propose", "What the bot offers"],
  noOffers: ["Le robot n’a rien à proposer.", "The bot has nothing to offer."],
  noAnswerInline: ["Le robot n’a pas répondu.", "The bot did not answer."],
  via: ["via @{name}", "via @{name}"],
  chooseGroup: ["Dans quel groupe ?", "In which group?"],
  from: ["{name} : {text}", "{name}: {text}"],
  service_joined: ["{name} rejoint le groupe", "{name} joined the group"],
  service_joinedBy: ["{name} ajoute {other}", "{name} added {other}"],
  service_left: ["{name} quitte le groupe", "{name} left the group"],
  service_leftBy: ["{name} retire {other}", "{name} removed {other}"],
  service_pinned: ["{name} épingle un message", "{name} pinned a message"],
  service_created: ["{name} crée le groupe", "{name} created the group"],
  service_migrated: ["Ce groupe devient un supergroupe", "This group became a supergroup"],
  service_topic: ["{name} ouvre le sujet « {other} »", "{name} opened the topic “{other}”"],
  reset: ["Tout recommencer", "Start over"],
  resetSure: ["Effacer toutes les conversations, les pannes et l’heure choisie, pour tout le monde ?", "Erase every chat, fault and chosen time, for everybody?"],
  resetDone: ["Tout est comme au début.", "Everything is as it was at the start."],
  clock: ["L’heure du bac à sable", "Sandbox time"],
  plusHour: ["+ 1 heure", "+ 1 hour"],
  plusDay: ["+ 1 jour", "+ 1 day"],
  tomorrow10: ["Demain 10 h", "Tomorrow 10:00"],
  anotherMoment: ["Choisir un autre moment", "Choose another moment"],
  when: ["Date et heure ({zone})", "Date and time ({zone})"],
  where: ["Aller", "Go to"],
  at0: ["à ce moment", "that moment"],
  at1: ["1 heure avant", "1 hour before"],
  at2: ["2 jours avant", "2 days before"],
  at7: ["7 jours avant", "7 days before"],
  atNext: ["le lendemain", "the day after"],
  go: ["Y aller", "Go"],
  clockMoved: ["Il est maintenant {when}.", "It is now {when}."],
  faults: ["Pannes", "Faults"],
  faultCount: ["Pannes : {n} en attente", "Faults: {n} waiting"],
  faultKind: ["Ce que le robot rencontre", "What the bot meets"],
  faultMethod: ["Méthode (vide : toutes sauf getUpdates)", "Method (empty: all but getUpdates)"],
  faultTimes: ["Combien de fois (vide : sans fin)", "How many times (empty: for ever)"],
  faultHere: ["Seulement dans cette conversation", "In this chat only"],
  addFault: ["Préparer la panne", "Set the fault"],
  removeFault: ["Retirer : {name}", "Remove: {name}"],
  removeFaults: ["Retirer toutes les pannes", "Remove all faults"],
  faultAdded: ["Panne prête : {name}", "Fault ready: {name}"],
  timesLeft: ["encore {n} fois", "{n} more"],
  forEver: ["sans fin", "for ever"],
  seconds: ["Secondes", "Seconds"],
  code: ["Code HTTP", "HTTP code"],
  description: ["Description", "Description"],
  what: ["Sorte d’ordure", "Kind of garbage"],
  log: ["Journal des appels", "Call log"],
  logEmpty: ["Aucun appel pour l’instant.", "No call yet."],
  logFilter: ["Filtrer", "Filter"],
  logErrors: ["Erreurs seulement", "Errors only"],
  logPolls: ["Avec getUpdates", "With getUpdates"],
  unknown: ["méthode inconnue", "unknown method"],
  fault: ["panne : {kind}", "fault: {kind}"],
  milliseconds: ["{n} ms", "{n} ms"],
};

const asked = new URLSearchParams(location.search).get("lang");
const stored = localStorage.getItem("sandbox-language");
export const language = [asked, stored].find((code) => code === "fr" || code === "en") ?? "fr";
const column = language === "fr" ? 0 : 1;
export const locale = language === "fr" ? "fr-FR" : "en-GB";
if (asked === language) localStorage.setItem("sandbox-language", language);

/** The sentence `key`, with its {holes} filled. */
export function t(key, holes = {}) {
  return TABLE[key][column].replace(/\{(\w+)\}/g, (whole, name) => holes[name] ?? whole);
}

/** Fills the sentences of index.html. */
export function translatePage() {
  document.documentElement.lang = language;
  document.title = t("title");
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.tLabel);
  }
}

/** The page again, in the other language; the hash (who, where) stays. */
export function switchLanguage() {
  localStorage.setItem("sandbox-language", language === "fr" ? "en" : "fr");
  const url = new URL(location.href);
  url.searchParams.delete("lang");
  history.replaceState(null, "", url);
  location.reload();
}
