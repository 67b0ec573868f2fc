/** Children per node. */
const FAN = 4;
/** Cells per axis of the curve that orders the boxes, less one. */
const CELLS = 0xffff;
/** Boxes whose codes and numbers fit into one double. */
const MAX_BOXES = 0x200000;
/** Deeper than any tree of that many boxes, times the children that wait at each level. */
const STACK = 64;

/**
 * A static tree of axis-aligned boxes in the plane. Answers allocate nothing and depend on the boxes alone. Boxes are put
 * in the order of a Morton curve through their centres and grouped by four, level by level.
 */
export class BoxTree {
  /** xMin, yMin, xMax, yMax per node: first the boxes in the curve's order, then their parents, the root last. */
  private readonly boxes: Float64Array;
  /** Number of each leaf's box as it was given. */
  private readonly items: Int32Array;
  /** First child of each node that is no leaf; leaves come first. */
  private readonly children: Int32Array;
  private readonly ends: Int32Array;
  private readonly root: number;
  private readonly stack = new Int32Array(STACK);
  private readonly distances = new Float64Array(STACK);

  /** Takes xMin, yMin, xMax, yMax of each box. */
  constructor(given: Float64Array) {
    const count = given.length / 4;
    if (count > MAX_BOXES) throw new RangeError(`found ${count} boxes; expected at most ${MAX_BOXES}`);
    this.items = curveOrder(given, count);
    const nodes = nodeCount(count);
    this.boxes = new Float64Array(nodes * 4);
    this.children = new Int32Array(nodes);
    this.ends = new Int32Array(nodes);
    for (let leaf = 0; leaf < count; leaf++) {
      const from = 4 * this.items[leaf];
      for (let k = 0; k < 4; k++) this.boxes[4 * leaf + k] = given[from + k];
    }
    let levelStart = 0;
    let levelEnd = count;
    let node = count;
    while (levelEnd - levelStart > 1) {
      for (let first = levelStart; first < levelEnd; first += FAN) {
        this.group(node++, first, Math.min(levelEnd, first + FAN));
      }
      levelStart = levelEnd;
      levelEnd = node;
    }
    this.root = nodes - 1;
  }

  /** Calls `visit` with each box that has (x, y) within `reach` along both axes. */
  around(x: number, y: number, reach: number, visit: (box: number) => void): void {
    const { boxes, stack, items } = this;
    let waiting = 0;
    if (this.root >= 0) stack[waiting++] = this.root;
    while (waiting > 0) {
      const node = stack[--waiting];
      const b = 4 * node;
      if (x < boxes[b] - reach || y < boxes[b + 1] - reach || x > boxes[b + 2] + reach || y > boxes[b + 3] + reach) {
        continue;
      }
      if (node < items.length) visit(items[node]);
      else for (let child = this.children[node]; child < this.ends[node]; child++) stack[waiting++] = child;
    }
  }

  /**
   * Calls `visit` with boxes from near to far, as far as that is cheap to know. `visit` returns the distance beyond which
   * boxes are of no interest any more [m].
   */
  nearest(x: number, y: number, maxDistance: number, visit: (box: number) => number): void {
    const { boxes, stack, distances, items, children, ends } = this;
    const leaves = items.length;
    let limit = maxDistance * maxDistance;
    let waiting = 0;
    if (this.root >= 0) {
      distances[waiting] = squaredDistance(boxes, this.root, x, y);
      stack[waiting++] = this.root;
    }
    while (waiting > 0) {
      const node = stack[--waiting];
      if (distances[waiting] > limit) continue;
      if (node < leaves) {
        const reach = visit(items[node]);
        limit = reach * reach;
        continue;
      }
      // The nearest child goes on top.
      const first = waiting;
      const end = ends[node];
      for (let child = children[node]; child < end; child++) {
        const distance = squaredDistance(boxes, child, x, y);
        if (distance > limit) continue;
        let at = waiting++;
        for (; at > first && distances[at - 1] < distance; at--) {
          distances[at] = distances[at - 1];
          stack[at] = stack[at - 1];
        }
        distances[at] = distance;
        stack[at] = child;
      }
    }
  }

  private group(node: number, first: number, end: number): void {
    const { boxes } = this;
    this.children[node] = first;
    this.ends[node] = end;
    const at = 4 * node;
    boxes[at] = boxes[at + 1] = Infinity;
    boxes[at + 2] = boxes[at + 3] = -Infinity;
    for (let child = first; child < end; child++) {
      boxes[at] = Math.min(boxes[at], boxes[4 * child]);
      boxes[at + 1] = Math.min(boxes[at + 1], boxes[4 * child + 1]);
      boxes[at + 2] = Math.max(boxes[at + 2], boxes[4 * child + 2]);
      boxes[at + 3] = Math.max(boxes[at + 3], boxes[4 * child + 3]);
    }
  }
}

function nodeCount(leaves: number): number {
  let total = leaves;
  for (let level = leaves; level > 1; total += level) level = Math.ceil(level / FAN);
  return total;
}

function squaredDistance(boxes: Float64Array, node: number, x: number, y: number): number {
  const b = 4 * node;
  const dx = x < boxes[b] ? boxes[b] - x : x > boxes[b + 2] ? x - boxes[b + 2] : 0;
  const dy = y < boxes[b + 1] ? boxes[b + 1] - y : y > boxes[b + 3] ? y - boxes[b + 3] : 0;
  return dx * dx + dy * dy;
}

/** Numbers of the boxes by the Morton code of their centres, equal ones ascending. */
function curveOrder(boxes: Float64Array, count: number): Int32Array {
  let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    xMin = Math.min(xMin, boxes[4 * i]);
    yMin = Math.min(yMin, boxes[4 * i + 1]);
    xMax = Math.max(xMax, boxes[4 * i + 2]);
    yMax = Math.max(yMax, boxes[4 * i + 3]);
  }
  const scale = CELLS / Math.max(1e-9, xMax - xMin, yMax - yMin);
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const cx = Math.floor(scale * ((boxes[4 * i] + boxes[4 * i + 2]) / 2 - xMin));
    const cy = Math.floor(scale * ((boxes[4 * i + 1] + boxes[4 * i + 3]) / 2 - yMin));
    const code = (spread(cx) | (spread(cy) << 1)) >>> 0;
    keys[i] = code * MAX_BOXES + i;
  }
  return Int32Array.from(keys.sort(), (key) => key % MAX_BOXES);
}

/** The sixteen bits of a number with a zero between every two. */
function spread(value: number): number {
  let bits = value & 0xffff;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}
