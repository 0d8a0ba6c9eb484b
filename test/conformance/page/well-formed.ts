/** An element of a piece of XML. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All that is in it, in order: the text of it, and the elements of it. */
  readonly content: readonly (XmlElement | string)[];
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** What XML 1.0 permits as text, as far as a page needs it: printable characters and white space; no lone surrogates. */
const CHARACTERS = /^[\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]*$/;
const TOKEN =
  /<(?<close>\/)?(?<name>[A-Za-z][\w-]*)(?<attributes>(?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(?<empty>\/)?>|(?<text>[^<]+)|(?<stray><)/gy;
const ENTITY = /&(?:#(\d{1,7})|lt|gt|amp|quot);/g;

/** Reads a piece of XML with one root. @throws Error where it is not well-formed, or uses more of XML than elements and text */
export function readXml(xml: string): XmlElement {
  if (!CHARACTERS.test(xml)) throw new Error('a character that XML does not permit');
  const roots: XmlElement[] = [];
  const open: Open[] = [];
  for (const { groups = {} } of xml.matchAll(TOKEN)) {
    const parent = open.at(-1);
    if (groups['stray'] !== undefined) throw new Error('a < that begins no tag');
    if (groups['text'] !== undefined) {
      const text = plain(groups['text']);
      if (parent !== undefined) parent.content.push(text);
      else if (text.trim() !== '') throw new Error(`text outside of the root: ${text}`);
    } else if (groups['close'] !== undefined) {
      const closed = open.pop();
      if (closed === undefined || closed.name !== groups['name'])
        throw new Error(`</${groups['name']}> closes nothing`);
      (open.at(-1)?.content ?? roots).push(elementOf(closed));
    } else {
      const begun: Open = {
        name: groups['name'] ?? '',
        attributes: attributesOf(groups['attributes'] ?? ''),
        content: [],
      };
      if (groups['empty'] === undefined) open.push(begun);
      else (parent?.content ?? roots).push(elementOf(begun));
    }
  }
  const [root] = roots;
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is never closed`);
  if (root === undefined || roots.length > 1) throw new Error(`${roots.length} roots`);
  return root;
}

/** An element and all that are in it, in order. */
export function allOf(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(allOf)];
}

/** The elements with a class, within another one. */
export function withClass(element: XmlElement, name: string): readonly XmlElement[] {
  return allOf(element).filter(({ attributes }) => attributes['class']?.split(' ').includes(name) ?? false);
}

/** All the text in an element, white space joined. */
export function textOf(element: XmlElement): string {
  const whole = (each: XmlElement | string): string =>
    typeof each === 'string' ? each : each.content.map(whole).join(' ');
  return whole(element).replaceAll(/\s+/g, ' ').trim();
}

interface Open extends Pick<XmlElement, 'name' | 'attributes'> {
  readonly content: (XmlElement | string)[];
}

function elementOf({ name, attributes, content }: Open): XmlElement {
  return {
    name,
    attributes,
    content,
    text: content.filter((part) => typeof part === 'string').join(''),
    children: content.filter((part) => typeof part !== 'string'),
  };
}

function attributesOf(written: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of written.matchAll(/\s+([A-Za-z][\w:-]*)="([^"<]*)"/g)) {
    if (Object.hasOwn(found, name)) throw new Error(`${name} twice`);
    found[name] = plain(value);
  }
  return found;
}

const NAMED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

function plain(text: string): string {
  if (text.replaceAll(ENTITY, '').includes('&')) throw new Error(`a & that begins no reference: ${text}`);
  return text.replaceAll(ENTITY, (whole, code: string | undefined) =>
    code === undefined ? (NAMED[whole] ?? '') : String.fromCodePoint(Number(code)),
  );
}
