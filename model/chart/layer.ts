import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Point, Rectangle } from './geometry.ts';

/** Boxes in a frame with the arrows between them, by their sizes alone. */
export interface Layer {
  readonly boxes: readonly {
    readonly id: string;
    readonly width: number;
    readonly height: number;
    readonly last: boolean;
  }[];
  readonly arrows: readonly {
    readonly from: string;
    readonly to: string;
    readonly width: number;
    readonly height: number;
  }[];
  /** The box through which the frame is entered, or null. */
  readonly initial: string | null;
}

/** The same with everything in its place, from the frame's corner. */
export interface PlacedLayer {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Point[];
  readonly arrows: readonly { readonly points: readonly Point[]; readonly label: Rectangle }[];
  readonly entry: readonly Point[] | null;
}

export type Direction = 'RIGHT' | 'DOWN';

/**
 * Layered drawing (Sugiyama, Tagawa and Toda 1981) by ELK: arrows run at right angles, their labels stand on them, boxes keep the
 * order of the model where they can, and what is entered first stands first. The library is loaded when it is first needed.
 */
export async function placeLayer(layer: Layer, direction: Direction): Promise<PlacedLayer> {
  const { boxes, arrows, initial } = layer;
  const graph: ElkNode = {
    id: 'frame',
    layoutOptions: { ...OPTIONS, 'elk.direction': direction },
    children: [
      ...(initial === null
        ? []
        : [{ id: DOT, width: 10, height: 10, layoutOptions: { [CONSTRAINT]: 'FIRST' } }]),
      ...boxes.map(({ id, width, height, last }) => ({
        id: `box ${id}`,
        width,
        height,
        ...(last ? { layoutOptions: { [CONSTRAINT]: 'LAST' } } : {}),
      })),
    ],
    edges: [
      ...(initial === null ? [] : [{ id: DOT, sources: [DOT], targets: [`box ${initial}`] }]),
      ...arrows.map(({ from, to, width, height }, index) => ({
        id: `arrow ${index}`,
        sources: [`box ${from}`],
        targets: [`box ${to}`],
        labels: [
          {
            id: `label ${index}`,
            text: ' ',
            width,
            height,
            layoutOptions: { 'elk.edgeLabels.inline': 'true' },
          },
        ],
      })),
    ],
  };
  const placed = await (await loadElk()).layout(graph);
  const nodes = new Map((placed.children ?? []).map((node) => [node.id, node]));
  const edges = new Map((placed.edges ?? []).map((edge) => [edge.id, edge]));
  const pointsOf = (id: string): readonly Point[] => {
    const [section] = edges.get(id)?.sections ?? [];
    return section === undefined ? [] : [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  };
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    boxes: boxes.map(({ id }) => cornerOf(nodes.get(`box ${id}`))),
    arrows: arrows.map(({ width, height }, index) => {
      const [label] = edges.get(`arrow ${index}`)?.labels ?? [];
      return { points: pointsOf(`arrow ${index}`), label: { ...cornerOf(label), width, height } };
    }),
    entry: initial === null ? null : pointsOf(DOT),
  };
}

const DOT = 'entry';
const CONSTRAINT = 'elk.layered.layering.layerConstraint';
const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
};

let elk: Promise<ELK> | undefined;

function loadElk(): Promise<ELK> {
  return (elk ??= import('elkjs/lib/elk.bundled.js').then(({ default: Elk }) => new Elk.default()));
}

function cornerOf(placed: { readonly x?: number; readonly y?: number } | undefined): Point {
  return { x: placed?.x ?? 0, y: placed?.y ?? 0 };
}
