import { readFileSync } from 'node:fs';

/** The rows of every table of a document under `docs/`, by the heading that stands above; cells without their Markdown escapes. */
export function tablesOf(name: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const text = readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
  const tables = new Map<string, (readonly string[])[]>();
  let heading = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) heading = line.replace(/^#+ /, '');
    else if (line.startsWith('|')) tables.set(heading, [...(tables.get(heading) ?? []), cellsOf(line)]);
  }
  // Without the head of each table and the rule below it.
  return new Map([...tables].map(([title, rows]) => [title, rows.slice(2)]));
}

function cellsOf(line: string): readonly string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll(/\\([|\\*_`~[\]])/g, '$1'));
}

/** The words of a cell that are set as code. */
export function codesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}
