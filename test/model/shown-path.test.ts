import { expect, test } from 'vitest';
import { shownPath } from '../../model/shown-path.ts';

test.each([
  ['connected.registration.registering.nick', 'registering.nick'],
  ['connected.authentication.exchange.scram', 'authentication.exchange.scram'],
  ['connected.registration', 'registration'],
  ['connected', 'connected'],
  ['closing', 'closing'],
  ['registering.nick', 'registering.nick'],
  ['un.connected.registration.x', 'un.connected.registration.x'],
  [
    'connected.registration.registering.user.unset USER.valid → connected.registration.registering.user.given',
    'registering.user.unset USER.valid → registering.user.given',
  ],
])('%s is shown as %s', (path, shown) => {
  expect(shownPath(path)).toBe(shown);
});
