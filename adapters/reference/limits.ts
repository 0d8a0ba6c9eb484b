import { OptionError } from './option-error.ts';

/** So many within so many ms. */
export interface Rate {
  readonly count: number;
  readonly ms: number;
}

/** What a lawful server may do against those who ask too much of it. Without limits it does nothing of the kind. */
export interface Limits {
  /** How many connections there may be at once, in all and from one address; Infinity for any number. */
  readonly maxClients: number;
  readonly perAddress: number;
  /** Each connection of this number is closed at the accept, without a word; 0 for none. */
  readonly refuseEvery: number;
  /** More connections than that from one address are turned away. */
  readonly reconnect: Rate | null;
  /** Who sends more lines than that is put out. */
  readonly flood: Rate | null;
  /** It gives no reason for putting somebody out. */
  readonly mute: boolean;
  /** A command costs its connection so many ms, and is carried out when it has no more than so many ms to wait off (RFC 1459 8.10). */
  readonly penalty: { readonly ms: number; readonly ahead: number } | null;
}

export const NO_LIMITS: Limits = {
  maxClients: Infinity,
  perAddress: Infinity,
  refuseEvery: 0,
  reconnect: null,
  flood: null,
  mute: false,
  penalty: null,
};

/** How each limit is written, by its name. */
const LIMITS: Readonly<Record<string, (value: string) => Partial<Limits>>> = {
  'max-clients': (value) => ({ maxClients: countOf(value) }),
  'per-address': (value) => ({ perAddress: countOf(value) }),
  'refuse-every': (value) => ({ refuseEvery: countOf(value) }),
  reconnect: (value) => ({ reconnect: rateOf(value) }),
  flood: (value) => ({ flood: rateOf(value) }),
  mute: () => ({ mute: true }),
  penalty: (value) => {
    const [ms = '', ahead = '0s'] = value.split('/');
    return { penalty: { ms: spanOf(ms), ahead: spanOf(ahead) } };
  },
};

/**
 * Reads `max-clients=10,per-address=3,refuse-every=3,reconnect=5/1s,flood=10/2s,mute,penalty=2s` or `penalty=2s/10s`, any of them.
 * @throws OptionError
 */
export function readLimits(text: string): Limits {
  return text
    .split(',')
    .filter((word) => word !== '')
    .reduce<Limits>((limits, word) => {
      const [name = '', value = ''] = word.split('=');
      const read = Object.hasOwn(LIMITS, name) ? LIMITS[name] : undefined;
      if (read === undefined)
        throw new OptionError(`there is no limit "${name}": ${Object.keys(LIMITS).join(', ')}`);
      return { ...limits, ...read(value) };
    }, NO_LIMITS);
}

function countOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new OptionError(`no number: "${text}"`);
  return Number(text);
}

/** `2s` or `500ms`, in ms. */
function spanOf(text: string): number {
  const [, count, unit] = /^(\d+)(ms|s)$/.exec(text) ?? [];
  if (count === undefined) throw new OptionError(`no time: "${text}" (2s, 500ms)`);
  return Number(count) * (unit === 's' ? 1_000 : 1);
}

function rateOf(text: string): Rate {
  const [count = '', ms = ''] = text.split('/');
  return { count: countOf(count), ms: spanOf(ms) };
}
