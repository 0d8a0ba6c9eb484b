import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { split } from 'shlex';
import { afterAll, describe, expect, test } from 'vitest';
import { DIALECTS } from '../adapters/index.ts';
import { baselineText } from '../conformance/baseline/text.ts';
import { failureFolder, writeFailure } from '../conformance/cli/failure-folder.ts';
import { realParts } from '../conformance/cli/real-parts.ts';
import { chartOf } from '../model/chart/graph.ts';
import { mermaidText } from '../model/chart/mermaid.ts';
import { treeText } from '../model/chart/tree.ts';
import { json } from '../conformance/report/json.ts';
import { CHOICES, type Choice } from '../model/choices.ts';
import { conforming } from './conformance/report/sample.ts';
import { drawPicture, PICTURES } from '../model/drawings.ts';
import { RULES } from '../model/rules/index.ts';
import { sessionChart } from '../model/session.ts';
import { call, CONFORMS, DIVERGES, fakeParts } from './conformance/cli/fake.ts';
import { kept } from './conformance/failure/sample.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path))
    .toSorted(),
];
const folder = mkdtempSync(join(tmpdir(), 'nick-collider-docs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Not imported: the compiler would put a copy into dist/, which would then pass for the folder of the project.
const SCRIPTS = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest).scripts,
);

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

test('docs/statechart.md is what `visualize` draws today (renewed by vitest -u)', async () => {
  await expect(statechartPage()).toMatchFileSnapshot(join(ROOT, 'docs', 'statechart.md'));
});

test('docs/session.svg is what `visualize` draws today (renewed by vitest -u)', async () => {
  const [session] = PICTURES as [(typeof PICTURES)[number]];
  await expect((await drawPicture(session)).svg).toMatchFileSnapshot(join(ROOT, 'docs', 'session.svg'));
});

function statechartPage(): string {
  return [
    '# The statechart of one connection',
    '',
    'This page is made from the chart; a test holds it to that.',
    '',
    '## As a tree',
    '',
    '```text',
    treeText(chartOf(sessionChart), 120).trimEnd(),
    '```',
    '',
    '## As a picture',
    '',
    '```mermaid',
    mermaidText(chartOf(sessionChart)).trimEnd(),
    '```',
    '',
  ].join('\n');
}

/** What a page tells the reader to type. */
function commandsOf(page: string): readonly string[] {
  return matches(read(page), /^```sh\n([^]*?)^```/gm)
    .flatMap((block) => block.split('\n'))
    .flatMap((line) => line.replace(/(^| +)# .*$/, '').split(' && '))
    .filter((command) => command !== '');
}

describe.each(PAGES)('%s', (page) => {
  const text = read(page);

  test('shows commands that work', async () => {
    for (const command of commandsOf(page)) {
      const [program, ...words] = split(command);
      if (program === 'npm') expect(npmKnows(words), command).toBe(true);
      else if (program === 'npx') expect(await cliKnows(words.slice(1)), command).toEqual([0, '']);
      else expect.unreachable(`neither npm nor npx: ${command}`);
    }
  });

  test('links to what is there', () => {
    for (const link of matches(text, /\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      expect(existsSync(join(ROOT, target)), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(read(target)), link).toContain(anchor);
    }
  });

  test('names files, rules and choices that exist', () => {
    const families = [...new Set(RULES.map(({ id }) => id.split('-')[0]))].join('|');
    const rules = RULES.map(({ id }) => id);
    for (const id of matches(text, new RegExp(`\\b((?:${families})-\\d{2})\\b`, 'g')))
      expect(rules).toContain(id);
    for (const code of matches(text, /`([^`\n]+)`/g)) {
      if (/^(?:model|conformance|adapters|test|docs)\/[\w./-]+$/.test(code))
        expect(existsSync(join(ROOT, code)), code).toBe(true);
      if (/^[a-z]+(?:_[a-z]+)+(?:@\w+)?$/.test(code)) expect(CHOICE_WORDS, code).toContain(code);
    }
  });
});

/** Everything that is spelt like a choice: dialects, ids, situations, values. */
const CHOICE_WORDS: ReadonlySet<string> = new Set([
  ...Object.keys(DIALECTS),
  ...CHOICES.flatMap((choice: Choice) => [
    choice.id,
    ...Object.keys(choice.values),
    ...(choice.situations ?? []).flatMap((situation) => [situation, `${choice.id}@${situation}`]),
  ]),
]);

function npmKnows([command = '', script = '']: readonly string[]): boolean {
  if (command === 'run') return SCRIPTS.includes(script);
  return ['install', 'ci', 'cit'].includes(command) || SCRIPTS.includes(command);
}

/** Exit code and complaint of the real command line, with a suite that only looks at its options. */
async function cliKnows(argv: readonly string[]): Promise<readonly [number, string]> {
  const [command = '', ...words] = argv;
  if (command === 'visualize') return drawnFor(words);
  const out = ['check', 'replay', 'demo', 'matrix'].includes(command) ? ['--out', folder] : [];
  if (command === 'replay') keep(words.find((word) => /^[A-Z]\d[A-Z]\d$/.test(word)) ?? kept.id);
  const suite = fakeParts(command === 'demo' ? DIVERGES : CONFORMS);
  const baseline = join(folder, 'known.json');
  writeFileSync(baseline, baselineText([], '1.2.3'));
  const meant = argv.map((word, at) => (argv[at - 1] === '--baseline' ? baseline : word));
  const { code, err } = await call([...meant, ...out], realParts(suite));
  return [code, code === 0 ? '' : err];
}

/** Draws what a page says, elsewhere, with a run and a divergence that are there. */
async function drawnFor(words: readonly string[]): Promise<readonly [number, string]> {
  const report = join(folder, 'report.json');
  writeFileSync(report, json(conforming));
  const id = words.find((word) => /^[A-Z]\d[A-Z]\d$/.test(word));
  if (id !== undefined) keep(id);
  const meant = words.map((word) => (word.endsWith('report.json') ? report : word));
  const { code, err } = await call(
    ['visualize', ...meant, '--kept', folder, '--out', join(folder, 'drawn')],
    realParts(fakeParts(CONFORMS)),
  );
  return [code, code === 0 ? '' : err];
}

/** Something for `replay` to run. */
function keep(id: string): void {
  mkdirSync(failureFolder(folder), { recursive: true });
  writeFailure(join(failureFolder(folder), `${id}.json`), { ...kept, id });
}

function anchorsOf(text: string): readonly string[] {
  return matches(text, /^#+ (.*)$/gm).map((title) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
