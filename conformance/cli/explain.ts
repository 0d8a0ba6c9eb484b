import { UsageError } from './errors.ts';
import { nearNames } from './near.ts';
import type { Parts } from './parts.ts';
import { ruleText } from './rule-text.ts';
import { storyText } from './story-text.ts';
import type { Page } from '../report/reporter.ts';

/** `explain`: one rule in depth, or a story. Case does not matter. @throws UsageError for an unknown topic, naming near ones and what there is */
export function explainText(topic: string, { rules, stories }: Topics, page: Page): string {
  const wanted = topic.toUpperCase();
  const rule = rules.find(({ id }) => id === wanted);
  if (rule !== undefined) return ruleText(rule, page);
  const story = stories.find(({ names }) => names.some((name) => name.toUpperCase() === wanted));
  if (story !== undefined) return storyText(story, page);
  const near = nearNames(topic, [...rules.map(({ id }) => id), ...stories.flatMap(({ names }) => names)]);
  throw new UsageError(`there is no rule ${topic}, and no story of that name`, [
    ...(near.length === 0 ? [] : [`did you mean ${near.join(' or ')}?`]),
    'all rules: nick-collider rules',
    `stories: ${stories.map(({ names: [name, ...others] }) => [name, ...others.map((other) => `(${other})`)].join(' ')).join(', ')}`,
  ]);
}

type Topics = Pick<Parts, 'rules' | 'stories'>;
