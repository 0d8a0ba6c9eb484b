/** A row of `docs/parity.md`, without its words on what is asserted. */
export interface Row {
  /** A number, a range of numbers, or a letter with a number. */
  readonly item: string;
  readonly how: string;
  /** What stands as code in the last cell: rules and choices. */
  readonly codes: readonly string[];
  /** What that cell says besides; empty for nothing. */
  readonly reason: string;
}

/** All that the page says. */
export interface Page {
  readonly rows: readonly Row[];
  /** Rules that no fault is seeded against. */
  readonly unseeded: readonly string[];
  /** Rules that no exchange breaks yet. */
  readonly unbroken: readonly string[];
}

/** What the page is held to. */
export interface Facts {
  /** Every item, one by one. */
  readonly items: readonly string[];
  readonly rules: ReadonlySet<string>;
  readonly choices: ReadonlySet<string>;
  /** Rules that an exchange is known to break. */
  readonly breached: ReadonlySet<string>;
  /** Rules that a fault is expected to be put down to. */
  readonly seeded: ReadonlySet<string>;
  /** Items whose situation the plans are searched for. */
  readonly sought: readonly string[];
  /** Those of them that no plan shows. */
  readonly unreachable: readonly string[];
}

/** What is wrong with the page, in words; empty for nothing. */
export function audit(page: Page, facts: Facts): readonly string[] {
  return [
    ...misnumbered(
      page.rows.flatMap(({ item }) => itemsOf(item)),
      facts.items,
    ),
    ...page.rows.flatMap((row) => [
      ...misworded(row),
      ...misnamed(row, facts),
      ...unproven(row, page, facts),
    ]),
    ...facts.sought
      .filter((item) => !page.rows.some((row) => row.item === item && isCovered(row)))
      .map((item) => `${item}: plans are searched for what is not covered`),
    ...exceptional(page, facts),
  ];
}

/** `75-81` as seven items. */
function itemsOf(item: string): readonly string[] {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(item) ?? [];
  if (from === undefined || to === undefined) return [item];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => String(Number(from) + index));
}

function misnumbered(found: readonly string[], wanted: readonly string[]): readonly string[] {
  return [
    ...wanted.filter((item) => !found.includes(item)).map((item) => `${item}: missing`),
    ...found.filter((item, at) => found.indexOf(item) !== at).map((item) => `${item}: there twice`),
    ...found.filter((item) => !wanted.includes(item)).map((item) => `${item}: no such item`),
  ];
}

function isCovered({ how }: Row): boolean {
  return how === 'covered' || how === 'partly';
}

/** Whether the row says what it has to. */
function misworded({ item, how, codes, reason }: Row): readonly string[] {
  switch (how) {
    case 'covered':
      return codes.length === 0 ? [`${item}: covered by nothing`] : [];
    case 'partly':
      return codes.length === 0 || reason === '' ? [`${item}: partly, but by what, or why no more?`] : [];
    case 'not':
      return reason === '' ? [`${item}: not covered, but why?`] : [];
    default:
      return [`${item}: ${how} is no way to be covered`];
  }
}

function misnamed({ item, codes }: Row, { rules, choices }: Facts): readonly string[] {
  return codes
    .filter((code) => !rules.has(code) && !choices.has(code))
    .map((code) => `${item}: there is no ${code}`);
}

/** Whether what covers an item can be seen to do so. */
function unproven(row: Row, { unseeded, unbroken }: Page, facts: Facts): readonly string[] {
  if (!isCovered(row)) return [];
  const { item, how, codes } = row;
  const rules = codes.filter((code) => facts.rules.has(code));
  const proven = rules.filter((rule) => facts.seeded.has(rule));
  return [
    ...rules
      .filter((rule) => !facts.breached.has(rule) && !unbroken.includes(rule))
      .map((rule) => `${item}: no exchange breaks ${rule}`),
    ...rules
      .filter((rule) => !proven.includes(rule) && !unseeded.includes(rule))
      .map((rule) => `${item}: no fault is expected to be put down to ${rule}`),
    ...(how === 'covered' && proven.length === 0 ? [`${item}: covered by rules without a fault alone`] : []),
    ...(facts.sought.includes(item) ? [] : [`${item}: no situation is sought`]),
    ...(facts.unreachable.includes(item) ? [`${item}: no plan shows it`] : []),
  ];
}

/** Exceptions that are none, or that nothing needs. */
function exceptional({ rows, unseeded, unbroken }: Page, { seeded, breached }: Facts): readonly string[] {
  const used = new Set(rows.filter(isCovered).flatMap(({ codes }) => codes));
  return [
    ...unseeded.filter((rule) => seeded.has(rule)).map((rule) => `${rule}: there is a fault for it`),
    ...unbroken.filter((rule) => breached.has(rule)).map((rule) => `${rule}: there is an exchange for it`),
    ...[...unseeded, ...unbroken]
      .filter((rule) => !used.has(rule))
      .map((rule) => `${rule}: an exception that nothing needs`),
  ];
}
