import { expect, test } from 'vitest';
import { realParts } from '../../../conformance/cli/real-parts.ts';
import { call, CONFORMS, fakeParts } from './fake.ts';

const parts = fakeParts(CONFORMS);
const real = realParts(parts);

test('explain tells one rule, and when it asks nothing', async () => {
  const { code, out } = await call(['explain', 'nick-07'], parts);
  expect(code).toBe(0);
  for (const text of [
    'NICK-07   must',
    'One nick has one owner.',
    'clause   RFC 1459 1.2',
    'likely   It is not looked up again.',
  ]) {
    expect(out).toContain(text);
  }
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    'idle It asks nothing of a server while nick_hold@registered_claimant may be at_completion. Who gets a nick',
  );
});

test('explain tells a story by any of its names, in any letters: prose is broken, an exchange stands as it is', async () => {
  const { code, out } = await call(['explain', 'lost-nick'], parts);
  expect(code).toBe(0);
  expect(out).toMatch(/^\n {2}lost-nick {3}a nick is lost\n\n {2}told {5}It was lost, [^\n]+\n {11}\S/);
  expect(out).toMatch(/found\.\n\n {4}A {2}→ {2}NICK nicka\n\n {4}A {2}← {2}433 \* nicka\n\n$/);
  for (const name of ['Q1', 'q1', 'LOST-NICK'])
    expect(await call(['explain', name], parts)).toEqual({ code, out, err: '' });
});

test('who asks for what there is not is told what there is', async () => {
  const { code, out, err } = await call(['explain', 'zzzzzzzz'], parts);
  expect([code, out]).toEqual([2, '']);
  expect(err).toBe(
    [
      '  ✗ there is no rule zzzzzzzz, and no story of that name',
      '',
      '    all rules: nick-collider rules',
      '    stories: lost-nick (Q1)',
      '',
    ].join('\n'),
  );
  expect((await call(['explain', 'lost-nik'], parts)).err).toContain('    did you mean lost-nick?\n');
});

test('no two topics have one name', () => {
  const names = [...real.rules.map(({ id }) => id), ...real.stories.flatMap((story) => story.names)];
  expect(new Set(names.map((name) => name.toUpperCase())).size).toBe(names.length);
});

test('every story fits into 50 lines of 80 columns, and names rules that exist', async () => {
  for (const { names } of real.stories) {
    const { out } = await call(['explain', names[0]], real);
    const lines = out.split('\n');
    expect(lines.length, names[0]).toBeLessThanOrEqual(50);
    expect(Math.max(...lines.map((line) => line.length)), names[0]).toBeLessThanOrEqual(80);
    const ids = real.rules.map(({ id }) => id);
    for (const [id] of out.matchAll(/\b[A-Z]+-\d{2}\b/g)) expect(ids).toContain(id);
  }
});
