import type { RoadMap } from '../../map/road-map.ts';
import { RouteTable } from './route-table.ts';
import { PATH_LENGTH, type TrafficState } from './traffic-state.ts';

/** Places to pass in turn, each as lanes of which any will do. */
export type GivenRoute = readonly (readonly number[])[];

/** Routes that some actors have been given; the others, and those who are at the end of theirs, go where they like. */
export class GivenRoutes {
  private readonly state: TrafficState;
  /** Per actor: the places of its route, in turn. */
  private readonly legs: readonly (readonly RouteTable[])[];
  /** Per actor: 1 where it has a route. Most have none, and to know that takes a byte each. */
  private readonly isGiven: Uint8Array;

  constructor(map: RoadMap, state: TrafficState, routes: readonly (GivenRoute | undefined)[]) {
    const tables = new Map<string, RouteTable>();
    const tableOf = (lanes: readonly number[]) => {
      const key = lanes.join();
      const table = tables.get(key) ?? new RouteTable(map, lanes);
      tables.set(key, table);
      return table;
    };
    this.state = state;
    this.legs = routes.map((route) => (route ?? []).map(tableOf));
    this.isGiven = Uint8Array.from(this.legs, (legs) => (legs.length > 0 ? 1 : 0));
  }

  /** Counts a place as passed where an actor has come to a lane of it. */
  arrive(actor: number): void {
    if (this.isGiven[actor] === 0) return;
    const { leg, path } = this.state;
    const legs = this.legs[actor];
    while (leg[actor] < legs.length && legs[leg[actor]].isDestination(path[actor * PATH_LENGTH])) leg[actor]++;
  }

  /** Whether an actor has a route and has been everywhere. */
  isDone(actor: number): boolean {
    return this.legs[actor].length > 0 && this.state.leg[actor] >= this.legs[actor].length;
  }

  /** The lane at place k of a path that is known up to there; -1 where the actor may go where it likes. */
  next(actor: number, k: number): number {
    const table = this.tableAt(actor, k - 1);
    return table === null ? -1 : table.next(this.state.path[actor * PATH_LENGTH + k - 1]);
  }

  /** Side to which an actor has to change from the lane at place k of its path, 1 left, -1 right; 0 for none. */
  sideOf(actor: number, k: number): number {
    const table = this.tableAt(actor, k);
    return table === null ? 0 : table.side[this.state.path[actor * PATH_LENGTH + k]];
  }

  /** Writes the lanes of an actor's way from a lane on where it might be instead; returns how many are known. */
  from(actor: number, lane: number, out: Int32Array): number {
    const legs = this.legs[actor];
    let leg = this.state.leg[actor];
    out[0] = lane;
    for (let k = 1; k < PATH_LENGTH; k++) {
      while (leg < legs.length && legs[leg].isDestination(out[k - 1])) leg++;
      const next = leg < legs.length ? legs[leg].next(out[k - 1]) : -1;
      if (next < 0) return k;
      out[k] = next;
    }
    return PATH_LENGTH;
  }

  /** Another lane for place k of a path from which its route goes on; -1 where the actor may go where it likes. */
  after(actor: number, k: number): number {
    const table = this.tableAt(actor, k - 1);
    const place = actor * PATH_LENGTH + k;
    return table === null ? -1 : table.after(this.state.path[place - 1], this.state.path[place]);
  }

  /** Where an actor wants to from place k of its path; null for nowhere in particular. */
  private tableAt(actor: number, k: number): RouteTable | null {
    if (this.isGiven[actor] === 0) return null;
    const legs = this.legs[actor];
    let leg = this.state.leg[actor];
    for (let place = 1; place <= k && leg < legs.length; place++) {
      const lane = this.state.path[actor * PATH_LENGTH + place];
      while (leg < legs.length && lane >= 0 && legs[leg].isDestination(lane)) leg++;
    }
    return leg < legs.length ? legs[leg] : null;
  }
}
