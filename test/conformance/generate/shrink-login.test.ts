import { describe, expect, it } from 'vitest';
import type { Plan, Round } from '../../../conformance/plan.ts';
import { shrunk, written } from './shrunk.ts';

function step(connection: number, line: string): Round {
  return [{ connection, act: { kind: 'send', lines: [line] } }];
}

/** A plan of so many connections that says this, a line a round. */
function said(connections: number, ...rounds: readonly Round[]): Plan {
  const opened = Array.from({ length: connections }, (_, connection): Round => [
    { connection, act: { kind: 'open' } },
  ]);
  return { connections, rounds: [...opened, ...rounds] };
}

/** What the first connection says in the smallest plan that still holds this. */
function smallest(holds: RegExp, ...lines: readonly string[]): readonly string[] {
  const plan = said(1, ...lines.map((line) => step(0, line)));
  return written(shrunk(plan, ({ rounds }) => holds.test(JSON.stringify(rounds)))).slice(1);
}

describe('what a negotiation shrinks to', () => {
  const NEGOTIATION = ['cap LS  302', 'CAP REQ :multi-prefix sasl away-notify', 'CAP END'];

  it('is a request of what is needed', () => {
    expect(smallest(/sasl/, ...NEGOTIATION)).toEqual(['0 CAP REQ :sasl']);
    expect(smallest(/multi-prefix.*away-notify/, ...NEGOTIATION)).toEqual([
      '0 CAP REQ :multi-prefix away-notify',
    ]);
  });

  it('is a list without a version, where any list will do', () => {
    expect(smallest(/CAP +LS/i, ...NEGOTIATION)).toEqual(['0 CAP LS']);
    expect(smallest(/30\d/, 'CAP LS 301')).toEqual(['0 CAP LS 302']);
  });
});

describe('what a login shrinks to', () => {
  const PROOF = /\{(?:plain|scram):/;

  it('is the first account, proven in one piece and by PLAIN, where any proof will do', () => {
    const chunks = ['PLAIN', '{plain:account5:1}', '{plain:account5:2}'].map(
      (part) => `AUTHENTICATE ${part}`,
    );
    expect(smallest(PROOF, ...chunks)).toEqual(['0 AUTHENTICATE {plain:account1}']);
    const scram = ['SCRAM-SHA-256', '{scram:account2:first}'].map((part) => `AUTHENTICATE ${part}`);
    expect(smallest(PROOF, ...scram)).toEqual(['0 AUTHENTICATE {plain:account1}']);
  });

  it('is a wrong password in place of an odder mistake, and never a right one', () => {
    expect(smallest(PROOF, 'AUTHENTICATE {plain:crossed3}')).toEqual(['0 AUTHENTICATE {plain:wrong1}']);
    expect(smallest(PROOF, 'AUTHENTICATE {plain:nobody}')).toEqual(['0 AUTHENTICATE {plain:wrong1}']);
  });

  it('keeps the chunk, the mechanism and the connection that a response is for, where they matter', () => {
    expect(smallest(/:2\}/, 'AUTHENTICATE {plain:account5:2}')).toEqual([
      '0 AUTHENTICATE {plain:account1:2}',
    ]);
    expect(smallest(/account\d:final:0/, 'AUTHENTICATE {scram:account2:final:0}')).toEqual([
      '0 AUTHENTICATE {scram:account1:final:0}',
    ]);
  });

  it('names that connection by the number that it then has', () => {
    const plan = said(
      3,
      step(1, 'AUTHENTICATE {scram:account1:final:2}'),
      step(2, 'AUTHENTICATE SCRAM-SHA-256'),
    );
    const swaps = /:final:\d.*SCRAM-SHA-256/;
    expect(written(shrunk(plan, ({ rounds }) => swaps.test(JSON.stringify(rounds))))).toEqual([
      '0 open',
      '1 open',
      '0 AUTHENTICATE {scram:account1:final:1}',
      '1 AUTHENTICATE SCRAM-SHA-256',
    ]);
  });
});
