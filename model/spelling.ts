import { either, requirement, type Requirement } from './dialect.ts';
import { nickForm } from './nick.ts';

/** Where a connection stands when it names a nick: many choices depend on it. */
export type Standing = 'registered' | 'unregistered';

/** What a server may make of a nick's spelling, before it looks into the registry. */
export interface Spelling {
  readonly kind: 'taken' | 'assigned' | 'malformed' | 'too_long';
  readonly name: string;
  readonly requires: readonly Requirement[];
}

const NONE: readonly Requirement[] = [];

const requirements = (standing: Standing) => ({
  zeroRefused: requirement(`nick_zero@${standing}`, '432'),
  zeroTaken: requirement(`nick_zero@${standing}`, 'accepted'),
  zeroAssigned: requirement(`nick_zero@${standing}`, 'assigned'),
  digitRefused: requirement(`nick_leading_digit@${standing}`, '432'),
  digitTaken: requirement(`nick_leading_digit@${standing}`, 'accepted'),
  unusualRefused: requirement(`nick_unusual@${standing}`, '432'),
  unusualNotTaken: either(`nick_unusual@${standing}`, '432', 'cut'),
  unusualTaken: requirement(`nick_unusual@${standing}`, 'accepted'),
  unusualCut: requirement(`nick_unusual@${standing}`, 'cut'),
  malformedUncut: either(`nick_malformed@${standing}`, '432', 'at_completion'),
  malformedCut: requirement(`nick_malformed@${standing}`, 'cut'),
  longRefused: requirement(`nick_too_long@${standing}`, '432'),
  longCut: requirement(`nick_too_long@${standing}`, 'cut'),
});
const REQUIREMENTS = {
  registered: requirements('registered'),
  unregistered: requirements('unregistered'),
} as const;

/** Whether a nick may be had as it stands, and what either answer presumes. */
export interface Fitness {
  readonly fit: boolean;
  readonly requires: readonly Requirement[];
}

const FIT: readonly Fitness[] = [{ fit: true, requires: NONE }];
const UNFIT: readonly Fitness[] = [{ fit: false, requires: NONE }];

/** Whether a nick may be had as it stands: what a server asks at NICK, or again when the registration completes. */
export function fitness(nick: string, standing: Standing): readonly Fitness[] {
  const form = nickForm(nick);
  const asks = REQUIREMENTS[standing];
  switch (form.kind) {
    case 'valid':
      return FIT;
    case 'zero':
      return [
        { fit: false, requires: [asks.zeroRefused] },
        { fit: true, requires: [asks.zeroTaken] },
      ];
    case 'leading_digit':
      return digits(asks, NONE);
    case 'unusual': {
      const refused = form.left === '' ? asks.unusualNotTaken : asks.unusualRefused;
      const taken = [asks.unusualTaken];
      return [
        { fit: false, requires: [refused] },
        ...(/^\d/.test(nick) ? digits(asks, taken) : [{ fit: true, requires: taken }]),
      ];
    }
    case 'malformed':
      return form.left === '' ? UNFIT : [{ fit: false, requires: [asks.malformedUncut] }];
  }
}

function digits(asks: (typeof REQUIREMENTS)[Standing], requires: readonly Requirement[]): readonly Fitness[] {
  return [
    { fit: false, requires: [...requires, asks.digitRefused] },
    { fit: true, requires: [...requires, asks.digitTaken] },
  ];
}

/** Everything that a server may make of a nick's spelling. */
export function spellings(nick: string, standing: Standing, nickLength: number | null): readonly Spelling[] {
  const asks = REQUIREMENTS[standing];
  const form = nickForm(nick);
  if (form.kind === 'valid') return lengths(nick, asks, nickLength, NONE);
  const uncut = fitness(nick, standing).flatMap(({ fit, requires }) =>
    fit ? lengths(nick, asks, nickLength, requires) : [{ kind: 'malformed' as const, name: nick, requires }],
  );
  switch (form.kind) {
    case 'leading_digit':
      return uncut;
    case 'zero':
      return [...uncut, { kind: 'assigned', name: nick, requires: [asks.zeroAssigned] }];
    case 'unusual':
    case 'malformed': {
      if (form.left === '') return uncut;
      const cut = form.kind === 'unusual' ? asks.unusualCut : asks.malformedCut;
      const rest = spellings(form.left, standing, nickLength);
      return [...uncut, ...rest.map((spelling) => ({ ...spelling, requires: [...spelling.requires, cut] }))];
    }
  }
}

function lengths(
  nick: string,
  asks: (typeof REQUIREMENTS)[Standing],
  nickLength: number | null,
  requires: readonly Requirement[],
): readonly Spelling[] {
  if (nickLength === null || nick.length <= nickLength) return [{ kind: 'taken', name: nick, requires }];
  return [
    { kind: 'too_long', name: nick, requires: [...requires, asks.longRefused] },
    { kind: 'taken', name: nick.slice(0, nickLength), requires: [...requires, asks.longCut] },
  ];
}
