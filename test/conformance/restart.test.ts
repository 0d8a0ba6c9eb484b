import { expect, test } from 'vitest';
import { reference } from '../../adapters/index.ts';
import { StartError, type Adapter } from '../../adapters/server.ts';
import { restarter } from '../../conformance/restart.ts';

const OPTIONS = { password: null, startWithin: 5_000 };

/** The reference server, which cannot be started the first times. */
function failing(times: number): { readonly adapter: Adapter; readonly attempts: () => number } {
  let attempts = 0;
  const adapter: Adapter = {
    ...reference,
    async start(options) {
      attempts += 1;
      if (attempts <= times) throw new StartError('address already in use', 'wait');
      return reference.start(options);
    },
  };
  return { adapter, attempts: () => attempts };
}

test('a server that cannot be started at once is started a moment later', async () => {
  const { adapter, attempts } = failing(1);
  const server = await restarter(adapter, OPTIONS, 1_000, {
    offered: { capabilities: null, packages: null },
  })();
  expect(server?.ended()).toBeNull();
  expect(attempts()).toBe(2);
  await server?.stop();
});

test('one that never can be is given up after three attempts', async () => {
  const { adapter, attempts } = failing(9);
  expect(
    await restarter(adapter, OPTIONS, 1_000, { offered: { capabilities: null, packages: null } })(),
  ).toBeNull();
  expect(attempts()).toBe(3);
});
