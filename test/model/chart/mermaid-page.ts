import { fileURLToPath } from 'node:url';
import { launchChromium } from '../../browser.ts';

/** What Mermaid makes of a text: what it has against it, or all texts in the picture, of states, edges and notes. */
export type Drawn =
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'drawn'; readonly texts: readonly string[] };

/** Mermaid itself, in a browser. */
export interface MermaidPage {
  draw(texts: readonly string[]): Promise<readonly Drawn[]>;
  close(): Promise<void>;
}

/** What the page has to work with. */
interface Window {
  readonly mermaid: Mermaid;
  readonly DOMParser: new () => {
    parseFromString(
      text: string,
      type: 'text/html',
    ): { querySelectorAll(selector: string): Iterable<{ readonly textContent: string }> };
  };
}

interface Mermaid {
  initialize(options: object): void;
  parse(text: string): Promise<unknown>;
  render(id: string, text: string): Promise<{ readonly svg: string }>;
}

export async function openMermaid(): Promise<MermaidPage> {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.addScriptTag({
    path: fileURLToPath(new URL('../../../node_modules/mermaid/dist/mermaid.min.js', import.meta.url)),
  });
  return {
    draw: (texts) => page.evaluate(drawInPage, texts),
    close: () => browser.close(),
  };
}

/** Runs in the page. */
async function drawInPage(texts: readonly string[]): Promise<readonly Drawn[]> {
  const { mermaid, DOMParser } = globalThis as unknown as Window;
  mermaid.initialize({ startOnLoad: false, maxTextSize: 1_000_000, maxEdges: 10_000 });
  const drawn: Drawn[] = [];
  for (const text of texts) {
    try {
      await mermaid.parse(text);
      const { svg } = await mermaid.render('drawing', text);
      const picture = new DOMParser().parseFromString(svg, 'text/html');
      const labels = [...picture.querySelectorAll('.nodeLabel, span.edgeLabel')];
      drawn.push({ kind: 'drawn', texts: labels.map(({ textContent }) => textContent) });
    } catch (error) {
      drawn.push({ kind: 'refused', why: String(error) });
    }
  }
  return drawn;
}
