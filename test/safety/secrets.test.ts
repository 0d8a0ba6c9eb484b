import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSite, start } from './suite-run.ts';

const site = openSite();
afterAll(() => site.remove());

/** Tells its password wherever it can: in its log, its version, a notice, an ERROR, and as its last words. It answers no bare NICK. */
const SERVER = `import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
const [port, mode, password, copy] = process.argv.slice(2);
const secret = password ?? process.env.NICK_COLLIDER_PASSWORD;
console.log('the password is ' + secret);
if (copy !== undefined) writeFileSync(copy, secret);
if (mode === 'ends') process.exit(3);
let conversations = 0;
createServer((socket) => {
  let nick = null, user = false, rest = '';
  conversations += 1;
  if (mode === 'dies' && conversations > 4) { console.error('fatal: ' + secret); process.exit(7); }
  socket.on('error', () => {}).on('data', (data) => {
    const lines = (rest + data).split('\\n');
    rest = lines.pop();
    for (const line of lines) {
      const [verb, first] = line.trim().split(' ');
      if (mode === 'refuses' && verb === 'USER') socket.end(':s 464 * :wrong: ' + secret + '\\r\\n');
      else if (verb === 'NICK' && first) nick = first;
      else if (verb === 'USER') user = true;
      else if (verb === 'PING') socket.write(':s PONG s ' + first + '\\r\\n');
      else if (verb === 'QUIT') socket.end('ERROR :' + secret + '\\r\\n');
      if (nick && user) {
        socket.write(':s 001 ' + nick + ' :Welcome ' + secret + '\\r\\n:s 004 ' + nick + ' s v-' + secret + ' o o\\r\\n:s 422 ' + nick + ' :none\\r\\n');
        user = false;
      }
    }
  });
}).listen(Number(port), '127.0.0.1');`;

const script = join(site.out('server'), 'server.mjs');
writeFileSync(script, SERVER);
const CANARY = 'canary-5d41402a';

/** All that a run has left, and all that it said. */
async function everything(argv: readonly string[], env: NodeJS.ProcessEnv, out: string) {
  const run = start(
    ['check', ...argv, '--runs', '30', '--deadline', '300ms', '--no-shrink', '--out', out],
    env,
  );
  await run.said('checking');
  const seen = site.alive().join('\n');
  // What was found is enough: the report follows.
  void run.said(/found [A-Z]|looking for/).then(() => run.child.kill('SIGINT'));
  const { code, out: printed, err } = await run.ended;
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(out, name), 'utf8'));
  return { code, seen, text: [printed, err, ...files].join('\n'), files: files.length };
}

test.concurrent.each([
  ['talks', 130],
  ['dies', 130],
  ['ends', 2],
  ['refuses', 2],
] as const)(
  'a server that %s tells its password, and the suite does not',
  async (mode, expected) => {
    const out = site.out(mode);
    const env = { ...site.environment, NICK_COLLIDER_PASSWORD: CANARY };
    const { code, seen, text, files } = await everything(
      ['--command', `node '${script}' {port} ${mode}`],
      env,
      out,
    );
    expect(code).toBe(expected);
    expect(files > 0).toBe(expected === 130);
    expect(text).not.toContain(CANARY);
    expect(text).toContain('<password>');
    // It stands in an environment, and on no command line.
    expect(seen).not.toContain(CANARY);
  },
  120_000,
);

test('a password that was typed, into the command too, is neither kept nor shown, nor in our own command line', async () => {
  const out = site.out('typed');
  const command = `node '${script}' {port} talks ${CANARY}`;
  const { seen, text } = await everything(
    ['--command', command, '--password', CANARY],
    site.environment,
    out,
  );
  expect(text).not.toContain(CANARY);
  expect(text).toContain('{port} talks {password}');
  expect(seen.split('\n').filter((line) => line.includes(CANARY) && !line.includes('server.mjs'))).toEqual(
    [],
  );
}, 120_000);

test('a password that was made up is not told either', async () => {
  const out = site.out('made up');
  const copy = join(site.out('copy'), 'password');
  const command = `node '${script}' {port} talks {password} '${copy}'`;
  const { text } = await everything(['--command', command], site.environment, out);
  const made = readFileSync(copy, 'utf8');
  expect(made).toMatch(/^[0-9a-f]{12}$/);
  expect(text).not.toContain(made);
}, 120_000);
