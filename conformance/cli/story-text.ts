import { labelled } from '../report/layout.ts';
import { painter } from '../report/paint.ts';
import type { Page } from '../report/reporter.ts';
import type { Passage, Story } from './stories/story.ts';

/** A story as it is told in a terminal. */
export function storyText({ names: [name], title, passages }: Story, { width, colour }: Page): string {
  const lines = passages.flatMap((passage) => ['', ...passageLines(passage, width)]);
  return `${['', `  ${painter(colour)('bold', name)}   ${title}`, ...lines, ''].join('\n')}\n`;
}

function passageLines(passage: Passage, width: number): readonly string[] {
  switch (passage.kind) {
    case 'prose':
      return labelled(`  ${passage.label}`, passage.text, 11, width);
    case 'verbatim':
      return passage.lines.map((line) => `    ${line}`.trimEnd());
  }
}
