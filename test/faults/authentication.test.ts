import { describe } from 'vitest';
import { AUTHENTICATION_FAULTS } from '../fault-expectations.ts';
import { eachIsFound } from './found.ts';

describe('every fault of SASL is found by the rule that it was seeded against', () => {
  eachIsFound(AUTHENTICATION_FAULTS);
});
