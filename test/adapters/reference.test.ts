import { describe, expect, test } from 'vitest';
import { ADAPTERS } from '../../adapters/index.ts';
import { permit } from '../../model/dialect.ts';
import { dialogue } from './dialogue.ts';
import { basic } from './ircx-client.ts';
import { plain } from './sasl-client.ts';

/** Whether whoever logs on has to answer a PING first: these dialogues answer none. */
const asks = (dialect: Readonly<Record<string, readonly string[]>> = {}): boolean =>
  dialect['registration_completes']?.includes('after_pong') === true;

const profiles = ADAPTERS.filter(
  ({ name, dialect }) => /^(reference|chat-server)/.test(name) && !asks(dialect),
).map((adapter) => [adapter.name, adapter] as const);

describe.each(profiles)('%s', (_, adapter) => {
  test('has a dialect that the model can read', () => {
    expect(permit(adapter.dialect ?? {}).masks.length).toBeGreaterThan(0);
  });

  test('logs clients on and off, also through a collision', async () => {
    const server = await adapter.start({ password: null, startWithin: 5_000 });
    const pass = server.password === null ? '' : `PASS ${server.password} | `;
    const transcript = await dialogue(server.port, [
      `A! ${pass}NICK dan | USER u 0 * :r`,
      'A? 001',
      `B! ${pass}NICK dan | USER u 0 * :r`,
      'B? 433',
      'B! NICK bob',
      'B? 001',
      'B! QUIT',
      'B? closed',
      `C! ${pass}NICK bob | USER u 0 * :r`,
      'C? 001',
    ]);
    await server.stop();
    expect(transcript).toMatch(/A .* 001 dan [^]*B .* 433 \* dan [^]*B .* 001 bob [^]*C .* 001 bob /);
  });

  test('tells the accounts that it knows, if any can log in', async () => {
    const server = await adapter.start({ password: null, startWithin: 5_000 });
    const { accounts = [], packages = [] } = server;
    const logins = accounts.flatMap((account, index) => {
      const who = String.fromCodePoint(65 + index);
      return packages.length === 0
        ? [`${who}! CAP REQ :sasl | AUTHENTICATE PLAIN`, plain(`${who}!`, account), `${who}? 900`]
        : [basic(`${who}!`, account), `${who}? AUTH BASIC \\* | 900 `];
    });
    const transcript = await dialogue(server.port, logins);
    await server.stop();
    expect(transcript.match(/ 900 | AUTH BASIC \* /g) ?? []).toHaveLength(accounts.length);
    const canLogIn = ['sasl', 'ircx'].some(
      (choice) => adapter.dialect?.[choice]?.includes('present') ?? false,
    );
    expect(accounts.length > 0).toBe(canLogIn);
    expect(packages.length > 0).toBe(adapter.dialect?.['ircx']?.includes('present'));
  });
});
