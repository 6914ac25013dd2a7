// Builds elements. Text always becomes text nodes, never HTML.

export const $ = (id) => document.getElementById(id);

/** h("button", {class: "x", onclick: f, data: {testid: "y"}}, "text", node, null) */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "data") Object.assign(node.dataset, value);
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** A button that says what it does; never submits a form by accident. */
export function button(label, onclick, attributes = {}) {
  return h("button", { type: "button", onclick, ...attributes }, label);
}

const PICTURES = {
  clip: "M8 12.5 14.6 6a3 3 0 0 1 4.3 4.3l-8.3 8.2a5 5 0 0 1-7.1-7L11.2 4",
  file: "M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h5",
};

/** A line drawing: pictograms of fonts are missing on some machines. */
export function picture(name) {
  const space = "http://www.w3.org/2000/svg";
  const [svg, path] = [document.createElementNS(space, "svg"), document.createElementNS(space, "path")];
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PICTURES[name]);
  svg.append(path);
  return svg;
}

/** A small round button whose name is only heard. */
export function iconButton(sign, label, onclick, attributes = {}) {
  const inside = h("span", { "aria-hidden": "true" }, sign);
  return h("button", { type: "button", class: "icon", title: label, "aria-label": label, onclick, ...attributes }, inside);
}

/** A name that may be written from right to left. */
export const bdi = (text, attributes = {}) => h("bdi", attributes, text);

/** Makes `parent` hold exactly `children`, touching only what differs, so that focus stays. */
export function reconcile(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.childNodes[index] !== child) parent.insertBefore(child, parent.childNodes[index] ?? null);
  });
}

let counter = 0;

/** A labelled field: [label, control] in one block. */
export function field(label, control) {
  control.id ||= `field-${(counter += 1)}`;
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control);
}
