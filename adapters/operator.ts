import { randomBytes } from 'node:crypto';
import type { Operator } from './server.ts';

/**
 * The operator whom named servers are configured with. One for all lives of a server: what is known of it must hold after it was
 * started again. No other process knows the password.
 */
export const OPERATOR: Operator = { name: 'operator', password: randomBytes(12).toString('hex') };
