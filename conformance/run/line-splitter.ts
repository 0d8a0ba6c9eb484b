/** A line longer than this (in bytes, with the CRs at its end) is handed on in pieces of this size. */
export const LINE_LIMIT = 64 * 1024;

const CR = 13;

/**
 * Cuts a stream of bytes (latin-1 strings) into lines at LF, without the CRs before it. A CR elsewhere belongs to the line:
 * whether it ends one is for the reader of the history to say. However the bytes are packed, the lines are the same.
 */
export class LineSplitter {
  readonly #deliver: (line: string) => void;
  #rest = '';
  /** Pieces of the line that has begun were handed on. */
  #begun = false;

  constructor(deliver: (line: string) => void) {
    this.#deliver = deliver;
  }

  /** What has come behind the last LF; no longer than `LINE_LIMIT`. */
  get rest(): string {
    return this.#rest;
  }

  push(chunk: string): void {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const piece = chunk.slice(from, end);
      from = end + 1;
      this.#end(this.#rest === '' ? piece : this.#rest + piece);
    }
    if (from < chunk.length) this.#rest = this.#relieved(this.#rest + chunk.slice(from));
  }

  /** Hands on the rest, if any, as a line. */
  flush(): void {
    if (this.#rest !== '') this.#end(this.#rest);
  }

  #end(line: string): void {
    const rest = this.#relieved(line);
    let last = rest.length;
    while (last > 0 && rest.charCodeAt(last - 1) === CR) last -= 1;
    // Of a line whose pieces were handed on, CRs may be all that is left.
    if (last > 0 || !this.#begun) this.#deliver(last === rest.length ? rest : rest.slice(0, last));
    this.#rest = '';
    this.#begun = false;
  }

  /** What is left of a line when as many pieces as it fills were handed on: more may be only its end. */
  #relieved(line: string): string {
    if (line.length <= LINE_LIMIT) return line;
    this.#begun = true;
    let from = 0;
    for (; line.length - from > LINE_LIMIT; from += LINE_LIMIT)
      this.#deliver(line.slice(from, from + LINE_LIMIT));
    return line.slice(from);
  }
}
