import { expect, it } from 'vitest';
import { startResponses } from '../../../conformance/run/responses.ts';
import { runPlan } from '../../../conformance/run/run-plan.ts';
import { decodeBase64, encodeBase64 } from '../../../conformance/sasl/base64.ts';
import { MOST_ITERATIONS, readClientFinal, readClientFirst } from '../../../conformance/sasl/scram.ts';
import { says, startExchange, hears } from '../../../conformance/sasl/exchange.ts';
import { alone, send, story } from './story.ts';
import { startToy, type Peer } from './toy-server.ts';

const ACCOUNTS = [
  { name: 'ann', password: 'pw1' },
  { name: 'bob', password: 'pw2' },
];
const SETTING = { namespace: 'k7', password: null, accounts: ACCOUNTS };
const CODE = (bytes: string): string => `AUTHENTICATE ${encodeBase64(bytes)}`;

/** What a line of AUTHENTICATE says. */
function bytesOf(line: string): string {
  return decodeBase64(line.replace('AUTHENTICATE ', '')) ?? '';
}

/** Begins an exchange on a connection, which the server answers with a challenge. Returns both messages. */
function begun(
  responses: ReturnType<typeof startResponses>,
  connection: number,
  iterations = 4096,
): readonly string[] {
  const first = responses.fill(connection, 'AUTHENTICATE {scram:account1:first}');
  responses.sent(connection, first);
  const challenge = CODE(`r=${readClientFirst(bytesOf(first))?.nonce}srv,s=c2FsdA==,i=${iterations}`);
  responses.received(connection, `:s ${challenge}`);
  return [first, challenge];
}

/** The account that a last message proves in an exchange that went like this. */
function proven(messages: readonly string[], final: string): string | null {
  const [first = '', challenge = ''] = messages.map((line) => line.replace('AUTHENTICATE ', ''));
  const exchange = startExchange();
  says(exchange, first, ACCOUNTS);
  hears(exchange, challenge);
  return says(exchange, final.replace('AUTHENTICATE ', ''), ACCOUNTS);
}

const FINAL = 'AUTHENTICATE {scram:account1:final}';

it('a last message answers the challenge that its connection has received', () => {
  const responses = startResponses(SETTING, 1);
  const messages = begun(responses, 0);
  expect(proven(messages, responses.fill(0, FINAL))).toBe('ann');
  expect(proven(messages, responses.fill(0, 'AUTHENTICATE {scram:account2:final}'))).toBeNull();
  expect(proven(messages, responses.fill(0, 'AUTHENTICATE {scram:prefix1:final}'))).toBeNull();
});

it('it may answer the challenge of another connection, and proves nothing on its own then', () => {
  const responses = startResponses(SETTING, 2);
  const [own, other] = [begun(responses, 0), begun(responses, 1)];
  const swapped = responses.fill(0, 'AUTHENTICATE {scram:account1:final:1}');
  expect(proven(own, swapped)).toBeNull();
  expect(proven(other, swapped)).toBe('ann');
});

it('no nonce is used twice', () => {
  const responses = startResponses(SETTING, 2);
  const nonces = [0, 0, 1].map(
    (connection) => readClientFirst(bytesOf(begun(responses, connection)[0] ?? ''))?.nonce,
  );
  expect(nonces).toEqual(['k7.0.1.', 'k7.0.2.', 'k7.1.1.']);
});

it('without a challenge, or with one that takes too long, the last message is a wrong one', () => {
  const responses = startResponses(SETTING, 1);
  expect(readClientFinal(bytesOf(responses.fill(0, FINAL)))?.nonce).toBe('none');
  begun(responses, 0, MOST_ITERATIONS + 1);
  expect(readClientFinal(bytesOf(responses.fill(0, FINAL)))?.nonce).toBe('none');
  expect(readClientFinal(bytesOf(responses.fill(0, 'AUTHENTICATE {scram:account1:final:7}')))?.nonce).toBe(
    'none',
  );
});

it('a plan that is run proves an account to a server', async () => {
  const heard: string[] = [];
  await using toy = await startToy(({ say }: Peer) => (line) => {
    heard.push(line);
    const nonce = readClientFirst(bytesOf(line))?.nonce;
    if (line === 'CAP REQ sasl') say('CAP * ACK sasl');
    if (line === 'AUTHENTICATE SCRAM-SHA-256') say('AUTHENTICATE +');
    if (nonce !== undefined) say(CODE(`r=${nonce}srv,s=c2FsdA==,i=4096`));
    if (readClientFinal(bytesOf(line)) !== null) say(':s 904 * :x');
  });
  const plan = alone(
    send('CAP REQ sasl'),
    send('AUTHENTICATE SCRAM-SHA-256'),
    send('AUTHENTICATE {scram:account2:first}'),
    { kind: 'begin', text: 'AUTHENTICATE ' },
    send('{scram:account2:final}'),
  );
  const run = await runPlan(plan, SETTING, { address: toy.address, deadline: 2000 });
  const challenge =
    story(run).find((line) => line.startsWith('< AUTHENTICATE ') && !line.endsWith('+')) ?? '';
  expect(proven([heard[2] ?? '', challenge.slice(2)], heard[3] ?? '')).toBe('bob');
});
