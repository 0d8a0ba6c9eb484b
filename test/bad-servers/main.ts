import { KINDS } from './kinds.ts';

/** A bad server: `main.js KIND PORT`. */
const [kind = '', port = ''] = process.argv.slice(2);
const start = KINDS[kind];
if (start === undefined) throw new Error(`${kind} is none of ${Object.keys(KINDS).join(', ')}`);
start(Number(port));
