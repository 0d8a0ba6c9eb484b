import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SNIPPETS = 'architecture-snippets';

/** Where a file stands, what it imports, and the rule that fires; null for one that may. */
const IMPORTS: readonly (readonly [path: string, imported: string, rule: string | null])[] = [
  ['model/a.ts', 'node:fs', 'no-restricted-imports'],
  ['model/b.ts', '../adapters/server.ts', 'no-restricted-imports'],
  ['model/c.ts', '../conformance/plan.ts', 'no-restricted-imports'],
  ['model/d.ts', 'fast-check', 'no-restricted-imports'],
  ['model/chart/e.ts', '../../conformance/plan.ts', 'no-restricted-imports'],
  ['model/f.ts', 'xstate', null],
  ['model/g.ts', './other.ts', null],
  ['adapters/a.ts', '../conformance/plan.ts', 'no-restricted-imports'],
  ['adapters/b.ts', '../model/session.ts', 'no-restricted-imports'],
  ['adapters/reference/c.ts', '../../model/rules/index.ts', 'no-restricted-imports'],
  ['adapters/d.ts', '../model/message.ts', null],
  ['adapters/reference/e.ts', '../../model/casemapping.ts', null],
  ['conformance/a.ts', '../adapters/index.ts', 'no-restricted-imports'],
  ['conformance/run/b.ts', '../../adapters/process.ts', 'no-restricted-imports'],
  ['conformance/c.ts', '../adapters/server.ts', null],
  ['conformance/e.ts', '../adapters/own-limits.ts', null],
  ['conformance/cli/d.ts', '../../adapters/index.ts', null],
];

/** The rules that fire in each file of a folder that is laid out like this repository. */
let fired: ReadonlyMap<string, readonly string[]> = new Map();
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(ROOT, `.${SNIPPETS}-`));
  for (const [path, imported] of IMPORTS)
    write(path, `import type * as other from '${imported}';\nexport type Other = typeof other;\n`);
  write('model/round.ts', "import { b } from './trip.ts';\nexport const a = (): unknown => b;\n");
  write('model/trip.ts', "import { a } from './round.ts';\nexport const b = (): unknown => a;\n");
  fired = lint(folder);
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

function lint(where: string): ReadonlyMap<string, readonly string[]> {
  const program = join(ROOT, 'node_modules', '.bin', 'oxlint');
  // The folders that the rules name are looked for beside the configuration.
  copyFileSync(join(ROOT, '.oxlintrc.json'), join(where, '.oxlintrc.json'));
  let output: string;
  try {
    output = execFileSync(
      program,
      ['--config', '.oxlintrc.json', '--format', 'json', 'model', 'adapters', 'conformance'],
      {
        cwd: where,
        encoding: 'utf8',
      },
    );
  } catch (error) {
    // It exits with 1 where it finds something, which is what is wanted here.
    output = String((error as { stdout?: unknown }).stdout);
  }
  const { diagnostics } = JSON.parse(output) as { diagnostics: readonly Diagnostic[] };
  const found = new Map<string, readonly string[]>();
  for (const { code, filename } of diagnostics) found.set(filename, [...(found.get(filename) ?? []), code]);
  return found;
}

describe('the layers', () => {
  test.each(IMPORTS)('%s that imports %s: %s', (path, _imported, rule) => {
    const codes = (fired.get(path) ?? []).filter((code) => code.includes('no-restricted-imports'));
    expect(codes.length > 0).toBe(rule !== null);
  });

  test('a cycle of imports is found', () => {
    expect(fired.get('model/round.ts')?.join()).toContain('no-cycle');
  });
});

/** Files that ship, and the names that they take from `node:child_process`. */
function spawners(): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const layer of ['model', 'conformance', 'adapters'])
    for (const name of readdirSync(join(ROOT, layer), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|mjs)$/.test(name)) continue;
      const text = readFileSync(join(ROOT, layer, name), 'utf8');
      expect(text, name).not.toMatch(/\bshell: ?(true|['"])/);
      const [, names] = /import \{([^}]*)\} from 'node:child_process'/.exec(text) ?? [];
      if (text.includes('child_process'))
        found[`${layer}/${name}`] = (names ?? '?').split(',').map((one) => one.trim());
    }
  return found;
}

test('no shell is started: processes are spawned in few places, with their arguments as a list', () => {
  const fetching = expect.not.arrayContaining(['exec', 'execSync']);
  expect(spawners()).toEqual({
    'adapters/child.ts': ['spawn', 'spawnSync', 'type ChildProcess'],
    'adapters/fetch-servers.mjs': fetching,
    'adapters/fetch/compile.mjs': fetching,
    'adapters/fetch/debian.mjs': fetching,
    'adapters/warden.ts': ['spawn', 'type ChildProcess'],
  });
});
