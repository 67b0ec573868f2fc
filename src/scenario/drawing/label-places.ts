/** A rectangle on paper: middle and half sizes, y down. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** Widths of letters over their height, about. */
const LETTER = 0.56;
/** Where a label may stand about its thing, the best first: shares of the half sizes of both together. */
const SPOTS = [
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [-1, 1],
  [0, -2.2],
  [0, 2.2],
  [2, -1.6],
  [-2, -1.6],
  [2, 1.6],
  [-2, 1.6],
] as const;

/** Finds places for labels beside things so that they cover neither things nor each other, where there is room. */
export class LabelPlaces {
  private readonly taken: Box[];
  private readonly width: number;
  private readonly height: number;

  /** On paper of a size, among things that are to be seen. */
  constructor(things: readonly Box[], width: number, height: number) {
    this.taken = [...things];
    this.width = width;
    this.height = height;
  }

  /** The middle of a label of such letters beside a thing. */
  place(text: string, size: number, thing: Box): { x: number; y: number } {
    const halfWidth = (LETTER * size * text.length) / 2;
    const halfHeight = 0.6 * size;
    let best: Box | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const [across, down] of SPOTS) {
      const x = thing.x + across * (thing.halfWidth + halfWidth + 0.3 * size);
      const y = thing.y + down * (thing.halfHeight + halfHeight + 0.2 * size);
      const box = { x, y, halfWidth, halfHeight };
      const off = Math.max(0, halfWidth - x, x + halfWidth - this.width, halfHeight - y, y + halfHeight - this.height);
      const cost = this.taken.reduce((sum, other) => sum + overlap(box, other), 0) + 100 * off;
      if (cost >= least) continue;
      least = cost;
      best = box;
    }
    const box = best ?? { ...thing, halfWidth, halfHeight };
    this.taken.push(box);
    return { x: box.x, y: box.y };
  }
}

/** Common area of two boxes. */
function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.halfWidth, b.x + b.halfWidth) - Math.max(a.x - a.halfWidth, b.x - b.halfWidth);
  const down = Math.min(a.y + a.halfHeight, b.y + b.halfHeight) - Math.max(a.y - a.halfHeight, b.y - b.halfHeight);
  return Math.max(0, across) * Math.max(0, down);
}
