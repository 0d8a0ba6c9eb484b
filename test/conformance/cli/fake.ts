import { PassThrough } from 'node:stream';
import { createMachine } from 'xstate';
import { chartOf } from '../../../model/chart/graph.ts';
import type { Adapter } from '../../../adapters/server.ts';
import type { Host } from '../../../conformance/cli/host.ts';
import type { Adapters, CheckOptions, CheckResult, Parts } from '../../../conformance/cli/parts.ts';
import { main } from '../../../conformance/cli/program.ts';
import { addressAdapter, commandAdapter, parseAddress } from '../../../adapters/index.ts';
import { conforming, diverging } from '../report/sample.ts';

const adapters: Adapters = {
  named: [named('reference', { nick_missing: ['431'] }), named('ngircd')],
  dialects: { ft_irc: { server_password: ['required'] } },
  faults: ['refused-nick-granted', 'case-not-folded'],
  parseAddress,
  address: addressAdapter,
  command: commandAdapter,
};

function named(name: string, dialect?: Adapter['dialect']): Adapter {
  return {
    name,
    summary: `the server ${name}`,
    clients: 8,
    start: () => Promise.reject(new Error('a fake is not started')),
    ...(dialect === undefined ? {} : { dialect }),
  };
}

/** What the suite was asked to do. */
export interface Asked {
  readonly adapter: string;
  readonly target: string;
  readonly options: CheckOptions;
}

/** The parts of a command line that finds `result`, and notes what it was asked in `asked`. */
export function fakeParts(result: CheckResult, asked: Asked[] = []): Parts {
  return {
    version: '1.2.3',
    adapters,
    rules: [
      {
        id: 'NICK-03',
        grade: 'must',
        clause: 'RFC 1459 1.2',
        sentence: 'A refused NICK gives no nick.',
        cause: 'It is stored.',
      },
      {
        id: 'NICK-07',
        grade: 'must',
        clause: 'RFC 1459 1.2',
        sentence: 'One nick has one owner.',
        cause: 'It is not looked up again.',
        idleUnder: { 'nick_hold@registered_claimant': ['at_completion'] },
      },
      {
        id: 'PASS-01',
        grade: 'should',
        clause: 'Modern IRC PASS',
        sentence: 'PASS is refused.',
        cause: 'No reply.',
      },
    ],
    stories: [
      {
        names: ['lost-nick', 'Q1'],
        title: 'a nick is lost',
        passages: [
          { kind: 'prose', label: 'told', text: `It was ${'lost, and '.repeat(10)}found.` },
          { kind: 'verbatim', lines: ['A  →  NICK nicka', '', 'A  ←  433 * nicka'] },
        ],
      },
    ],
    pictures: [
      {
        name: 'session',
        title: 'a session',
        detail: 'brief',
        chart: () =>
          chartOf(
            createMachine({
              id: 'connection',
              initial: 'open',
              states: { open: { on: { QUIT: 'closed' } }, closed: {} },
            }),
          ),
      },
    ],
    async check(adapter, target, options, onProgress) {
      asked.push({ adapter: adapter.name, target, options });
      onProgress({ kind: 'started', target, seed: options.seed, server: null });
      return result;
    },
    async replay(_adapter, _target, failures, _options, onReplayed) {
      for (const failure of failures) onReplayed(failure, { kind: 'fixed', times: 0, of: 5 });
      return { kind: 'replayed' };
    },
  };
}

export const CONFORMS: CheckResult = { kind: 'report', report: conforming };
export const DIVERGES: CheckResult = { kind: 'report', report: diverging };

/** What a call printed, and its exit code. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Circumstances {
  readonly env?: Host['env'];
  /** Presses Ctrl-C as the run begins. */
  readonly interrupt?: boolean;
  /** Is given what Ctrl-C does. */
  readonly onInterrupt?: (callback: () => void) => void;
}

/** Runs a command line in this process, off a terminal. */
export async function call(
  argv: readonly string[],
  parts: Parts,
  { env = {}, interrupt = false, onInterrupt }: Circumstances = {},
): Promise<Outcome> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const code = await main(argv, parts, {
    stdout,
    stderr,
    env,
    now: () => 0,
    date: () => '2026-11-25T12:00:00.000Z',
    seed: () => 4_242,
    sockets: () => Infinity,
    onInterrupt(callback) {
      if (interrupt) callback();
      onInterrupt?.(callback);
      return () => undefined;
    },
  });
  return { code, out: text(stdout), err: text(stderr) };
}

function text(stream: PassThrough): string {
  const read: unknown = stream.read();
  return Buffer.isBuffer(read) ? read.toString() : '';
}
