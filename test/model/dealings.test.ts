import { describe, expect, test } from 'vitest';
import { changed, namesIn } from '../../model/cap-readings.ts';
import { exchanges } from '../../model/exchange.ts';
import type { Input } from '../../model/input.ts';
import type { Outcome } from '../../model/outcomes.ts';
import { phaseIn } from '../../model/phase.ts';
import type { Action } from '../../model/session.ts';
import type { Operation, Session } from '../../model/world.ts';
import { nickWalks, table, type Stride } from './nick-walks.ts';

/** What may come of a step to the connection whose step it is. */
interface Turn {
  readonly input: Input;
  readonly from: Session;
  readonly to: Session;
  readonly replies: readonly Action[];
  readonly operation: Operation | null;
  readonly suspendsByOthers: boolean;
}

function turnsOf({ before, outcomes, actor, operation, dialect }: Stride): readonly Turn[] {
  return outcomes.flatMap(({ input, emits, world }: Outcome) =>
    input === null
      ? []
      : [
          {
            input,
            from: before.sessions[actor] as Session,
            to: world.sessions[actor] as Session,
            replies: emits.filter(({ connection }) => connection === actor).map(({ reply }) => reply),
            operation,
            suspendsByOthers: dialect['cap_others_suspend']?.[0] === 'yes',
          },
        ],
  );
}

const turns = [...nickWalks(2000, 40, { dealing: true })].flatMap(turnsOf);
const exchangeOf = exchanges(table);

const negotiationOf = ({ configuration }: Session): string =>
  /"capabilities":"(\w+)"/.exec(table.keyOf(configuration))?.[1] ?? 'over';

/** All that a connection has negotiated and proven, and how far it is with that. */
function dealingsOf(session: Session): unknown {
  const { enabled, hears302, account, proven, deferred, configuration } = session;
  return {
    enabled,
    hears302,
    account,
    proven,
    deferred,
    negotiation: negotiationOf(session),
    exchange: exchangeOf(configuration),
  };
}

/** The turns of this kind, of which there must be so many that it says something. */
function turnsWhere(isMeant: (turn: Turn) => boolean, atLeast: number): readonly Turn[] {
  const meant = turns.filter(isMeant);
  expect(meant.length).toBeGreaterThanOrEqual(atLeast);
  return meant;
}

const asked = ({ operation }: Turn): readonly string[] => namesIn(operation?.command.params[1] ?? '');

const REFUSALS: ReadonlySet<Action> = new Set<Action>(['432', '433', '436', '438']);
const isOpen = ({ configuration }: Session): boolean => phaseIn(table.keyOf(configuration)) !== 'closing';
const isRefused = ({ input, to, replies }: Turn): boolean =>
  /^(NICK|USER|PASS|PONG|COMPLETE)/.test(input) && isOpen(to) && replies.some((reply) => REFUSALS.has(reply));

describe('a refused nick', () => {
  test('leaves what was negotiated and proven as it was, and how far it is', () => {
    for (const { from, to, input } of turnsWhere(isRefused, 1000))
      expect(dealingsOf(to), input).toEqual(dealingsOf(from));
  });

  test('is met in the midst of a negotiation and of an exchange, and by who has logged in', () => {
    turnsWhere((turn) => isRefused(turn) && negotiationOf(turn.from) === 'negotiating', 200);
    turnsWhere((turn) => isRefused(turn) && exchangeOf(turn.from.configuration) !== 'none', 50);
    turnsWhere((turn) => isRefused(turn) && turn.from.account !== null, 20);
    turnsWhere((turn) => isRefused(turn) && turn.from.enabled !== '', 200);
  });

  test('is met too when a registration completes', () => {
    turnsWhere((turn) => isRefused(turn) && !turn.input.startsWith('NICK.'), 10);
  });
});

describe('a negotiation', () => {
  test('keeps everybody from being welcomed, until END', () => {
    for (const { input, replies } of turnsWhere(({ from }) => negotiationOf(from) === 'negotiating', 2000))
      if (input !== 'CAP.end') expect(replies, input).not.toContain('001');
  });

  test('lets END complete the registration', () => {
    turnsWhere(({ input, replies }) => input === 'CAP.end' && replies.includes('001'), 5);
  });

  test('is begun by LS and REQ before registration, and by other subcommands where the dialect has it', () => {
    const begun = turnsWhere(
      ({ from, to }) => negotiationOf(from) !== 'negotiating' && negotiationOf(to) === 'negotiating',
      100,
    );
    for (const { input, from, suspendsByOthers } of begun) {
      expect(input).toMatch(suspendsByOthers ? /^CAP\.(ls|req|list|unknown|stray)/ : /^CAP\.(ls|req)/);
      expect(from.owned).toBe(false);
    }
    turnsWhere(({ input, suspendsByOthers }) => input === 'CAP.list' && !suspendsByOthers, 20);
  });

  test('grants a request as a whole or not at all', () => {
    for (const turn of turnsWhere(({ input }) => input === 'CAP.req', 200))
      expect(turn.to.enabled).toBe(changed(turn.from.enabled, asked(turn)));
    for (const { from, to } of turnsWhere(({ input }) => input !== 'CAP.req', 2000))
      expect(to.enabled).toBe(from.enabled);
  });
});

describe('a login', () => {
  test('is told by 900, and whatever else happens does not change it', () => {
    for (const { from, to, replies } of turnsWhere(({ to }) => isOpen(to), 2000))
      if (!replies.includes('900')) expect(to.account).toBe(from.account);
    for (const { to, operation } of turnsWhere(({ replies }) => replies.includes('900'), 50))
      expect(['alice', 'bob'], operation?.command.line ?? 'a step of the server').toContain(to.account);
  });

  test('survives the registration', () => {
    const registering = turnsWhere(
      ({ from, replies }) => from.account !== null && replies.includes('001'),
      5,
    );
    for (const { from, to, replies } of registering)
      if (!replies.includes('900')) expect(to.account).toBe(from.account);
  });

  test('gives no nick and takes none, and no registration that was not due', () => {
    for (const { from, to, replies } of turnsWhere(({ input }) => input.startsWith('AUTHENTICATE.'), 2000)) {
      if (!isOpen(to)) continue;
      if (to.nick !== from.nick) expect(replies.some((reply) => REFUSALS.has(reply))).toBe(true);
      if (to.owned !== from.owned) expect(replies).toContain('001');
    }
  });
});
