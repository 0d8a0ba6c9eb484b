/** The elements of the page that match a selector. */
export function all(selector: string, within: ParentNode = document): readonly HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(selector)];
}

/** Parts of the drawings that match a selector. */
export function parts(selector: string, within: ParentNode = document): readonly SVGElement[] {
  return [...within.querySelectorAll<SVGElement>(selector)];
}

/** The one element that the page is sure to have. @throws Error when it has none */
export function one(selector: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

type Content = Node | string | null | readonly Content[];

/** Makes an element. Text stays text, whatever it says. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly Content[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...nodesOf(content));
  return made;
}

function nodesOf(content: readonly Content[]): readonly (Node | string)[] {
  return content.flatMap((part) => {
    if (part === null) return [];
    return typeof part === 'string' || part instanceof Node ? [part] : nodesOf(part);
  });
}

/** Makes an element of a drawing. */
export function drawn(name: string, attributes: Readonly<Record<string, string>>, text = ''): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}

/** Tells something to whoever listens to the page. */
export function announce(text: string): void {
  one('#announcer').textContent = text;
}
