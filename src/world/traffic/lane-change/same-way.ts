import type { RoadMap } from '../../../map/road-map.ts';
import type { LaneChoice } from '../lane-choice.ts';
import type { TrafficScene } from '../traffic-scene.ts';
import { PATH_LENGTH } from '../traffic-state.ts';

/** Who goes the same roads for so long has time to change back before they part [m]. */
const LONG_WAY = 600;
/** More connecting lanes do not follow each other in a junction. */
const MOST_CONNECTING = 8;

/** Lanes from another one on that go the way of an actor's path. */
export interface SameWay {
  readonly lanes: Int32Array;
  /** How many are known. */
  count: number;
  /** Whether they go the same roads past the next junction, to where the path ends, or for long enough. */
  isWhole: boolean;
}

export function createSameWay(): SameWay {
  return { lanes: new Int32Array(PATH_LENGTH).fill(-1), count: 0, isWhole: false };
}

/** Follows an actor's path from the lane `first` beside its first one on. */
export function followSameWay(
  scene: TrafficScene,
  choice: LaneChoice,
  actor: number,
  first: number,
  out: SameWay,
): void {
  const { map, lanes, state } = scene;
  out.lanes[0] = first;
  out.count = 1;
  out.isWhole = false;
  let way = lanes.length(first) - state.s[actor];
  let isPast = false;
  for (let k = 1; k < PATH_LENGTH; k++) {
    const wished = state.path[actor * PATH_LENGTH + k];
    if (wished < 0 || way > LONG_WAY) {
      out.isWhole = true;
      return;
    }
    const next = nextAlong(map, choice, out.lanes[k - 1], wished);
    if (next < 0) {
      out.isWhole = isPast;
      return;
    }
    out.lanes[k] = next;
    out.count++;
    way += lanes.length(next);
    isPast ||= !lanes.isConnecting(next) && lanes.isConnecting(out.lanes[k - 1]);
  }
  out.isWhole = true;
}

/** The lane after `lane` that goes where `wished` goes: on the same road, or through the junction to the same road. */
function nextAlong({ lanes }: RoadMap, choice: LaneChoice, lane: number, wished: number): number {
  const ways = choice.waysFrom(lane);
  const goal = lanes[exitOf(lanes, wished)];
  for (let i = 0; i < ways.length; i++) {
    const way = lanes[ways[i]];
    if (way.junction !== lanes[wished].junction) continue;
    const exit = lanes[exitOf(lanes, ways[i])];
    if (exit.road === goal.road && exit.section === goal.section && exit.direction === goal.direction) return ways[i];
  }
  return -1;
}

/** The first lane outside junctions from a lane on. */
function exitOf(lanes: RoadMap['lanes'], lane: number): number {
  let exit = lane;
  for (let i = 0; i < MOST_CONNECTING && lanes[exit].junction >= 0 && lanes[exit].successors.length > 0; i++)
    exit = lanes[exit].successors[0];
  return exit;
}
