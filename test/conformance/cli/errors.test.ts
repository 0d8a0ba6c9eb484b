import { expect, test } from 'vitest';
import { problemText } from '../../../conformance/cli/errors.ts';

test('a problem is one line, its next steps stand apart', () => {
  expect(problemText('nobody listens', [])).toBe('  ✗ nobody listens\n');
  expect(problemText('nobody listens', ['start it', '', 'or wait'])).toBe(
    '  ✗ nobody listens\n\n    start it\n\n    or wait\n',
  );
});

test('what a server said in it cannot steer the terminal', () => {
  expect(problemText('refused: \u001b[2Jgo away\u0007', ['its log: \u009b5m'])).toBe(
    '  ✗ refused: \\x1B[2Jgo away\\x07\n\n    its log: \\x9B5m\n',
  );
});
