import { cpus, totalmem } from 'node:os';
import { ngircd, reference } from '../../adapters/index.ts';
import { requireServer } from '../require-server.ts';
import { chartFigures } from './chart.ts';
import { drawingFigures } from './drawing.ts';
import { isMissed, tableText, type Figure } from './figures.ts';
import { pageFigures } from './page.ts';
import { generationFigures, judgingFigures } from './stages.ts';
import { searchFigures } from './search.ts';
import { firstPlans, record, setUp, wholeFigures } from './whole.ts';

/** Recorded plans that judging is measured on. */
const HISTORIES = 300;

const began = performance.now();
const figures: Figure[] = [...chartFigures(), ...(await drawingFigures()), ...(await pageFigures())];
const notes: string[] = [];
const versions: string[] = [];
for (const adapter of [reference, ngircd]) {
  if (adapter === ngircd && !requireServer('ngircd')) continue;
  const stand = await setUp(adapter);
  try {
    const { version } = stand.server.welcome;
    versions.push(`${adapter.name} ${version ?? 'of no known version'}`);
    if (adapter === reference) {
      figures.push(...generationFigures(stand.planOptions));
      const histories = (await record(stand, firstPlans(stand, HISTORIES))).map(({ history }) => history);
      figures.push(...judgingFigures(stand.judge, histories));
      const search = await searchFigures(stand);
      figures.push(...search.figures);
      notes.push(...search.notes);
    }
    const whole = await wholeFigures(stand);
    figures.push(...whole.figures);
    notes.push(...whole.notes);
  } finally {
    stand.ward.monitor.stop();
    await stand.server.stop();
  }
}

const [cpu] = cpus();
const memory = (totalmem() / 2 ** 30).toFixed(1);
process.stdout.write(
  [
    `machine  ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GiB; node ${process.version}`,
    `servers  ${versions.join(', ')}`,
    '',
    tableText(figures),
    '',
    ...notes.map((note) => `  ${note}`),
    `  taken in ${((performance.now() - began) / 1000).toFixed(0)} s. Only the ratios compare between machines.`,
    '',
  ].join('\n'),
);
if (figures.some(isMissed)) process.exitCode = 1;
