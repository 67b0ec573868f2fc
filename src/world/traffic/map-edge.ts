import type { Lane, RoadMap } from '../../map/road-map.ts';
import type { EgoView } from './ego-presence.ts';
import { sampleAt } from './lane-sample.ts';
import type { SizeClasses } from './size-class.ts';
import { speedBefore } from './speed-profile.ts';
import type { TrafficScene } from './traffic-scene.ts';

/** Nobody appears nearer to the ego [m]: a car that far off is a few pixels high. */
const OUT_OF_SIGHT = 120;
/** Gap to the car in front of one that appears: this at standstill [m], and so long at its speed [s]. */
const GAP = 5;
const TIME_GAP = 1.5;
/** Share of the speed that the place allows [1]. */
const ENTRY_SPEED = 0.85;
/** Nothing may be in the way on so much of a lane that one comes in by [m], over half a width of the widest [m]. */
const CLEAR = 40;
const WIDE = 1.3;
/** Time from one look at who leaves to the next [s]. */
const LOOK = 0.1;

/** Whether a lane is one that traffic leaves the map by: no lane goes on from it, and none from its neighbours. */
export function isExit(map: RoadMap, lane: Lane): boolean {
  return isOpenEnd(map, lane, ({ successors }) => successors);
}

/** Whether a lane is one that traffic comes into the map by: none leads to it, and none to its neighbours. */
export function isEntry(map: RoadMap, lane: Lane): boolean {
  return isOpenEnd(map, lane, ({ predecessors }) => predecessors);
}

/** Where a lane ends or begins between others that go on, the road goes on: it is one lane less or more. */
function isOpenEnd(map: RoadMap, lane: Lane, joined: (lane: Lane) => readonly number[]): boolean {
  if (lane.type !== 'driving' || lane.junction >= 0 || joined(lane).length > 0) return false;
  for (let at = lane.left; at >= 0; at = map.lanes[at].left) if (joined(map.lanes[at]).length > 0) return false;
  for (let at = lane.right; at >= 0; at = map.lanes[at].right) if (joined(map.lanes[at]).length > 0) return false;
  return true;
}

/** The lane ends at the edge of a map, where vehicles leave and others come in. */
export class MapEdge {
  /** Whether there is a way in for anybody. */
  readonly hasEntries: boolean;
  private readonly scene: TrafficScene;
  private readonly sizes: SizeClasses;
  private readonly exits: readonly boolean[];
  private readonly firstInFlows: number;
  /** Per class of size: 1 where one of it who leaves now would find a place to come in. */
  private readonly open: Uint8Array;

  /** @param firstInFlows from this actor on they leave without anybody coming in for them */
  constructor(scene: TrafficScene, sizes: SizeClasses, firstInFlows = Number.POSITIVE_INFINITY) {
    const { map } = scene;
    this.firstInFlows = firstInFlows;
    this.scene = scene;
    this.sizes = sizes;
    this.exits = map.lanes.map((lane) => isExit(map, lane));
    this.hasEntries = sizes.classes.some(({ entries }) => entries.length > 0);
    this.open = new Uint8Array(sizes.classes.length);
  }

  /** Looks anew who would find a place to come in. */
  update(ego: EgoView | null): void {
    const { classes } = this.sizes;
    for (let k = 0; k < classes.length; k++) {
      this.open[k] = this.findEntry(classes[k].entries, 0, classes[k].length, ego) >= 0 ? 1 : 0;
    }
  }

  /** Whether an actor may leave by a lane. */
  mayLeaveBy(actor: number, lane: number): boolean {
    return this.exits[lane] && (actor >= this.firstInFlows || this.open[this.sizes.of[actor]] === 1);
  }

  /** Lanes that an actor's size comes in by. */
  entriesFor(actor: number): readonly number[] {
    return this.sizes.classes[this.sizes.of[actor]].entries;
  }

  /** Whether an actor on an exit would be past its end at the next look. */
  isLeaving(actor: number, lane: number): boolean {
    const { lanes, state, length } = this.scene;
    const front = state.s[actor] + length[actor] / 2;
    return this.exits[lane] && front + 2 * LOOK * state.speed[actor] >= lanes.length(lane);
  }

  /** The first of some entries from a place on, around in a circle, with room for a vehicle of a length [m]; -1 for none. */
  findEntry(entries: readonly number[], from: number, length: number, ego: EgoView | null): number {
    for (let i = 0; i < entries.length; i++) {
      const lane = entries[(from + i) % entries.length];
      if (this.isFarFrom(lane, ego) && this.gapAt(lane, length) >= GAP + TIME_GAP * this.speedAt(lane, length))
        return lane;
    }
    return -1;
  }

  /** Speed to come in with: not faster than who is before, and none from which the lane's end comes too soon [m/s]. */
  speedAt(lane: number, length: number): number {
    const { map, facts, order, state } = this.scene;
    const free = sampleAt(map.lanes[lane], facts[lane].speeds, length / 2);
    const toEnd = Math.max(0, map.lanes[lane].length - 2 * length);
    const last = order.rearmost(lane);
    const before = last < 0 ? Number.POSITIVE_INFINITY : state.speed[last];
    return Math.min(ENTRY_SPEED * Math.min(free, speedBefore(0, toEnd)), before);
  }

  /** From the front of a vehicle whose tail is at a lane's start to the next one on it or on the lanes behind it [m]. */
  private gapAt(lane: number, length: number): number {
    const { map, order, obstacles } = this.scene;
    if (obstacles?.blocks(lane, 0, Math.min(map.lanes[lane].length, CLEAR), WIDE) === true) return 0;
    const here = order.rearmost(lane);
    if (here >= 0) return this.tailOf(here) - length;
    let gap = Number.POSITIVE_INFINITY;
    for (const next of map.lanes[lane].successors) {
      const there = order.rearmost(next);
      if (there >= 0) gap = Math.min(gap, map.lanes[lane].length + this.tailOf(there) - length);
    }
    return gap;
  }

  private tailOf(actor: number): number {
    return this.scene.state.s[actor] - this.scene.length[actor] / 2;
  }

  private isFarFrom(lane: number, ego: EgoView | null): boolean {
    if (ego === null) return true;
    const { x, y } = this.scene.map.lanes[lane].centre;
    const dx = x[0] - ego.x;
    const dy = y[0] - ego.y;
    return dx * dx + dy * dy >= OUT_OF_SIGHT * OUT_OF_SIGHT;
  }
}
