import { expect, test } from 'vitest';
import { readCommand } from '../../model/command.ts';
import { narrowAll, permit, type Dialect } from '../../model/dialect.ts';
import { behindGate, lacksPassword } from '../../model/gate.ts';
import { phases } from '../../model/phase.ts';
import { createTable } from '../../model/table.ts';
import type { Reading } from '../../model/reading.ts';
import { welcomed } from '../../model/rules/relax.ts';
import type { Operation, Session, World } from '../../model/world.ts';

const LAWFUL: readonly Reading[] = [
  { input: 'NICK.free', claim: 'free', nick: 'a', holder: -1, freed: [], requires: [] },
];

function inputs(line: string, dialect: Dialect, lacks: boolean): readonly string[] {
  const world: World = { sessions: [{ nick: null } as Session], permitted: permit(dialect), marks: [] };
  const operation = { connection: 0, command: readCommand(line) } as Operation;
  return behindGate(world, operation, () => lacks, LAWFUL).map(
    ({ input, requires }) => `${input} ${requires.length}`,
  );
}

const REQUIRED = { server_password: ['required'] };

test('NICK and USER may be turned away where the password is missing', () => {
  expect(inputs('NICK a', REQUIRED, true)).toEqual(['NICK.free 0', 'NICK.gated 2']);
  expect(inputs('USER a 0 * :a', REQUIRED, true)).toEqual(['NICK.free 0', 'USER.gated 2']);
});

test('not where it was given, or where none is asked for, and no other command', () => {
  expect(inputs('NICK a', REQUIRED, false)).toEqual(['NICK.free 0']);
  expect(inputs('NICK a', { server_password: ['none'] }, true)).toEqual(['NICK.free 0']);
  expect(inputs('JOIN #a', REQUIRED, true)).toEqual(['NICK.free 0']);
});

test('a gate that is never open lets through only where no password is asked for', () => {
  expect(inputs('NICK a', { ...REQUIRED, password_gate: ['464'] }, true)).toEqual([
    'NICK.free 1',
    'NICK.gated 2',
  ]);
});

test('who registers lacks the password until the right one has come, and who has been welcomed lacks none', () => {
  const table = createTable();
  const lacks = lacksPassword(table);
  const after = (from: number, input: 'PASS.wrong' | 'PASS.right'): readonly number[] =>
    table
      .cell(from, input, 'free')
      .filter(({ requires }) => narrowAll(permit(REQUIRED), requires) !== null)
      .map(({ next }) => next)
      .filter((next) => phases(table)(next) === 'registering');
  expect(lacks(table.initial)).toBe(true);
  expect(new Set(after(table.initial, 'PASS.right').map(lacks))).toEqual(new Set([false]));
  expect(new Set(after(table.initial, 'PASS.wrong').map(lacks))).toEqual(new Set([true]));
  expect(lacks(welcomed(table, table.initial))).toBe(false);
  expect(lacks(table.numberOf('"closing"'))).toBe(false);
});
