import { isDeepStrictEqual } from 'node:util';
import type { Capabilities } from '../capabilities.ts';
import { circumstances } from '../circumstances.ts';
import { isDeath, type Repeatable } from '../failure/failure.ts';
import type { MetServer } from '../host-server.ts';
import { OPERATOR_MARK, waits, wholeLines } from '../plan.ts';

/**
 * Why a server cannot be judged under the circumstances of a stored failure: it says of itself, in 005 or by asking for a
 * password, that they are no longer its own. Null when it can.
 */
export function unlike(failure: Repeatable, server: MetServer): string | null {
  const { circumstances: stored } = failure;
  if (isDeath(failure))
    return server.watched
      ? null
      : 'it was a death: start the server with --command, so that its process is seen';
  const now = circumstances(server, {}, stored);
  if (stored.password !== (now.password !== null))
    return stored.password
      ? 'it was found on a server that asks for a password: give it with --password'
      : 'it was found on a server without a password';
  if (stored.sources['casemapping'] === '005') {
    const [then] = stored.dialect['casemapping'] ?? [];
    const [today] = now.dialect['casemapping'] ?? [];
    if (then !== today) return changed('CASEMAPPING', then, today);
  }
  if (stored.nickLength !== now.nickLength) return changed('NICKLEN', stored.nickLength, now.nickLength);
  if (waits(failure.plan) && now.timers !== null && !isDeepStrictEqual(now.timers, stored.timers))
    return 'it waits for time-outs, and those of this server are others than they were then: check it anew';
  const said = linesOf(failure);
  if (stored.accounts > 0 && now.accounts.length === 0 && said.some((line) => /\{(plain|scram):/.test(line)))
    return 'it was found with accounts to log in to: give them with --account';
  if (now.operator == null && said.some((line) => line.includes(OPERATOR_MARK)))
    return 'it was found with an operator: give one with --oper';
  return said.some((line) => /^ *(CAP|AUTHENTICATE)\b/i.test(line))
    ? otherOffer(stored.capabilities, now.capabilities)
    : null;
}

/** What a failure's plans say. */
function linesOf({ plan, before = [] }: Repeatable): readonly string[] {
  return [...before, plan].flatMap((each) => [...wholeLines(each)].flatMap(({ lines }) => lines));
}

/** The capabilities that a server offers now and did not, or the other way about; null where it is the same, or nobody knows. */
function otherOffer(
  then: Readonly<Record<string, string | null>> | null,
  now: Capabilities | null,
): string | null {
  if (then === null || now === null) return null;
  const other = [...new Set([...Object.keys(then), ...now.keys()])].filter(
    (name) => !(name in then && now.has(name)) || (name === 'sasl' && then[name] !== now.get(name)),
  );
  if (other.length === 0) return null;
  const named = other.slice(0, 3).join(', ') + (other.length > 3 ? ' and others' : '');
  return `the server offers other capabilities now (${named}): check it anew`;
}

function changed(
  what: string,
  then: string | number | null | undefined,
  now: string | number | null | undefined,
): string {
  return `the server says ${what}=${now ?? '(nothing)'} now, and said ${then ?? '(nothing)'} then: check it anew`;
}
