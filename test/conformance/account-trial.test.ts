import { describe, expect, test } from 'vitest';
import { referenceModern, referenceRfc1459, type Adapter } from '../../adapters/index.ts';
import { ACCOUNTS } from '../../adapters/reference/accounts.ts';
import type { Account } from '../../adapters/server.ts';
import { meet, type Meeting } from '../../conformance/host-server.ts';
import { untestable } from '../../conformance/untestable.ts';

async function meeting(adapter: Adapter, accounts: readonly Account[]): Promise<Meeting> {
  const options = { password: null, startWithin: 10_000 };
  const met = await meet(adapter, options, 2_000, { accounts });
  if (met.kind === 'met') await met.server.stop();
  return met;
}

describe('accounts that are given are tried before any plan', () => {
  test('those that are well let the run begin', async () => {
    expect(await meeting(referenceModern, ACCOUNTS)).toMatchObject({ kind: 'met' });
  });

  test('one that is refused ends it, and its password is not shown', async () => {
    const [first] = ACCOUNTS;
    const wrong: Account = { name: first?.name ?? '', password: 'not-this-one', isSecret: true };
    const met = await meeting(referenceModern, [...ACCOUNTS, wrong]);
    expect(met).toMatchObject({ kind: 'failed', contact: { kind: 'account', name: wrong.name } });
    if (met.kind !== 'failed') return;
    const { message, hint } = untestable(met.contact, 'toy', [], null);
    expect(message).toMatch(/^toy refuses the account ".*": :\S+ 904 /);
    expect([message, ...hint].join('\n')).not.toContain(wrong.password);
  });

  test('and none is of any use to a server without SASL', async () => {
    const met = await meeting(referenceRfc1459, ACCOUNTS);
    expect(met).toMatchObject({ kind: 'failed', contact: { kind: 'no-sasl' } });
    expect(await meeting(referenceRfc1459, [])).toMatchObject({ kind: 'met' });
  });
});
