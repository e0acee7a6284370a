// Talking to the desk's server.

export class Refusal extends Error {
  constructor(status, { message, hint }) {
    super(hint ? `${message}. ${hint[0].toUpperCase()}${hint.slice(1)}${hint.endsWith("?") ? "" : "."}` : message);
    this.status = status;
  }
}

export async function get(path) {
  return answer(await reach(path, {}));
}

export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(await reach(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Refusal(0, { message: "The desk does not answer; is recension review still running?", hint: "" });
  }
}

async function answer(response) {
  if (response.headers.get("Content-Type")?.startsWith("application/json")) {
    const body = await response.json();
    if (response.ok) return body;
    throw new Refusal(response.status, body);
  }
  throw new Refusal(response.status, { message: await response.text(), hint: "" });
}

// An element with properties, attributes and children.
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}
