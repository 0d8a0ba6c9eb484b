/**
 * Calls back after so many ms, or at the abort; never before it has returned, also where the abort was given before. Returns how to
 * call it off.
 */
export function bound(ms: number, signal: AbortSignal | null, call: () => void): () => void {
  let over = false;
  const timer = setTimeout(done, ms);
  signal?.addEventListener('abort', done);
  if (signal?.aborted === true) queueMicrotask(done);

  function cancel(): void {
    over = true;
    clearTimeout(timer);
    signal?.removeEventListener('abort', done);
  }

  function done(): void {
    if (over) return;
    cancel();
    call();
  }

  return cancel;
}
