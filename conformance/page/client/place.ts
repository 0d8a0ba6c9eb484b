/** What is looked at: nothing in particular, a state, or a divergence at one of its lines (null: at its end). */
export type Place =
  | { readonly kind: 'start' }
  | { readonly kind: 'state'; readonly id: string }
  | { readonly kind: 'divergence'; readonly id: string; readonly line: number | null };

/** The place that a hash names. A hash that names none is the start. */
export function placeOf(hash: string): Place {
  const text = decode(hash.replace(/^#/, ''));
  if (text.startsWith('state:')) return { kind: 'state', id: text.slice('state:'.length) };
  const [, id = '', line] = /^([A-Z0-9]{4})(?:\/(\d{1,6}))?$/.exec(text) ?? [];
  return id === ''
    ? { kind: 'start' }
    : { kind: 'divergence', id, line: line === undefined ? null : Number(line) };
}

export function hashOf(place: Place): string {
  switch (place.kind) {
    case 'start':
      return '#';
    case 'state':
      return `#state:${encodeURIComponent(place.id)}`;
    case 'divergence':
      return place.line === null ? `#${place.id}` : `#${place.id}/${place.line}`;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
