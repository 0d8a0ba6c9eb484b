import { CHUNK } from './command.ts';
import { isOn } from './cap-readings.ts';
import { either, requirement } from './dialect.ts';
import type { Exchange } from './exchange.ts';
import type { Input } from './input.ts';
import { bare, requiring, type Classified } from './reading.ts';
import type { Facts, Operation, Session } from './world.ts';

const PRESENT = requirement('sasl', 'present');
const ABSENT = [requirement('sasl', 'absent')];
const REAUTH = {
  refused: either('sasl_reauth', '907', '904_once'),
  allowed: either('sasl_reauth', 'allowed', '904_once'),
  once: either('sasl_reauth', '904_once'),
};
const LATE = {
  asBefore: requirement('sasl_registered', 'as_before'),
  refused: either('sasl_registered', '907', '904', '462', '421'),
};
const AGAIN = {
  data: requirement('sasl_mechanism_again', 'data'),
  restart: requirement('sasl_mechanism_again', 'restart'),
};
const UNASKED = {
  unregistered: unasked('unregistered'),
  registered: unasked('registered'),
};

function unasked(state: 'unregistered' | 'registered') {
  return {
    accepted: requirement(`sasl_unasked@${state}`, 'accepted'),
    refused: either(`sasl_unasked@${state}`, 'silent', '904', '421', '451', '907'),
  };
}

/** The longest response that every server takes, in bytes. */
const SURE = 1200;

/** Every way to classify an AUTHENTICATE. To a server that does not know the command it is like any other. */
export function readAuthenticate(
  operation: Operation,
  session: Session,
  facts: Facts,
  exchange: Exchange,
): readonly Classified[] {
  return [
    ...requiring(PRESENT, admitted(operation, session, facts, exchange)),
    { input: 'UNKNOWN', requires: ABSENT },
  ];
}

/** Whether it is looked at at all: the capability may not be on, or it is too late for it. */
function admitted(
  operation: Operation,
  session: Session,
  facts: Facts,
  exchange: Exchange,
): readonly Classified[] {
  const found = statedReadings(operation, session, facts, exchange);
  const missing = found.filter(({ input }) => input === 'AUTHENTICATE.missing');
  if (!isOn('sasl', session.enabled)) {
    const { accepted, refused } = UNASKED[session.owned ? 'registered' : 'unregistered'];
    return [
      ...missing,
      { input: 'AUTHENTICATE.unasked', requires: [refused] },
      ...requiring(accepted, found),
    ];
  }
  if (!session.owned || exchange !== 'none') return found;
  return [
    ...missing,
    { input: 'AUTHENTICATE.late', requires: [LATE.refused] },
    ...requiring(LATE.asBefore, found),
  ];
}

function statedReadings(
  operation: Operation,
  session: Session,
  facts: Facts,
  exchange: Exchange,
): readonly Classified[] {
  const [parameter] = operation.command.params;
  if (parameter === undefined || parameter === '') return [bare('AUTHENTICATE.missing')];
  if (exchange !== 'none' && exchange !== 'begun')
    return within(parameter, operation, session, facts, exchange);
  const starting = starts(parameter, facts).map(bare);
  if (session.account === null) return starting;
  const again: Classified = { input: 'AUTHENTICATE.again', requires: [REAUTH.refused] };
  // There is nothing to abort, whether logged in or not.
  const allowed = parameter === '*' ? starting : requiring(REAUTH.allowed, starting);
  const account = operation.authentication?.loosely ?? null;
  const unbegun: readonly Classified[] =
    account === null ? [] : [{ input: 'AUTHENTICATE.unbegun', requires: [REAUTH.once], account }];
  return [again, ...allowed, ...unbegun];
}

/** What the first AUTHENTICATE of an exchange may be: the name of a mechanism, for which the server may have no use. */
function starts(parameter: string, { mechanisms }: Facts): readonly Input[] {
  if (parameter === '*') return ['AUTHENTICATE.abort'];
  if (parameter.length > CHUNK) return ['AUTHENTICATE.too_long'];
  const start = mechanismInput(parameter);
  if (start === null) return ['AUTHENTICATE.unsupported'];
  // Other letters than those of the list may not be taken for the same.
  if (mechanisms?.includes(parameter) === true && start !== 'AUTHENTICATE.foreign') return [start];
  return [start, 'AUTHENTICATE.unsupported'];
}

/** Mechanisms that are registered, and may be there although the suite does not speak them. */
const FOREIGN =
  /^(EXTERNAL|ANONYMOUS|LOGIN|CRAM-MD5|DIGEST-MD5|OAUTHBEARER|ECDSA-[A-Z0-9-]+|SCRAM-[A-Z0-9-]+)$/i;

function mechanismInput(name: string): Input | null {
  const upper = name.toUpperCase();
  if (upper === 'PLAIN') return 'AUTHENTICATE.plain';
  if (upper === 'SCRAM-SHA-256') return 'AUTHENTICATE.scram';
  return FOREIGN.test(name) ? 'AUTHENTICATE.foreign' : null;
}

/** What an AUTHENTICATE is in the midst of an exchange. */
function within(
  parameter: string,
  operation: Operation,
  session: Session,
  facts: Facts,
  exchange: Exclude<Exchange, 'none' | 'begun'>,
): readonly Classified[] {
  if (parameter === '*') return [bare('AUTHENTICATE.abort')];
  const asData = response(parameter, operation, session, exchange);
  const starting = starts(parameter, facts);
  const begins = starting.find((input) => /plain|scram|foreign/.test(input));
  if (begins === undefined) return asData;
  // Of a name that it does not offer a server need not make anything, also where others begin anew.
  const mayBeData = starting.includes('AUTHENTICATE.unsupported');
  return [
    ...(mayBeData ? asData : requiring(AGAIN.data, asData)),
    { input: begins, requires: [AGAIN.restart] },
  ];
}

function response(
  parameter: string,
  { authentication }: Operation,
  { proven }: Session,
  exchange: Exclude<Exchange, 'none' | 'begun'>,
): readonly Classified[] {
  if (authentication === null) return [];
  const { size, total, isBase64, plain, scramFirst, scramFinal } = authentication;
  if (size > CHUNK) return [bare('AUTHENTICATE.too_long')];
  if (size === CHUNK) {
    return [bare(total > SURE ? 'AUTHENTICATE.surplus' : 'AUTHENTICATE.chunk')];
  }
  // Behind pieces a + is the end of what they say.
  if (exchange === 'scram proven' && parameter === '+' && total === 0)
    return [proving('AUTHENTICATE.empty', proven)];
  if (!isBase64) return [bare('AUTHENTICATE.garbled')];
  const wrong = bare('AUTHENTICATE.wrong');
  switch (exchange) {
    case 'plain':
      return [plain === null ? wrong : proving('AUTHENTICATE.right', plain)];
    case 'scram asked':
      if (scramFirst === null) return [wrong];
      // To who is not known a challenge may be made up, so that nobody learns who is.
      return scramFirst.isKnown ? [bare('AUTHENTICATE.first')] : [bare('AUTHENTICATE.first'), wrong];
    case 'scram challenged':
      return [scramFinal === null ? wrong : proving('AUTHENTICATE.right', scramFinal)];
    case 'scram proven':
    case 'foreign':
      return [wrong];
  }
}

function proving(input: Input, account: string | null): Classified {
  return account === null ? bare(input) : { ...bare(input), account };
}
