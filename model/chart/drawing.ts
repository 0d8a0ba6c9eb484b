/** A chart that was drawn. */
export interface Drawing {
  /** The SVG element, with its own style; the same chart gives the same bytes. */
  readonly svg: string;
  /** In pixels, at the size at which its text is to be read. */
  readonly width: number;
  readonly height: number;
}

/** Where an event comes from: a client, the server by itself, or what another connection did. */
export type EventKind = 'command' | 'internal' | 'other';

/** What a drawing shows besides the chart itself. Transitions are named by their ids, states by xstate's. */
export interface Overlay {
  /** How often each transition was taken; left out where that is not to be shown. */
  readonly taken?: Readonly<Record<string, number>>;
  /** Transitions that could have been taken and were not. */
  readonly missed?: ReadonlySet<string>;
  /** How often each state was entered. */
  readonly entered?: ReadonlyMap<string, number>;
  /** Transitions that cannot happen, as under a dialect. */
  readonly impossible?: ReadonlySet<string>;
  /** A way through the chart: its steps are numbered from 1. */
  readonly steps?: readonly { readonly transitions: readonly string[] }[];
  /** States in which something happened that the chart does not allow. */
  readonly diverging?: readonly string[];
}
