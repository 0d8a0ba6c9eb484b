/** What is to be ended should this process die: the group of a server's process, or the folder that it was given. */
export type Kept =
  { readonly kind: 'group'; readonly pid: number } | { readonly kind: 'folder'; readonly path: string };

/** One line to the warden: this is to be ended, or is so already. */
export interface Note {
  readonly kind: 'keep' | 'release';
  readonly kept: Kept;
}

export function noteText(note: Note): string {
  return `${JSON.stringify(note)}\n`;
}

/** Null for a line that was cut short: its writer died while it wrote. */
export function readNote(line: string): Note | null {
  try {
    return JSON.parse(line) as Note;
  } catch {
    return null;
  }
}
