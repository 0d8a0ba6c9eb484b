import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, isOn, namesIn, readCap, settled } from '../../model/cap-readings.ts';
import { readCommand } from '../../model/command.ts';
import type { Facts, Session } from '../../model/world.ts';
import { CAPABILITIES } from './operation.ts';
import { factsOf } from './facts.ts';

const FACTS = factsOf({ capabilities: CAPABILITIES });
const FRESH = { enabled: '', hears302: false } as Session;

/** What a line may be to a server that knows CAP; what it switches on stands behind it. */
function read(line: string, session: Partial<Session> = {}, facts: Partial<Facts> = {}): readonly string[] {
  return readCap(readCommand(line), { ...FRESH, ...session }, { ...FACTS, ...facts })
    .filter(({ input }) => input !== 'UNKNOWN')
    .map(({ input, enabled }) => (enabled === undefined ? input : `${input} ${enabled}`));
}

const name = fc.constantFrom('sasl', 'away-notify', 'cap-notify', 'x');
const asked = fc.array(fc.tuple(fc.boolean(), name).map(([off, what]) => `${off ? '-' : ''}${what}`));

describe('what is on after a request', () => {
  test('is found name by name, as if each had been asked for by itself', () => {
    fc.assert(
      fc.property(asked, asked, (before, names) => {
        const enabled = changed('', before);
        expect(changed(enabled, names)).toBe(names.reduce((on, each) => changed(on, [each]), enabled));
      }),
    );
  });

  test('is what was named last without a - before it, in order', () => {
    fc.assert(
      fc.property(asked, (names) => {
        const on = namesIn(changed('', names));
        expect(on).toEqual([...new Set(on)].toSorted());
        expect(on).toEqual(namesIn(settled(names)).filter((each) => !each.startsWith('-')));
      }),
    );
  });

  test('does not change by a name that is on, or is off and has a - before it', () => {
    expect(changed('away-notify sasl', ['sasl', '-x'])).toBe('away-notify sasl');
  });

  test('a name is on as a whole, and not as a part of another', () => {
    expect(isOn('notify', 'away-notify')).toBe(false);
    expect(isOn('away-notify', 'away-notify sasl')).toBe(true);
  });
});

describe('a CAP is', () => {
  test.each<[string, readonly string[]]>([
    ['CAP', ['CAP.missing']],
    ['CAP :', ['CAP.missing', 'CAP.unknown']],
    ['CAP LS', ['CAP.ls']],
    ['CAP ls', ['CAP.ls']],
    ['CAP LS 301', ['CAP.ls']],
    ['CAP LS junk', ['CAP.ls']],
    ['CAP LS 302', ['CAP.ls_302']],
    ['CAP LS 307', ['CAP.ls_302']],
    ['CAP LIST', ['CAP.list']],
    ['CAP END', ['CAP.end']],
    ['CAP REQ', ['CAP.req_missing']],
    ['CAP REQ :  ', ['CAP.req_empty']],
    ['CAP ACK :sasl', ['CAP.stray']],
    ['CAP DEL :sasl', ['CAP.stray']],
    ['CAP CLEAR', ['CAP.unknown']],
  ])('%s: %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test('command that is not known, where there is no CAP', () => {
    const unknown = readCap(readCommand('CAP LS'), FRESH, FACTS).find(({ input }) => input === 'UNKNOWN');
    expect(unknown?.requires).toHaveLength(1);
  });
});

describe('a request', () => {
  test('for what is on offer is granted, all of it at once', () => {
    expect(read('CAP REQ :sasl away-notify')).toEqual(['CAP.req away-notify sasl']);
  });

  test('for one name that nobody offers is refused, with all the others', () => {
    expect(read('CAP REQ :sasl nick-collider/x')).toEqual(['CAP.req_refused']);
    expect(read('CAP REQ :nick-collider/x', {}, { capabilities: null })).toEqual(['CAP.req_refused']);
  });

  test('for a name of which nobody knows may be either', () => {
    expect(read('CAP REQ :x', {}, { capabilities: null })).toEqual(['CAP.req x', 'CAP.req_refused']);
    expect(read('CAP REQ :x')).toEqual(['CAP.req_refused']);
  });

  test('for a name in other letters may be either, and switches on what the server calls so', () => {
    expect(read('CAP REQ :SASL')).toEqual(['CAP.req sasl', 'CAP.req_refused']);
  });

  test('to switch off may be either; but cap-notify stays with version 302', () => {
    expect(read('CAP REQ :-sasl', { enabled: 'away-notify sasl' })).toEqual([
      'CAP.req away-notify',
      'CAP.req_refused',
    ]);
    expect(read('CAP REQ :-cap-notify', { hears302: true })).toEqual(['CAP.req_refused']);
    expect(read('CAP REQ :-cap-notify')).toContain('CAP.req_refused');
    expect(read('CAP REQ :-cap-notify')).toHaveLength(2);
  });

  test('never switches on a part of what it names', () => {
    fc.assert(
      fc.property(asked, asked, (before, names) => {
        fc.pre(names.length > 0);
        const enabled = changed('', before);
        for (const { input, enabled: then } of readCap(
          readCommand(`CAP REQ :${names.join(' ')}`),
          { ...FRESH, enabled },
          { ...FACTS, capabilities: null },
        ))
          expect(then).toBe(input === 'CAP.req' ? changed(enabled, names) : undefined);
      }),
    );
  });
});
