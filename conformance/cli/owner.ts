import { randomBytes } from 'node:crypto';

/**
 * Who a file belongs to that is not finished, as a part of its name: our process id, and something that keeps apart processes of the
 * same id on several machines or in several containers.
 */
export const OWNER: string = `${process.pid}-${randomBytes(3).toString('hex')}`;

const FORM = /^(\d+)-[0-9a-f]{6}$/;

/** Whether an owner is known to be gone, so that nobody will finish what it left. False for what names no owner. */
export function isGone(owner: string): boolean {
  const pid = Number(FORM.exec(owner)?.[1]);
  if (!(pid > 0) || owner === OWNER) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // A process of somebody else's may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
