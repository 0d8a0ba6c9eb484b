import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressAdapter, reference } from '../../adapters/index.ts';
import { OPERATOR } from '../../adapters/operator.ts';
import type { Operator, RunningServer } from '../../adapters/server.ts';
import { meet, type Meeting } from '../../conformance/host-server.ts';
import { untestable } from '../../conformance/untestable.ts';
import { SmallServer, type Guest } from './servers/small-server.ts';

const OPTIONS = { password: null, startWithin: 10_000 };
let running: RunningServer;
beforeAll(async () => {
  running = await reference.start(OPTIONS);
});
afterAll(() => running.stop());

async function meeting(port: number, operator: Operator | null, deadlineMs = 2_000): Promise<Meeting> {
  const met = await meet(addressAdapter({ host: '127.0.0.1', port }), OPTIONS, deadlineMs, { operator });
  if (met.kind === 'met') await met.server.stop();
  return met;
}

/** Takes any OPER, and does not listen for a while to who has the password wrong. */
class Guards extends SmallServer {
  protected override line(guest: Guest, line: string): void {
    if (this.guarded.has(guest)) return;
    if (line === 'OPER root secret') this.say(guest, ':s 381 z :x');
    else if (line.startsWith('OPER ')) this.guarded.add(guest);
    else super.line(guest, line);
  }

  readonly guarded = new Set<Guest>();
}

describe('an operator that is given is tried before any plan', () => {
  test('one that is well lets the run begin', async () => {
    const met = await meeting(running.port, OPERATOR);
    expect(met).toMatchObject({ kind: 'met', server: { operator: OPERATOR } });
    expect(met.kind === 'met' && met.server.operator?.guarded).toBeUndefined();
  });

  test('one that is refused ends it, and its password is not shown', async () => {
    const wrong = { ...OPERATOR, password: 'not-this-one' };
    const met = await meeting(running.port, wrong);
    expect(met).toMatchObject({ kind: 'failed', contact: { kind: 'operator', name: OPERATOR.name } });
    if (met.kind !== 'failed') return;
    const { message, hint } = untestable(met.contact, 'toy', [], null);
    expect(message).toMatch(/^toy refuses the operator ".*": :\S+ 464 /);
    expect([message, ...hint].join('\n')).toContain('--oper');
    expect([message, ...hint].join('\n')).not.toContain(wrong.password);
  });

  test('none is tried where none is given, and nobody is known then', async () => {
    expect(await meeting(running.port, null)).toMatchObject({ kind: 'met', server: { operator: null } });
  });

  test('where a wrong password costs much time, it is known to', async () => {
    const server = new Guards();
    try {
      const met = await meeting((await server.listen()).port, { name: 'root', password: 'secret' }, 300);
      expect(met).toMatchObject({ kind: 'met', server: { operator: { name: 'root', guarded: true } } });
    } finally {
      await server[Symbol.asyncDispose]();
    }
  });
});
