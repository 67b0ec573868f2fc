import type { RandomStream } from '../../core/random.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';
import { isExit } from './map-edge.ts';

/** A connecting lane that turns by more than this is a U-turn [rad]. */
const U_TURN = (150 * Math.PI) / 180;

/**
 * Which lanes traffic goes on to: every successor but U-turns, and none from which neither an endless drive nor one to the
 * map's edge is possible, as long as there is another.
 */
export class LaneChoice {
  private readonly choices: readonly (readonly number[])[];
  private readonly onward: readonly boolean[];

  /**
   * @param passable lanes that the vehicle can follow, 1 each; all where left out
   * @param leaves whether drives may end at the map's edge
   */
  constructor(map: RoadMap, passable?: Uint8Array, leaves = true) {
    const all = map.lanes.map((lane) => lane.successors.filter((next) => !isUTurn(map.lanes[next])));
    const onward =
      passable === undefined
        ? all
        : all.map((lanes, lane) => (passable[lane] === 0 ? [] : lanes.filter((next) => passable[next] === 1)));
    this.onward = findOnward(
      onward,
      map.lanes.map((lane) => leaves && passable?.[lane.index] !== 0 && isExit(map, lane)),
    );
    this.choices = onward.map((lanes, lane) => {
      const good = lanes.filter((next) => this.onward[next]);
      if (good.length > 0) return good;
      return lanes.length > 0 ? lanes : all[lane];
    });
  }

  /** Whether a drive from this lane never has to end on the road: it goes on for ever, or to the map's edge. */
  leadsOn(lane: number): boolean {
    return this.onward[lane];
  }

  /** A lane to go on to, drawn evenly; -1 at a dead end. */
  next(lane: number, random: RandomStream): number {
    const choices = this.choices[lane];
    return choices.length === 0 ? -1 : choices[random.integer(choices.length)];
  }

  /** The choice that follows another one, in the order of the map; the same where there is no other. */
  after(lane: number, choice: number): number {
    const choices = this.choices[lane];
    return choices[(choices.indexOf(choice) + 1) % choices.length];
  }
}

function isUTurn({ junction, centre }: Lane): boolean {
  return junction >= 0 && Math.abs(centre.heading[centre.count - 1] - centre.heading[0]) > U_TURN;
}

/** Takes away lanes without a lane to go on to that are no exits, until none is left of them. */
function findOnward(onward: readonly (readonly number[])[], exits: readonly boolean[]): boolean[] {
  const leadsOn = onward.map(() => true);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [lane, next] of onward.entries()) {
      if (!leadsOn[lane] || exits[lane] || next.some((other) => leadsOn[other])) continue;
      leadsOn[lane] = false;
      changed = true;
    }
  }
  return leadsOn;
}
