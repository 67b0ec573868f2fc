import type { Lane, RoadMap } from '../../map/road-map.ts';
import type { LaneFacts } from './lane-network.ts';
import { smallCircles } from './small-circles.ts';

/** Bytes of a lane's row: one line of the cache. */
const ROW = 64;
/** Where its numbers stand in it [8 bytes]. */
const NUMBERS = ROW / 8;
const NUMBER = { length: 0, waitAt: 1, startSpeed: 2, partedAt: 3 } as const;
/** Where its whole numbers stand in it, after those [4 bytes]. */
const WHOLES = ROW / 4;
const WHOLE = {
  junction: 8,
  kind: 9,
  linesFrom: 10,
  linesTo: 11,
  siblingsFrom: 12,
  siblingsTo: 13,
  left: 14,
  right: 15,
};

/** Bits of `kind`: a connecting lane that turns left, or right; the same speed all along; another lane beside it. */
const LEFT = 1;
const RIGHT = 2;
const EVEN = 4;
const NEIGHBOUR = 8;

/** Where lanes end beside others, this much is left to change at the end of the queue [m]. */
const TO_CHANGE = 10;

/**
 * What every vehicle looks up of every lane ahead, ten times a second: a lane of the map and its facts lie far apart in
 * memory, and so would an array for each quantity. A row for each lane is one line of the cache, whatever is asked of it.
 */
export class LaneTable {
  /** By place, as `linesFrom` gives it: stations of stop lines [m]. */
  readonly lineAt: Float64Array;
  private readonly numbers: Float64Array;
  private readonly wholes: Int32Array;
  private readonly siblings: Int32Array;
  private readonly circles: Int32Array;
  private readonly cuts: Float64Array;
  private readonly lineSignals: Int32Array;
  private readonly lineWays: Int32Array;

  constructor(map: RoadMap, facts: readonly LaneFacts[]) {
    const { lanes } = map;
    const rows = new ArrayBuffer(ROW * lanes.length);
    this.numbers = new Float64Array(rows);
    this.wholes = new Int32Array(rows);
    const lines = facts.flatMap(({ lightLines }) => lightLines);
    const linesFrom = placesOf(facts.map(({ lightLines }) => lightLines));
    const siblingsFrom = placesOf(facts.map(({ siblings }) => siblings));
    for (const [i, lane] of lanes.entries()) {
      const { waitAt, speeds, partedAt } = facts[i];
      this.numbers[NUMBERS * i + NUMBER.length] = lane.length;
      this.numbers[NUMBERS * i + NUMBER.waitAt] = waitAt;
      this.numbers[NUMBERS * i + NUMBER.startSpeed] = speeds[0];
      this.numbers[NUMBERS * i + NUMBER.partedAt] = partedAt;
      const first = WHOLES * i;
      this.wholes[first + WHOLE.junction] = lane.junction;
      this.wholes[first + WHOLE.kind] = kindOf(lane, speeds);
      this.wholes[first + WHOLE.linesFrom] = linesFrom[i];
      this.wholes[first + WHOLE.linesTo] = linesFrom[i + 1];
      this.wholes[first + WHOLE.siblingsFrom] = siblingsFrom[i];
      this.wholes[first + WHOLE.siblingsTo] = siblingsFrom[i + 1];
      this.wholes[first + WHOLE.left] = lane.left;
      this.wholes[first + WHOLE.right] = lane.right;
    }
    this.siblings = Int32Array.from(facts.flatMap(({ siblings }) => siblings));
    this.circles = smallCircles(map, facts).of;
    this.cuts = Float64Array.from(lanes, (lane, i) => cutOf(lane, facts[i]));
    this.lineAt = Float64Array.from(lines, ({ s }) => s);
    this.lineSignals = Int32Array.from(lines, ({ signal }) => signal);
    this.lineWays = Int32Array.from(lines, ({ way }) => way);
  }

  /** [m] */
  length(lane: number): number {
    return this.numbers[NUMBERS * lane + NUMBER.length];
  }

  /** See LaneFacts [m]. */
  waitAt(lane: number): number {
    return this.numbers[NUMBERS * lane + NUMBER.waitAt];
  }

  /** Speed at its start [m/s]. */
  startSpeed(lane: number): number {
    return this.numbers[NUMBERS * lane + NUMBER.startSpeed];
  }

  /** See LaneFacts [m]. */
  partedAt(lane: number): number {
    return this.numbers[NUMBERS * lane + NUMBER.partedAt];
  }

  /** How much of a lane that ends beside another is not driven on: where it is too narrow, or has to be left [m]. */
  cut(lane: number): number {
    return this.cuts[lane];
  }

  /** The small circle that it is part of (small-circles.ts), -1 for none. */
  circle(lane: number): number {
    return this.circles[lane];
  }

  /** Junction of a connecting lane, -1 for others. */
  junction(lane: number): number {
    return this.wholes[WHOLES * lane + WHOLE.junction];
  }

  isConnecting(lane: number): boolean {
    return this.wholes[WHOLES * lane + WHOLE.junction] >= 0;
  }

  /** Where a connecting lane turns: 1 left, -1 right, 0 straight and for others. */
  turn(lane: number): number {
    const kind = this.wholes[WHOLES * lane + WHOLE.kind];
    return (kind & LEFT) - ((kind & RIGHT) >> 1);
  }

  /** Whether the speed is the same all along. */
  isEven(lane: number): boolean {
    return (this.wholes[WHOLES * lane + WHOLE.kind] & EVEN) !== 0;
  }

  /** Whether another lane lies beside it. */
  hasNeighbour(lane: number): boolean {
    return (this.wholes[WHOLES * lane + WHOLE.kind] & NEIGHBOUR) !== 0;
  }

  /** The lane to its left and to its right, -1 for none. */
  left(lane: number): number {
    return this.wholes[WHOLES * lane + WHOLE.left];
  }

  right(lane: number): number {
    return this.wholes[WHOLES * lane + WHOLE.right];
  }

  /** The neighbour of a lane on a side, 1 left, -1 right; -1 for none. */
  beside(lane: number, side: number): number {
    return side > 0 ? this.left(lane) : this.right(lane);
  }

  /** Places of the lanes that part from it, for `sibling`: from here to before ... */
  siblingsFrom(lane: number): number {
    return this.wholes[WHOLES * lane + WHOLE.siblingsFrom];
  }

  siblingsTo(lane: number): number {
    return this.wholes[WHOLES * lane + WHOLE.siblingsTo];
  }

  sibling(place: number): number {
    return this.siblings[place];
  }

  /** Places of its lights' stop lines, for the next three: from here to before ... */
  linesFrom(lane: number): number {
    return this.wholes[WHOLES * lane + WHOLE.linesFrom];
  }

  linesTo(lane: number): number {
    return this.wholes[WHOLES * lane + WHOLE.linesTo];
  }

  /** As in LaneFacts.lightLines: the signal of a stop line, and the way on that it is for. */
  lineSignal(place: number): number {
    return this.lineSignals[place];
  }

  lineWay(place: number): number {
    return this.lineWays[place];
  }
}

function kindOf({ junction, turn, left, right }: Lane, speeds: Float64Array): number {
  let kind = speeds.every((speed) => speed === speeds[0]) ? EVEN : 0;
  if (left >= 0 || right >= 0) kind |= NEIGHBOUR;
  if (junction < 0 || turn === 'straight') return kind;
  return kind | (turn === 'left' ? LEFT : RIGHT);
}

function cutOf({ left, right, length }: Lane, { usableTo }: LaneFacts): number {
  if (left < 0 && right < 0) return 0;
  return Math.min(length, Math.max(length - usableTo, TO_CHANGE));
}

/** Where each list begins when all are put one after the other, and the end of the last. */
function placesOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const from = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) from[i + 1] = from[i] + list.length;
  return from;
}
