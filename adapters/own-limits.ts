/** Node's codes for what this machine has not got to give: descriptors, local ports, memory, processes. No server is to blame. */
const OWN_LIMITS = new Set(['EMFILE', 'ENFILE', 'EADDRNOTAVAIL', 'EAGAIN', 'ENOBUFS', 'ENOMEM']);

export function isOwnLimit(code: string): boolean {
  return OWN_LIMITS.has(code);
}

/** What this machine has run out of, in a few words, and the next step. */
export function ownLimitText(code: string): { readonly lack: string; readonly step: string } {
  switch (code) {
    case 'EMFILE':
      return {
        lack: `this process may open no more files (${code})`,
        step: 'raise the limit (ulimit -n 4096) or use fewer sockets (--clients 8)',
      };
    case 'ENFILE':
      return {
        lack: `this machine can open no more files (${code})`,
        step: 'end what holds so many, or use fewer sockets (--clients 8)',
      };
    case 'EADDRNOTAVAIL':
      return {
        lack: `this machine has no local port left (${code})`,
        step: 'wait a minute until closed connections let go of theirs, or widen net.ipv4.ip_local_port_range',
      };
    default:
      return {
        lack: `this machine has not enough memory or processes left (${code})`,
        step: 'end what takes so much, or use fewer sockets (--clients 8)',
      };
  }
}
