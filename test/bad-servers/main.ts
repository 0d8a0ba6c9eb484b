import { KINDS } from './kinds.ts';

/** A bad server as a process: its kind and its port are the arguments. */
const [name = '', port = ''] = process.argv.slice(2);
const kind = KINDS[name];
if (kind === undefined) throw new Error(`"${name}" is none of ${Object.keys(KINDS).join(', ')}`);
kind(Number(port));
