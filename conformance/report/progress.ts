/** What the suite tells while it runs; reporters of progress listen to it. */
export type Progress =
  | {
      readonly kind: 'started';
      readonly target: string;
      readonly seed: number;
      readonly server: string | null;
    }
  | {
      readonly kind: 'ran';
      readonly plans: number;
      readonly sessions: number;
      readonly divergences: number;
      readonly undecided: number;
      /** Share of the run that is over, 0 to 1. */
      readonly share: number;
    }
  | { readonly kind: 'found'; readonly rule: string; readonly sentence: string }
  | { readonly kind: 'shrinking'; readonly rule: string }
  /** A known divergence that was not met is looked for again. */
  | { readonly kind: 'rechecking'; readonly rule: string }
  | { readonly kind: 'examining' }
  | { readonly kind: 'notice'; readonly text: string };
