import { describe, expect, test } from 'vitest';
import { inspircdAtheme, type Account } from '../../adapters/index.ts';
import { requireServer } from '../require-server.ts';
import { dialogue } from './dialogue.ts';

const options = { password: null, startWithin: 5_000 };
const isThere = ['inspircd', 'atheme'].every(requireServer);

/** The response of SASL PLAIN (RFC 4616). */
const plain = ({ name, password }: Account): string =>
  Buffer.from(`\0${name}\0${password}`).toString('base64');

/** Logs in, and tells with which numeric that ended. */
async function outcome(port: number, account: Account): Promise<string> {
  const heard = await dialogue(port, [
    'A! CAP REQ :sasl | AUTHENTICATE PLAIN',
    'A? ^AUTHENTICATE ',
    `A! AUTHENTICATE ${plain(account)}`,
    'A? ^:\\S+ 90[34] ',
    'A/ ',
  ]);
  return /^A :\S+ (90[34]) /m.exec(heard)?.[1] ?? heard;
}

describe('InspIRCd with atheme beside it', () => {
  test.runIf(isThere)(
    'offers SASL as soon as it has started, and knows each account that it tells of',
    async () => {
      const server = await inspircdAtheme.start(options);
      const accounts = server.accounts ?? [];
      const offered = await dialogue(server.port, ['A! CAP LS 302', 'A? CAP \\* LS ', 'A/ ']);
      const right = await Promise.all(accounts.map(async (account) => outcome(server.port, account)));
      const wrong = await outcome(server.port, { name: accounts[0]?.name ?? '', password: 'wrong' });
      const unknown = await outcome(server.port, { name: 'nobody', password: 'wrong' });
      await server.stop();
      expect(offered).toMatch(/ CAP \* LS :(?:.* )?sasl=PLAIN /);
      expect(accounts.length).toBeGreaterThan(1);
      expect(right).toEqual(accounts.map(() => '903'));
      expect([wrong, unknown]).toEqual(['904', '904']);
    },
  );

  test.runIf(isThere)(
    'refuses none of many log-ins to one account, and none behind many that failed',
    async () => {
      const server = await inspircdAtheme.start(options);
      const [account = { name: '', password: '' }] = server.accounts ?? [];
      const outcomes = async (password: string): Promise<ReadonlySet<string>> => {
        const all = Array.from({ length: 300 }, async () => outcome(server.port, { ...account, password }));
        return new Set(await Promise.all(all));
      };
      const failed = await outcomes('wrong');
      const done = await outcomes(account.password);
      await server.stop();
      expect([failed, done]).toEqual([new Set(['904']), new Set(['903'])]);
    },
  );
});
