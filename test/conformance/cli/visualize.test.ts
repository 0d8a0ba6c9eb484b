import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { failureFolder, writeFailure } from '../../../conformance/cli/failure-folder.ts';
import { realParts } from '../../../conformance/cli/real-parts.ts';
import { json } from '../../../conformance/report/json.ts';
import { kept } from '../failure/sample.ts';
import { conforming } from '../report/sample.ts';
import { call } from './fake.ts';

const notHere = (): Promise<never> => Promise.reject(new Error('not checked here'));
const parts = realParts({ check: notHere, replay: notHere });
const folder = mkdtempSync(join(tmpdir(), 'nick-collider-visualize-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = join(folder, 'report.json');
const registering = 'connected.registration.registering';
const taken = `${registering}.user.unset USER.valid → ${registering}.user.given`;
writeFileSync(report, json({ ...conforming, coverage: { ...conforming.coverage, taken: { [taken]: 7 } } }));
mkdirSync(failureFolder(folder), { recursive: true });
writeFailure(join(failureFolder(folder), `${kept.id}.json`), kept);

const draw = async (...words: readonly string[]) => call(['visualize', ...words, '--kept', folder], parts);

/** A line that tells what follows from this choice, and that is dimmed. */
const dimmed = (value: string): RegExp => new RegExp(`class="line impossible"[^\n]*user_repeat = ${value}`);

describe('visualize', () => {
  test('writes a page by default, and tells what is in it', async () => {
    const out = join(folder, 'chart.html');
    const { code, err } = await draw('--out', out);
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/wrote .*chart\.html {3}53 states, 818 transitions {3}\d+ KB/),
    ]);
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('Content-Security-Policy');
    expect(text).not.toMatch(/(?:src|href)="https?:/);
  });

  test('draws an SVG to standard output, the whole or a part, the same each time', async () => {
    const whole = await draw('--format', 'svg');
    expect(whole.out).toMatch(/^<svg [^]*registered[^]*<\/svg>\n$/);
    expect((await draw('--format', 'svg')).out).toBe(whole.out);
    const { out } = await draw('--format', 'svg', '--part', 'registering.user');
    expect(out).toContain('USER.valid');
    expect(out).not.toContain('CHALLENGE');
    expect((await draw('--format', 'svg', '--part', `${registering}.user`)).out).toBe(
      out.replaceAll('"registering.user"', `"${registering}.user"`),
    );
  });

  test('dims what a dialect rules out', async () => {
    const file = join(folder, 'dialect.json');
    writeFileSync(file, JSON.stringify({ nick_hold: 'reserve' }));
    const closed = await draw('--format', 'svg', '--part', 'nick', '--dialect', file);
    const open = await draw('--format', 'svg', '--part', 'nick', '--dialect', 'open');
    expect(closed.out).toMatch(/class="line impossible"[^>]*evict holder/);
    expect(open.out).not.toMatch(/class="line impossible"/);
  });

  test('tells how often a run has taken what, and what it missed', async () => {
    const { out } = await draw('--format', 'svg', '--part', 'user', '--coverage', report);
    expect(out).toMatch(/class="line taken"[^>]*USER\.valid[^]*×7/);
  });

  test('dims what the given dialect rules out, not what the dialect of the run does', async () => {
    const told = { settled: { user_repeat: '462' }, open: [], evidence: {} };
    const run = join(folder, 'settled.json');
    writeFileSync(run, json({ ...conforming, dialect: { ...conforming.dialect, ...told } }));
    const file = join(folder, 'silent.json');
    writeFileSync(file, JSON.stringify({ user_repeat: 'silent' }));
    const drawn = await draw('--format', 'svg', '--part', 'user', '--coverage', run);
    const given = await draw('--format', 'svg', '--part', 'user', '--coverage', run, '--dialect', file);
    const [silent, refused] = [dimmed('silent'), dimmed('462')];
    expect([silent.test(drawn.out), refused.test(drawn.out)]).toEqual([true, false]);
    expect([silent.test(given.out), refused.test(given.out)]).toEqual([false, true]);
  });

  test('numbers the steps to a divergence, and fills the state that it ends in', async () => {
    const { out } = await draw('--format', 'svg', '--path', kept.id);
    expect(out).toMatch(/class="badge"/);
    expect(out).toMatch(/class="state leaf atomic[^"]* diverging"/);
  });

  test.each([
    [['--part', 'nik'], '--part nik: no such part', 'did you mean nick?'],
    [['--format', 'svgg'], '--format svgg: no such format', 'did you mean svg?'],
    [['--path', 'Z9Z9'], 'no failure Z9Z9', kept.id],
    [['--coverage', join(folder, 'none.json')], 'cannot read', 'check writes one'],
    [['--format', 'tree', '--coverage', report], '--coverage: tree cannot show it', '--format html'],
    [['--format', 'mermaid', '--path', kept.id], '--path: mermaid cannot show it', '--format html'],
    [['--dialect', 'ngirdc'], '--dialect ngirdc', 'did you mean ngircd?'],
    [['--out', folder], '--out: cannot write', 'name another place'],
  ])('%j is told as wrong, with what to do', async (words, message, hint) => {
    const { code, out, err } = await draw(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(existsSync('statechart.html')).toBe(false);
  });
});
