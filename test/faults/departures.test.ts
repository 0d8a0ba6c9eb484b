import { describe } from 'vitest';
import { DEPARTURES } from '../fault-expectations.ts';
import { eachIsFound } from './found.ts';

describe('every habit of a server that was written to learn is found by the rule that it breaks', () => {
  eachIsFound(DEPARTURES);
});
