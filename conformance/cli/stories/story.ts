/** Something that befell a server, told in short: what is known of it, what is assumed, and how the suite shows it. */
export interface Story {
  /** What it is asked for by, in any letters; the first is its name. */
  readonly names: readonly [string, ...string[]];
  readonly title: string;
  readonly passages: readonly Passage[];
}

export type Passage =
  /** Prose under a word of its own, broken to the width of the page. */
  | { readonly kind: 'prose'; readonly label: string; readonly text: string }
  /** Lines that stand as they are, such as an exchange: 76 columns at most. */
  | { readonly kind: 'verbatim'; readonly lines: readonly string[] };
