import { expect, test } from 'vitest';
import { chatServer2, chatServer2Sp, type Adapter, type RunningServer } from '../adapters/index.ts';
import { chatServer } from '../conformance/cli/stories/chat-server.ts';
import { dialogue } from './adapters/dialogue.ts';

/** The exchanges of the story, and of each what a reader would type. */
const exchanges = chatServer.passages.flatMap((passage) =>
  passage.kind === 'verbatim' ? [passage.lines] : [],
);
const [crash = [], silence = []] = exchanges.map((lines) => lines.flatMap(typed));

function typed(line: string): readonly string[] {
  const [, who, text = ''] = /^([A-Z]) {2}→ {2}(.*)$/.exec(line) ?? [];
  const said = text.replaceAll(/\\x(\d\d)/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
  return who === undefined ? [] : [`${who} ${said}`];
}

async function run(adapter: Adapter, use: (server: RunningServer) => Promise<void>): Promise<void> {
  const server = await adapter.start({ password: null, startWithin: 5_000 });
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

async function play(port: number, script: readonly string[], times = 1): Promise<void> {
  for (let played = 0; played < times; played += 1) await dialogue(port, [...script, 'A.', 'B.']);
}

async function isAlive({ port }: RunningServer): Promise<boolean> {
  return / 001 zed /.test(await dialogue(port, ['Z NICK zed | USER u 0 * :r', 'Z? 001']));
}

/** Which of the contexts it was is by chance. */
const anyContext = (line = ''): string => line.replace(/context \d+/, 'context N');

test('what the story tells of the crash crashes chat-server-2.0, and says the last words that are told', async () => {
  await run(chatServer2, async (server) => {
    await play(server.port, crash);
    expect(await server.exited).toEqual({ code: 1, signal: null });
    const told = exchanges.flat().find((line) => line.startsWith('exception'));
    expect(anyContext(server.log().at(-1))).toBe(anyContext(told));
  });
});

const times = Number(/(\d+) times/.exec(JSON.stringify(chatServer))?.[1]);

test('what it tells of the silent stop stops chat-server-2.0 after as many times as it tells, and no fewer', async () => {
  await run(chatServer2, async (server) => {
    await play(server.port, silence, times - 1);
    expect(await isAlive(server)).toBe(true);
    await play(server.port, silence);
    expect(await server.exited).toEqual({ code: 0, signal: null });
    expect(server.log()).toHaveLength(1);
  });
});

test('chat-server-2.0-sp bears both', async () => {
  await run(chatServer2Sp, async (server) => {
    await play(server.port, crash, times + 1);
    await play(server.port, silence, times + 1);
    expect(await isAlive(server)).toBe(true);
  });
});
