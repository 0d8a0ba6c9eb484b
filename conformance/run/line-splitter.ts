/** A line longer than this (in bytes) is handed on in pieces of this size. */
export const LINE_LIMIT = 64 * 1024;

const CR = 13;

/**
 * Cuts a stream of bytes (latin-1 strings) into lines at LF, without the CRs before it. A CR elsewhere belongs to the line:
 * whether it ends one is for the reader of the history to say.
 */
export class LineSplitter {
  readonly #deliver: (line: string) => void;
  #rest = '';

  constructor(deliver: (line: string) => void) {
    this.#deliver = deliver;
  }

  /** What has come behind the last LF; shorter than `LINE_LIMIT`. */
  get rest(): string {
    return this.#rest;
  }

  push(chunk: string): void {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      let last = end;
      while (last > from && chunk.charCodeAt(last - 1) === CR) last -= 1;
      const piece = chunk.slice(from, last);
      from = end + 1;
      if (this.#rest === '') this.#hand(piece);
      else this.#join(piece);
    }
    if (from < chunk.length) this.#rest += from === 0 ? chunk : chunk.slice(from);
    while (this.#rest.length >= LINE_LIMIT) {
      this.#deliver(this.#rest.slice(0, LINE_LIMIT));
      this.#rest = this.#rest.slice(LINE_LIMIT);
    }
  }

  /** Hands on the rest, if any, as a line. */
  flush(): void {
    if (this.#rest !== '') this.#join('');
  }

  #join(piece: string): void {
    // The CR may have come at the end of one packet and the LF at the start of the next.
    let line = this.#rest + piece;
    this.#rest = '';
    while (line.charCodeAt(line.length - 1) === CR) line = line.slice(0, -1);
    this.#hand(line);
  }

  #hand(line: string): void {
    for (let from = 0; from + LINE_LIMIT < line.length; from += LINE_LIMIT) {
      this.#deliver(line.slice(from, from + LINE_LIMIT));
    }
    this.#deliver(
      line.length <= LINE_LIMIT ? line : line.slice(line.length - (line.length % LINE_LIMIT || LINE_LIMIT)),
    );
  }
}
