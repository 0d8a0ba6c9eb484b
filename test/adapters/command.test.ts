import { describe, expect, test } from 'vitest';
import { commandAdapter, splitCommand } from '../../adapters/command.ts';
import { accepts } from '../../adapters/port.ts';

test('a command is split as a shell would split it', () => {
  expect(splitCommand(`./ircd --port={port} -n 'My IRC' "a b" c\\ d`)).toEqual([
    './ircd',
    '--port={port}',
    '-n',
    'My IRC',
    'a b',
    'c d',
  ]);
});

test.each([
  ['./ircd 6667', /no \{port\}/],
  ['', /empty/],
  [`./ircd 'a {port}`, /a quote is open/],
])('%s is refused, and the form is shown', (template, message) => {
  expect(() => splitCommand(template)).toThrow(message);
  expect(() => splitCommand(template)).toThrow(
    expect.objectContaining({ hint: expect.stringContaining('{port} {password}') }),
  );
});

const options = { password: null, startWithin: 5_000 };

/** A program of one line that prints its second argument, in hexadecimal, and its folder, and listens on its first one. */
const LISTEN = `console.log(Buffer.from(process.argv[2] ?? "").toString("hex"), process.cwd()); require("net").createServer().listen(process.argv[1], "127.0.0.1")`;

const hex = (text: string | null): string => Buffer.from(text ?? '').toString('hex');

describe('a command that listens', () => {
  test('runs in the invoking directory with its port and a password made up for it', async () => {
    const server = await commandAdapter(`node -e '${LISTEN}' {port} {password}`).start(options);
    expect(server.password).toMatch(/^[0-9a-f]{12}$/);
    await server.stop();
    expect(server.log()).toEqual([`${hex(server.password)} ${process.cwd()}`]);
  });

  test('gets the password that it is to ask for, unharmed by what it holds', async () => {
    const server = await commandAdapter(`node -e '${LISTEN}' {port} {password}`).start({
      ...options,
      password: `$& 'x' {port}`,
    });
    await server.stop();
    expect(server.log().at(0)).toContain(hex(`$& 'x' {port}`));
  });

  test('may log the password, which is not told', async () => {
    const server = await commandAdapter(
      `node -e 'console.log("PASS", process.argv[2]);${LISTEN}' {port} {password}`,
    ).start({ ...options, password: 'hush' });
    await server.stop();
    expect(server.log().at(0)).toBe('PASS <password>');
  });

  test('is ended with all its children', async () => {
    const child = `require("child_process").spawn(process.execPath, ["-e", process.argv[2], process.argv[1]], {stdio: "inherit"}); setInterval(() => 0, 1000)`;
    const server = await commandAdapter(`node -e '${child}' {port} '${LISTEN}'`).start(options);
    await server.stop();
    expect(await accepts('127.0.0.1', server.port, 1_000)).toBe(false);
  });
});

describe('a command that does not listen', () => {
  test('ends with an exit code, which is told with its last words', async () => {
    const start = commandAdapter(`node -e 'console.error("no config"); process.exit(3)' {port}`).start(
      options,
    );
    await expect(start).rejects.toThrow(/exit code 3 before it listened[^]*no config/);
  });

  test('is no program', async () => {
    await expect(commandAdapter('./no-such-ircd {port}').start(options)).rejects.toThrow(
      './no-such-ircd is not a program',
    );
  });

  test('takes too long, and is ended', async () => {
    const start = commandAdapter(`node -e 'setInterval(() => 0, 1000)' {port}`).start({
      ...options,
      startWithin: 100,
    });
    await expect(start).rejects.toThrow('did not accept a connection within 100 ms');
  });
});
