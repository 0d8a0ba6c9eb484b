/** From the edge of what is seen, in pixels. */
const MARGIN = 24;

/** Scrolls the drawing, and not the page, so that something in it is seen. */
export function revealInDrawing(target: Element, drawing: Element): void {
  const inner = target.getBoundingClientRect();
  const outer = drawing.getBoundingClientRect();
  drawing.scrollBy({
    top: wayInto(inner.top, inner.bottom, outer.top, outer.bottom, (outer.bottom - outer.top) / 3),
    left: wayInto(inner.left, inner.right, outer.left, outer.right, (outer.right - outer.left) / 3),
    behavior: pace(),
  });
}

/** Scrolls the page so that something is seen below what stands at its top, and above the panel where that covers its lower part. */
export function revealInPage(target: Element, above: Element): void {
  const { top, bottom } = target.getBoundingClientRect();
  const panel = document.querySelector('.with-panel #panel')?.getBoundingClientRect();
  const covered = panel !== undefined && panel.left <= 0 ? panel.top : innerHeight;
  scrollBy({
    top: wayInto(top, bottom, above.getBoundingClientRect().bottom, covered, MARGIN),
    behavior: pace(),
  });
}

/** How far to scroll so that a stretch lies in another one; not at all where it does. What is too long is seen from its beginning. */
function wayInto(from: number, to: number, first: number, last: number, margin: number): number {
  if (from >= first && to <= last) return 0;
  if (from < first || to - from > last - first - 2 * MARGIN) return from - first - MARGIN;
  return Math.min(from - first - MARGIN, to - last + margin);
}

function pace(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
