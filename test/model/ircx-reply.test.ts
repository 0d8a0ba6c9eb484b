import { describe, expect, test } from 'vitest';
import { receivedLine } from '../../model/received.ts';
import { flaws, mayBe, type Scene } from '../../model/reply.ts';
import type { Action } from '../../model/session.ts';
import { scene } from './scene.ts';

const begun = scene('AUTH NTLM I');

const CASES: readonly (readonly [reply: Action, scene: Scene, line: string, flaws: readonly string[]])[] = [
  ['AUTH challenge', begun, ':s AUTH NTLM S :x', []],
  ['AUTH challenge', begun, 'AUTH ntlm S', []],
  ['AUTH challenge', begun, ':s AUTH BASIC S :x', ['parameters']],
  ['AUTH challenge', begun, ':s AUTH NTLM * dan@s 0', ['wrong']],
  ['AUTH success', begun, ':s AUTH NTLM * dan@s 0', []],
  ['AUTH success', begun, ':s AUTH NTLM *', ['parameters']],
  ['AUTH success', begun, ':s AUTH BASIC *', ['parameters']],
  ['AUTH success', { ...begun, account: 'alice' }, ':s AUTH BASIC * bob@s 0', ['parameters', 'account']],
  ['AUTH success', { ...begun, account: 'alice' }, ':s AUTH NTLM * Alice@s 0', []],
  ['AUTH success', { ...begun, account: 'alice' }, ':s AUTH NTLM * bob@s 0', ['account']],
  ['910', begun, ':s 910 dan NTLM :x', []],
  ['910', begun, ':s 910 eva NTLM :x', ['target']],
  ['912', begun, ':s 912 dan BASIC :x', ['parameters']],
  ['IRCX 900', begun, ':s 900 dan AUTH :x', []],
  ['IRCX 900', begun, ':s 901 dan AUTH :x', ['wrong']],
  ['800', scene('ISIRCX'), ':s 800 dan 0 0 NTLM,ANON 512 *', []],
  ['800', scene('ISIRCX'), ':s 800 dan 1 0 NTLM,ANON 512 *', ['mode']],
  ['800', scene('IRCX', { ircx: true }), ':s 800 dan 1 0 ANON 512 :*', []],
  ['800', scene('ISIRCX'), ':s 800 dan 0 0 NTLM', ['parameters']],
];

describe.each(CASES)('%s', (reply, about, line, found) => {
  test(`${line} ${found.length === 0 ? 'is one' : `falls short: ${found.join()}`}`, () => {
    const received = receivedLine(line, 0, 0);
    expect(flaws(reply, about, received)).toEqual(found);
    if (!found.includes('wrong')) expect(mayBe(reply, received)).toBe(true);
  });
});
