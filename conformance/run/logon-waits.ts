/** A server that has welcomed somebody, and then says no more, has said all when so many ms have passed and twice what the logon took. */
export const QUIET_MS = 300;
/** So many ms, and as long, one that is asked to close the connection may take. */
export const LEAVE_MS = 500;
/** What was refused is most likely refused for good after so many ms, and four times what the refusal took. */
const REFUSED_MS = 100;

/** How long to wait for what most likely comes within so many ms, where the logon took `tookMs`. */
export function likelyWait(ms: number, tookMs: number, deadline: number): number {
  return Math.min(deadline, ms + 2 * tookMs);
}

/** How long to wait for a 001 behind a refusal that came after so many ms, before it is most likely for good; the lines of the introduction were `apart` ms apart in all. */
export function refusedWait(afterMs: number, apart: number): number {
  return apart + REFUSED_MS + 4 * afterMs;
}
