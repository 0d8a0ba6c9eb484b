import type { Idling, Plan, Setting, Step } from '../plan.ts';
import { newClient, type Client } from './client.ts';
import { beginningOf } from './beginning.ts';
import { Connection, MOST_RECEIVED } from './connection.ts';
import { createHand, type Hand } from './hand.ts';
import { heardWhile, wakes, type Wakening } from './idling.ts';
import { startLagMeter, type LagMeter } from './lag-meter.ts';
import { startIntake } from './intake.ts';
import { ended } from './pace.ts';
import { startPatience, type WaitKind } from './patience.ts';
import { startClock, startRecorder, type Recorder } from './recorder.ts';
import { startResponses, type Responses } from './responses.ts';
import { DEFAULT_DEADLINE, DEFAULT_RELEASE, type Run, type RunOptions } from './run.ts';
import { received } from './settle.ts';
import { connectTrouble, type Trouble } from './trouble.ts';
import { Vigil } from './vigil.ts';

/**
 * Runs a plan's rounds against a server, ends each connection with QUIT and reads it to its close. Never rejects: whatever a
 * server does is history, and what kept the plan from being run is the run's trouble.
 */
export function runPlan(plan: Plan, setting: Setting, options: RunOptions): Promise<Run> {
  return new Promise((resolve) => {
    new PlanRun(plan, setting, options, resolve).start();
  });
}

/** Of a silence as much is not counted, in ns, as the suite itself could not listen: so much longer is waited, which most often covers that. */
const OWN_LAG = 300e6;

class PlanRun {
  readonly #plan: Plan;
  readonly #options: RunOptions;
  readonly #resolve: (run: Run) => void;
  readonly #recorder: Recorder;
  readonly #clients: readonly Client[];
  readonly #vigil: Vigil;
  readonly #responses: Responses;
  readonly #hand: Hand;
  readonly #wakening: Wakening;
  readonly #lag: LagMeter | null;
  /** The next round; the one behind the last is the leave-taking. */
  #round = 0;
  #trouble: Trouble | null = null;
  #over = false;
  #pause: NodeJS.Timeout | null = null;

  constructor(plan: Plan, setting: Setting, options: RunOptions, resolve: (run: Run) => void) {
    this.#plan = plan;
    this.#options = options;
    this.#resolve = resolve;
    this.#recorder = startRecorder(plan.connections, options.clock ?? startClock());
    this.#clients = Array.from({ length: plan.connections }, (_, index) => newClient(index));
    const bounds = {
      deadline: (options.deadline ?? DEFAULT_DEADLINE) * 1e6,
      release: (options.releaseWithin ?? DEFAULT_RELEASE) * 1e6,
      wakening: {
        timers: options.timers ?? null,
        margin: (options.deadline ?? DEFAULT_DEADLINE) * 1e6 + OWN_LAG,
      },
    };
    this.#wakening = bounds.wakening;
    // Where time-outs are waited for, it matters when what comes is read.
    this.#lag = bounds.wakening.timers === null ? null : startLagMeter(this.#recorder.now);
    const patience = options.patience ?? startPatience();
    this.#vigil = new Vigil(this.#clients, patience, this.#recorder.now, bounds, {
      retry: (client) => this.#hand.claim(client),
      expired: (kind) => this.#expired(kind),
      over: () => this.#rest(),
    });
    for (const { pace } of this.#clients) {
      pace.negotiation.known = options.speaksCap ?? true;
      pace.speaksIrcx = options.speaksIrcx ?? false;
    }
    this.#responses = startResponses(setting, plan.connections);
    const intake = options.intake ?? startIntake(() => null);
    this.#hand = createHand(this.#responses, this.#recorder.now, intake, (client) => {
      // A write in pieces may be under way when the run is aborted: a wait for its answer would outlive the run.
      if (!this.#over) this.#vigil.look(client);
    });
  }

  start(): void {
    const { signal } = this.#options;
    signal?.addEventListener('abort', this.#abort);
    if (signal?.aborted === true) this.#abort();
    else this.#advance();
  }

  /** Goes on, after the pause between two rounds if there is to be one. */
  #rest(): void {
    const { pause } = this.#options;
    if (pause === undefined) this.#advance();
    else
      this.#pause ??= setTimeout(() => {
        this.#pause = null;
        this.#advance();
      }, pause);
  }

  /** Releases rounds until one has something to wait for, then takes leave, then is over. */
  #advance(): void {
    const { rounds } = this.#plan;
    while (!this.#over && this.#vigil.idle) {
      const round = rounds[this.#round];
      if (this.#round > rounds.length) {
        this.#finish();
      } else if (round === undefined) {
        this.#clients.forEach((client) => this.#hand.leave(client));
        this.#clients.forEach((client) => this.#vigil.watch(client));
      } else {
        for (const step of round) this.#release(step);
        for (const { connection } of round) {
          const client = this.#clients[connection];
          if (client !== undefined) this.#vigil.watch(client);
        }
      }
      this.#round += 1;
      if (this.#options.pause !== undefined && this.#vigil.idle) return this.#rest();
    }
  }

  #release({ connection: index, act }: Step): void {
    const client = this.#clients[index];
    if (client === undefined) return;
    if (act.kind === 'open') {
      if (client.connection === null) this.#open(client, index, act.unanswering === true);
    } else if (act.kind === 'idle') {
      this.#idle(client, act);
    } else if (client.connection?.open === true) {
      this.#hand.perform(client, act);
    }
  }

  #idle(client: Client, { until }: Idling): void {
    const { connection, index, pace } = client;
    if (connection?.open !== true) return;
    const began = this.#recorder.now();
    const answers = !connection.unanswering;
    client.idle = { until, answers, began, spoke: Math.max(began, 0), askedAt: -1 };
    const ms = Math.round((wakes(client.idle, pace.phase, this.#wakening) - began) / 1e6);
    this.#recorder.waits(index, ms, answers);
  }

  #open(client: Client, index: number, unanswering: boolean): void {
    const burstEnd = this.#options.burstEnd ?? '376|422';
    const { pace } = client;
    pace.phase = 'connecting';
    client.connection = new Connection(this.#options.address, index, this.#recorder, {
      opened: () => {
        pace.phase = 'registering';
        this.#vigil.review(client);
      },
      line: (line) => {
        received(pace, line, burstEnd);
        this.#responses.received(index, line);
        if (client.idle !== null) heardWhile(client.idle, line, this.#recorder.now());
      },
      settled: () => {
        this.#options.onSign?.();
        this.#vigil.review(client);
      },
      closed: (_how, flooded) => {
        if (flooded)
          this.#trouble ??= { kind: 'flooded', detail: `a connection was sent more than ${MOST_RECEIVED}` };
        ended(pace);
        this.#vigil.review(client);
      },
      failed: (code) => {
        this.#trouble ??= connectTrouble(code);
        ended(pace);
        this.#vigil.review(client);
      },
    });
    client.connection.unanswering = unanswering;
    client.connection.lineEnd = this.#options.lineEnd ?? '\r\n';
  }

  #expired(kind: WaitKind): void {
    if (kind === 'open') this.#trouble ??= { kind: 'unreachable', detail: 'not connected in time' };
  }

  readonly #abort = (): void => {
    this.#trouble = { kind: 'aborted', detail: 'aborted' };
    this.#finish();
  };

  #finish(): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#pause !== null) clearTimeout(this.#pause);
    const whole = this.#recorder.finish(this.#lag?.stop());
    const history = this.#trouble?.kind === 'flooded' ? beginningOf(whole) : whole;
    this.#vigil.cancel();
    this.#options.signal?.removeEventListener('abort', this.#abort);
    for (const { connection } of this.#clients) connection?.destroy();
    this.#resolve({ history, trouble: this.#trouble });
  }
}
