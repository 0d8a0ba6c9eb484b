import type { Adapter } from '../../adapters/server.ts';
import type { Picture } from '../../model/drawings.ts';
import type { Failure } from '../failure/failure.ts';
import type { CheckOptions, CheckResult } from '../options.ts';
import type { ReplayOptions, ReplayResult } from '../replay/replay.ts';
import type { Replayed } from '../replay/verdict.ts';
import type { Progress } from '../report/progress.ts';
import type { Grade } from '../report/report.ts';
import type { Story } from './stories/story.ts';

/** What the command line puts to work; `cli.ts` brings the real parts, tests bring others. */
export interface Parts {
  readonly version: string;
  readonly adapters: Adapters;
  readonly rules: readonly RuleText[];
  /** What `explain` can tell beside rules. */
  readonly stories: readonly Story[];
  /** What `visualize` can draw; the first one is the whole. */
  readonly pictures: readonly Picture[];
  check(
    adapter: Adapter,
    target: string,
    options: CheckOptions,
    onProgress: (progress: Progress) => void,
  ): Promise<CheckResult>;
  replay<F extends Failure>(
    adapter: Adapter,
    target: string,
    failures: readonly F[],
    options: ReplayOptions,
    onReplayed: (failure: F, replayed: Replayed) => void,
  ): Promise<ReplayResult>;
}

/** How servers are reached: those known by name, an address, a command line. */
export interface Adapters {
  readonly named: readonly Adapter[];
  /** Dialects that are known by name and are no server's. */
  readonly dialects: Readonly<Record<string, NonNullable<CheckOptions['dialect']>>>;
  /** Names of the faults that the reference server can be given. */
  readonly faults: readonly string[];
  /** Null for a text that is not meant as an address. @throws StartError */
  parseAddress(text: string): Address | null;
  address(address: Address): Adapter;
  /** A command line with `{port}`, perhaps `{password}`, in it. */
  command(template: string): Adapter;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

/** A rule as it is told to people. */
export interface RuleText {
  readonly id: string;
  readonly grade: Grade;
  readonly clause: string;
  readonly sentence: string;
  readonly cause: string;
  /** Values of open choices under which it asks nothing. */
  readonly idleUnder?: Readonly<Record<string, readonly string[]>>;
}

export type { CheckOptions, CheckResult } from '../options.ts';
