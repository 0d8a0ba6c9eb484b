import { either, requirement } from './dialect.ts';
import { bare, requiring, type Classified } from './reading.ts';
import type { Security } from './security.ts';
import type { Facts, Operation, Package, Session } from './world.ts';

export const IRCX = {
  present: requirement('ircx', 'present'),
  absent: [requirement('ircx', 'absent')],
} as const;

const ORDER = {
  any: requirement('auth_order', 'any_time'),
  first: either('auth_order', '900', '908', '462'),
};
const AGAIN = { anew: requirement('auth_again', 'restart'), refused: either('auth_again', '910', '900') };
const OTHER = {
  ignored: requirement('auth_other', 'ignored'),
  refused: either('auth_other', '910', '912', '900'),
};
const SURPLUS = {
  ignored: requirement('auth_surplus', 'ignored'),
  refused: requirement('auth_surplus', '901'),
};

/** What is looked at besides the line. */
export interface AuthStanding {
  readonly security: Security;
  /** It has named a nick or a user, whatever became of that. */
  readonly introduced: boolean;
}

/** Every way to classify an AUTH (draft-pfenning-irc-extensions-04 5.2). To a server without IRCX it is an unknown command. */
export function readAuth(
  operation: Operation,
  session: Session,
  facts: Facts,
  standing: AuthStanding,
): readonly Classified[] {
  const known = stated(operation, session, facts, standing);
  return [...requiring(IRCX.present, known), { input: 'UNKNOWN', requires: IRCX.absent }];
}

function stated(
  operation: Operation,
  session: Session,
  facts: Facts,
  standing: AuthStanding,
): readonly Classified[] {
  const { params } = operation.command;
  const missing = params.length < 2 ? [bare('AUTH.missing')] : [];
  if (session.owned) return [...missing, bare('AUTH.late')];
  if (missing.length > 0) return missing;
  const found = sequenced(operation, session, facts, standing);
  if (params.length < 4) return found;
  return [{ input: 'AUTH.surplus', requires: [SURPLUS.refused] }, ...requiring(SURPLUS.ignored, found)];
}

function sequenced(
  operation: Operation,
  session: Session,
  facts: Facts,
  { security, introduced }: AuthStanding,
): readonly Classified[] {
  const [name = '', sequence = ''] = operation.command.params;
  const named = packageNamed(name, facts);
  // Which of them is looked at first, nothing says.
  const flaws: Classified[] = [];
  if (!/^[IS*]$/.test(sequence)) flaws.push(bare('AUTH.bad_sequence'));
  if (named === null) flaws.push(bare('AUTH.unknown'));
  if (security === 'authenticated') return [bare('AUTH.already'), ...flaws];
  const late: readonly Classified[] =
    introduced && security === 'anonymous' ? [{ input: 'AUTH.out_of_order', requires: [ORDER.first] }] : [];
  if (named === null || flaws.length > 0) return [...flaws, ...late];
  const read =
    sequence === 'I'
      ? begun(named, operation, security)
      : within(named, sequence === '*', operation, packageNamed(session.package, facts), security);
  const inTime = late.length === 0 ? read : [...late, ...requiring(ORDER.any, read)];
  return facts.packages === null ? [...inTime, bare('AUTH.unknown')] : inTime;
}

/** The package of that name, in any letters; null where the server has none. Of an unknown list nothing is known; ANON need not be in one. */
function packageNamed(name: string, { packages }: Facts): Package | null {
  const upper = name.toUpperCase();
  const listed = packages?.find((each) => each.name.toUpperCase() === upper);
  if (listed !== undefined) return listed;
  if (upper === 'ANON') return { name, kind: 'anonymous' };
  return packages === null ? { name, kind: 'foreign' } : null;
}

/** An authentication begins, or begins anew. */
function begun(named: Package, { token }: Operation, security: Security): readonly Classified[] {
  const first = opening(named, token).map((reading) => ({ ...reading, package: named.name }));
  if (security === 'anonymous') return first;
  return [{ input: 'AUTH.again', requires: [AGAIN.refused] }, ...requiring(AGAIN.anew, first)];
}

function opening({ kind }: Package, token: Operation['token']): readonly Classified[] {
  switch (kind) {
    case 'anonymous':
      return [bare('AUTH.anonymous')];
    case 'credentials':
      return proving(token);
    case 'challenge':
      // What is wrong with the first message need not show before the second.
      return token?.opens === true ? [bare('AUTH.opened')] : [bare('AUTH.opened'), bare('AUTH.wrong')];
    case 'foreign':
      return ANYTHING;
  }
}

/** A response, or what ends the authentication; `open` is the package that is under way. */
function within(
  named: Package,
  ends: boolean,
  operation: Operation,
  open: Package | null,
  security: Security,
): readonly Classified[] {
  if (security === 'anonymous' || open === null) return [bare(ends ? 'AUTH.abort_idle' : 'AUTH.unbegun')];
  const meant = ends ? [bare('AUTH.abort')] : responding(open, operation);
  if (open.name.toUpperCase() === named.name.toUpperCase()) return meant;
  return [{ input: 'AUTH.other', requires: [OTHER.refused] }, ...requiring(OTHER.ignored, meant)];
}

function responding({ kind }: Package, { token }: Operation): readonly Classified[] {
  return kind === 'challenge' ? proving(token) : ANYTHING;
}

/** What a package may make of a token that the suite knows nothing of. */
const ANYTHING: readonly Classified[] = [bare('AUTH.opened'), bare('AUTH.right'), bare('AUTH.wrong')];

function proving(token: Operation['token']): readonly Classified[] {
  if (token === null || token.proves === null) return [bare('AUTH.wrong')];
  const right: Classified = { ...bare('AUTH.right'), account: token.proves };
  return token.sure ? [right] : [right, bare('AUTH.wrong')];
}
