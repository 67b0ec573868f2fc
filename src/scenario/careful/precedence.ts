import { isOutOfUse, SIGNAL_STATE } from '../../core/messages/signals.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { First, RightOfWay } from '../../planning/behaviour/yield/right-of-way.ts';
import type { PredictedWay, RoadUser } from '../../planning/road-users/road-user.ts';
import { type LaneFacts, laneFacts } from '../../world/traffic/lane-network.ts';
import { type LaneRights, rightOfWay } from '../../world/traffic/right-of-way.ts';

/** Right of way between the ego's connecting lane and others', by the rules that traffic keeps to, too. */
export class Precedence implements RightOfWay {
  private readonly map: RoadMap;
  private readonly facts: readonly LaneFacts[];
  private readonly rights: readonly (LaneRights | null)[];

  constructor(map: RoadMap) {
    this.map = map;
    this.facts = laneFacts(map);
    this.rights = rightOfWay(map, this.facts);
  }

  /** The connecting lane of a way that gets in the way of ours, -1 for none. */
  rivalOn(own: number, { lanes, laneCount }: PredictedWay): number {
    for (let i = 0; i < laneCount; i++) if (this.map.conflicts[own].includes(lanes[i])) return lanes[i];
    return -1;
  }

  isAllWayStop(lane: number): boolean {
    return this.rights[lane]?.approach.sign === 'all-way-stop';
  }

  /** Whether the traffic of a connecting lane gives way to anybody by signs or the side's rule. */
  givesWay(lane: number, states: Uint8Array): boolean {
    return this.lightOf(lane, states) < 0 && (this.rights[lane]?.bySigns.gap.some((gap) => gap >= 0) ?? false);
  }

  /** The light before a connecting lane, -1 for none or one that is out of use. */
  lightOf(lane: number, states: Uint8Array): number {
    const light = this.rights[lane]?.approach.light ?? -1;
    return light >= 0 && !isOutOfUse(states[light]) ? light : -1;
  }

  /** Whether whoever comes to a connecting lane has red before him, as somebody who is not in it yet. */
  hasRed(lane: number, user: RoadUser, states: Uint8Array): boolean {
    if (user.lane === lane || user.lane < 0 || this.map.lanes[user.lane].junction >= 0) return false;
    const light = this.lightOf(lane, states);
    return light >= 0 && (states[light] === SIGNAL_STATE.red || states[light] === SIGNAL_STATE.redAmber);
  }

  /** Who goes first between the ego on `own` and another on `rival`. */
  first(own: number, rival: number, states: Uint8Array): First {
    const rights = this.rights[own];
    if (rights === null) return 'other';
    const i = this.facts[own].rivals.indexOf(rival);
    if (i < 0) return 'other';
    const { gap, isFirst } = this.lightOf(own, states) >= 0 ? rights.byLights : rights.bySigns;
    if (gap[i] >= 0) return 'other';
    return isFirst[i] === 1 ? 'ego' : 'arrival';
  }
}
