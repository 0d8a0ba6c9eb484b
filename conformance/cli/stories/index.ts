import { chatServer } from './chat-server.ts';
import type { Story } from './story.ts';

/** All that `explain` can tell beside rules. */
export const STORIES: readonly Story[] = [chatServer];
