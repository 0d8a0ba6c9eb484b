import { all, one, parts } from './dom.ts';

/** What keys can do. */
export interface Deeds {
  step(id: string, by: number): void;
  leave(): void;
  choose(state: string): void;
  /** The divergence that is looked at. */
  current(): string | null;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  k: -1,
  j: 1,
  Home: -Infinity,
  End: Infinity,
};

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The page by keyboard alone. */
export function startKeys(deeds: Deeds): void {
  const help = one('#help') as HTMLDialogElement;
  one('[data-help]').addEventListener('click', () => help.showModal());
  document.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input') || help.open) return;
    const state = target.closest<SVGElement>('svg.chart .state');
    if (state !== null && walk(event, state, deeds)) return;
    if (event.key === '/') {
      event.preventDefault();
      one('#search').focus();
    } else if (event.key === '?') help.showModal();
    else if (event.key === 'c') press('[data-toggle=coverage]');
    else if (event.key === 'x') press('[data-toggle=counterexample]');
    else if (event.key === 'z') press('[data-zoom]');
    else if (event.key === 'Escape') deeds.leave();
    else if (!target.matches('[role=tab]')) {
      const by = STEPS[event.key];
      const id = target.closest('article.divergence')?.id ?? deeds.current();
      if (by === undefined || id === null) return;
      event.preventDefault();
      deeds.step(id, by);
    }
  });
}

/** Presses a button, where the page has it. */
function press(selector: string): void {
  for (const button of all(selector)) button.click();
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** From state to state: Enter chooses one, arrows go to the nearest one in their direction. */
function walk(event: KeyboardEvent, state: SVGElement, { choose }: Deeds): boolean {
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choose(state.dataset['state'] ?? '');
    return true;
  }
  const way = WAYS[event.key];
  if (way === undefined) return false;
  event.preventDefault();
  nearest(state, way)?.focus();
  return true;
}

/**
 * The nearest state in a direction, what lies aside counting double; one that is more aside than ahead, or that the first stands in, only
 * where there is no other.
 */
function nearest(from: SVGElement, [x, y]: readonly [number, number]): SVGElement | undefined {
  const middle = centre(from);
  const ahead = parts('.state[tabindex]', from.ownerSVGElement ?? document).flatMap((state) => {
    const [dx, dy] = [centre(state).x - middle.x, centre(state).y - middle.y];
    const [far, aside] = [dx * x + dy * y, Math.abs(dx * y) + Math.abs(dy * x)];
    return state === from || far <= 1
      ? []
      : [{ state, far: far + aside * 2, isLast: aside > far || encloses(state, middle) }];
  });
  const [best] = ahead.toSorted(
    (one, other) => Number(one.isLast) - Number(other.isLast) || one.far - other.far,
  );
  return best?.state;
}

function encloses(state: SVGElement, { x, y }: Point): boolean {
  const { left, top, right, bottom } = state.getBoundingClientRect();
  return left < x && x < right && top < y && y < bottom;
}

function centre(state: SVGElement): Point {
  const { left, top, width, height } = state.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
