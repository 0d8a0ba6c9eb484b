import { readFileSync, writeFileSync } from 'node:fs';

/** To be imported into a process before its own code: when that ends, `PEAK_MEMORY_FILE` gets the most memory that it had, in kB. */
process.on('exit', () => {
  // Not `resourceUsage().maxRSS`: that begins with what the process had that this one was forked from.
  const [, peak = ''] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  writeFileSync(process.env['PEAK_MEMORY_FILE'] ?? '', peak);
});
