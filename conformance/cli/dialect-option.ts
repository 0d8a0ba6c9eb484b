import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { CHOICES, type Choice } from '../../model/choices.ts';
import { UsageError } from './errors.ts';
import { nearHint } from './near.ts';
import { reasonOf } from './output.ts';
import type { Adapters, CheckOptions } from './parts.ts';

const FORM = ['for example { "nick_missing": "431" }'];

type Dialect = NonNullable<CheckOptions['dialect']>;

const values = v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))]);
const file = v.pipe(
  v.unknown(),
  // To valibot a list is a record of its indices.
  v.check((parsed) => !Array.isArray(parsed)),
  v.record(v.string(), values),
);
const KEYS: ReadonlyMap<string, Choice> = new Map(
  CHOICES.flatMap((choice: Choice) =>
    [choice.id, ...(choice.situations ?? []).map((situation) => `${choice.id}@${situation}`)].map((key) => [
      key,
      choice,
    ]),
  ),
);

/**
 * What `--dialect` names: `open` (nothing is known), a kind of servers (`ft_irc`) or an adapter whose dialect is known, or a JSON file of
 * choices (`id` or `id@situation`) with one permitted value or a list of them. @throws UsageError
 */
export function resolveDialect(named: string, adapters: Adapters): Dialect {
  if (named === 'open') return {};
  const kind = Object.hasOwn(adapters.dialects, named) ? adapters.dialects[named] : undefined;
  if (kind !== undefined) return kind;
  const adapter = adapters.named.find(({ name }) => name === named);
  if (adapter?.dialect !== undefined) return adapter.dialect;
  if (adapter !== undefined) throw new UsageError(`--dialect ${named}: nothing is known of its dialect`);
  if (existsSync(named) || /[./\\]/.test(named)) return parseDialect(named, read(named));
  const known = adapters.named.filter(({ dialect }) => dialect !== undefined);
  throw new UsageError(
    `--dialect ${named}: neither a file nor a name`,
    nearHint(named, ['open', ...Object.keys(adapters.dialects), ...known.map(({ name }) => name)]),
  );
}

function parseDialect(path: string, text: string): Dialect {
  const parsed = v.safeParse(file, parseJson(path, text));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const where = v.getDotPath(issue) ?? 'the whole';
    throw new UsageError(`--dialect ${path}: ${where} is not a value or a list of values`, FORM);
  }
  return Object.fromEntries(
    Object.entries(parsed.output).map(([key, value]) => [key, valuesOf(path, key, [value].flat())]),
  );
}

function valuesOf(path: string, key: string, values: readonly string[]): readonly string[] {
  const choice = KEYS.get(key);
  if (choice === undefined)
    throw new UsageError(`--dialect ${path}: there is no choice ${key}`, nearHint(key, [...KEYS.keys()]));
  const wrong = values.find((value) => !Object.hasOwn(choice.values, value));
  if (wrong === undefined) return values;
  throw new UsageError(`--dialect ${path}: ${key} cannot be ${wrong}`, [
    'it can be:',
    ...Object.entries(choice.values).map(([value, meaning]) => `  ${value}   ${meaning}`),
  ]);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--dialect ${path}: ${reasonOf(error)}`, [
      'see whether the file is there and who may read it; without --dialect nothing is taken for known',
    ]);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--dialect ${path}: no JSON: ${reasonOf(error)}`, FORM);
  }
}
