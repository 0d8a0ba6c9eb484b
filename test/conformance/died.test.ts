import { describe, expect, test } from 'vitest';
import { diedMeanwhile, exitText } from '../../conformance/died.ts';
import type { Exit } from '../../adapters/server.ts';
import type { Approach } from '../../conformance/run/approached.ts';
import type { Contact } from '../../conformance/run/contact.ts';
import type { Introduced } from '../../conformance/run/introduce.ts';

const GONE: Contact = { kind: 'unreachable', code: 'ECONNREFUSED', tried: [] };
const CLOSED: Contact = { kind: 'closed', line: null };
const made = (contact: Contact): Introduced => ({ how: 'plain', lines: [], contact, ms: 1 });
const shutOut = (...contacts: readonly Contact[]): Approach => ({
  kind: 'shut out',
  tried: contacts.map(made),
});

const ended = (code: number | null, signal: string | null = null): Promise<Exit> =>
  Promise.resolve({ code, signal });

describe('a server died before anybody had logged on', () => {
  test.each<[string, Approach, Promise<Exit>]>([
    ['it is gone before the first introduction', GONE, ended(3)],
    ['it is gone, though it ended well', GONE, ended(0)],
    ['it is gone behind an introduction', shutOut(CLOSED, GONE), ended(0)],
    ['its process failed', shutOut(CLOSED, CLOSED), ended(1)],
    ['its process was ended by a signal', shutOut(CLOSED), ended(null, 'SIGSEGV')],
  ])('where %s', async (_what, approach, exited) => {
    const exit = await exited;
    const tried = approach.kind === 'shut out' ? approach.tried : [];
    expect(await diedMeanwhile(approach, exited)).toEqual({ kind: 'died', exit, tried });
  });

  test.each<[string, Approach, Promise<Exit> | null]>([
    ['it runs', shutOut(CLOSED), new Promise(() => {})],
    ['nobody can see its process', GONE, null],
    ['it went to the background, and answers', shutOut(CLOSED, CLOSED), ended(0)],
    ['nobody waited for it', { kind: 'unreachable', code: 'ABORT_ERR', tried: [] }, ended(null, 'SIGINT')],
    ['what answers is no IRC server', { kind: 'echo' }, ended(1)],
  ])('but not where %s', async (_what, approach, exited) => {
    expect(await diedMeanwhile(approach, exited)).toBeNull();
  });

  test('and how is said', () => {
    expect(exitText({ code: 3, signal: null })).toBe('ended with exit code 3');
    expect(exitText({ code: null, signal: 'SIGSEGV' })).toBe('was ended by SIGSEGV');
  });
});
