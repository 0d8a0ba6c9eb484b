import type { Kinds } from './kind.ts';
import { PROCESSES } from './processes.ts';
import { STRANGERS } from './strangers.ts';
import { WORDS } from './words.ts';

/** All kinds of bad servers, and a lawful one. */
export const KINDS: Kinds = { ...STRANGERS, ...WORDS, ...PROCESSES };
