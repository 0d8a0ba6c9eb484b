/** Calls back after so many ms, or at the abort. Returns how to call it off. */
export function bound(ms: number, signal: AbortSignal | null, call: () => void): () => void {
  const timer = setTimeout(done, ms);
  signal?.addEventListener('abort', done);

  function cancel(): void {
    clearTimeout(timer);
    signal?.removeEventListener('abort', done);
  }

  function done(): void {
    cancel();
    call();
  }

  return cancel;
}
