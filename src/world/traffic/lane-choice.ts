import type { RandomStream } from '../../core/random.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';
import { type OnwardLanes, onwardLanes } from './lane-change/onward-lanes.ts';
import { isExit } from './map-edge.ts';
import { withoutTraps } from './traps.ts';

/** A connecting lane that turns by more than this is a U-turn [rad]. */
const U_TURN = (150 * Math.PI) / 180;

/**
 * Which lanes traffic goes on to: every successor but U-turns, and none from which neither an endless drive nor one to the
 * map's edge is possible, as long as there is another. On the way, it may have to change from lanes that end beside others.
 */
export class LaneChoice {
  private readonly choices: readonly (readonly number[])[];
  private readonly onward: OnwardLanes;
  private readonly passable: Uint8Array | undefined;

  /**
   * @param passable lanes that the vehicle can follow, 1 each; all where left out
   * @param leaves whether drives may end at the map's edge
   * @param canWait lanes on which the vehicle can wait, 1 each: it goes where it comes to one again and again; anywhere if left out
   */
  constructor(map: RoadMap, passable?: Uint8Array, leaves = true, canWait?: Uint8Array) {
    this.passable = passable;
    const all = map.lanes.map((lane) => lane.successors.filter((next) => !isUTurn(map.lanes[next])));
    const fitting =
      passable === undefined
        ? all
        : all.map((lanes, lane) => (passable[lane] === 0 ? [] : lanes.filter((next) => passable[next] === 1)));
    const ends = map.lanes.map((lane) => leaves && passable?.[lane.index] !== 0 && isExit(map, lane));
    const onward = canWait === undefined ? fitting : withoutTraps(fitting, ends, canWait);
    this.onward = onwardLanes(map, onward, ends, passable);
    this.choices = onward.map((lanes, lane) => {
      const good = lanes.filter((next) => this.onward.withChanges[next] === 1);
      if (good.length > 0) return good;
      return lanes.length > 0 ? lanes : all[lane];
    });
  }

  /** Whether the vehicle can be on this lane at all. */
  fits(lane: number): boolean {
    return this.passable?.[lane] !== 0;
  }

  /** Whether it can be on every lane. */
  get fitsAll(): boolean {
    return this.passable?.includes(0) !== true;
  }

  /** Whether the vehicle can be on this lane, and a drive from it never has to end on the road: it goes on for ever, or to the map's edge. */
  leadsOn(lane: number): boolean {
    return this.onward.withChanges[lane] === 1 && this.passable?.[lane] !== 0;
  }

  /** The same without any lane change. */
  leadsOnAlone(lane: number): boolean {
    return this.onward.alone[lane] === 1;
  }

  /** Side to change to from a lane that does not lead on alone: 1 left, -1 right, 0 for none. */
  sideToLeadOn(lane: number): number {
    return this.onward.side[lane];
  }

  /** All lanes to go on to. */
  waysFrom(lane: number): readonly number[] {
    return this.choices[lane];
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
