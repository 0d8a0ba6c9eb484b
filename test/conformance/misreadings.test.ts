import { expect, test } from 'vitest';
import type { History } from '../../conformance/history.ts';
import { startMisreadings } from '../../conformance/misreadings.ts';
import { observe, type Observation, type ObservationContext } from '../../conformance/observation.ts';
import { historyOf } from './history-of.ts';

const CONTEXT: ObservationContext = { password: null, accounts: [], releaseWithin: 10e6, deadline: 50e6 };

const linesOf = ({ connections }: Observation): readonly string[] =>
  connections.flatMap(({ operations }) => operations.map(({ command }) => command.line));

function remembered(history: History): {
  readonly observation: Observation;
  readonly misreadings: ReturnType<typeof startMisreadings>;
} {
  const misreadings = startMisreadings(CONTEXT);
  return { observation: misreadings.remember(history, observe(history, CONTEXT)), misreadings };
}

test('a history is read again as a server does that cuts it wrongly', () => {
  const { observation, misreadings } = remembered(historyOf(['A> NICK | PING x', 'B_ NI', 'B> CK']));
  expect(misreadings.of(observation, 'first only').map(linesOf)).toEqual([['NICK', 'NICK']]);
  expect(misreadings.of(observation, 'swapped').map(linesOf)).toEqual([['PING x', 'NICK', 'NICK']]);
  expect(misreadings.of(observation, 'apart').map(linesOf)).toEqual([
    ['NICK', 'PING x', 'NI', 'CK'],
    ['NICK', 'PING x', 'CK'],
  ]);
});

test('what makes no difference is not tried', () => {
  const { observation, misreadings } = remembered(historyOf(['A> NICK', 'B> NICK']));
  for (const misreading of ['crlf only', 'apart', 'first only', 'remainder', 'swapped'] as const)
    expect(misreadings.of(observation, misreading)).toEqual([]);
});

test('a drop stands behind what was sent, however that is read', () => {
  const { observation, misreadings } = remembered(historyOf(['A> NICK | PING x', 'A- half-close']));
  const [misread] = misreadings.of(observation, 'first only');
  expect(misread?.connections[0]).toMatchObject({ drop: 1, operations: [{}, { command: { kind: 'DROP' } }] });
});

test('it is read once, and an observation that nobody remembers not at all', () => {
  const history = historyOf(['A> NICK | PING x']);
  const { observation, misreadings } = remembered(history);
  expect(misreadings.of(observation, 'swapped')).toBe(misreadings.of(observation, 'swapped'));
  expect(misreadings.of(observe(history, CONTEXT), 'swapped')).toEqual([]);
});
