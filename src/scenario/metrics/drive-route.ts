import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import { buildReferenceLine } from '../../planning/route/build-reference-line.ts';
import { findTour } from '../../planning/route/find-tour.ts';
import type { Mission } from '../../planning/route/mission.ts';
import { projectOntoReference, type ReferencePlace } from '../../planning/route/project-onto-reference.ts';
import type { ReferenceLine } from '../../planning/route/reference-line.ts';

/** Stations around the last one in which the ego is looked for [m]: more than any car drives in a frame. */
const LOOK_BACK = 12;
const LOOK_AHEAD = 30;

/** Farther from the route than this the ego has left it [m]: CARLA's InRouteTest. */
export const OFF_ROUTE = 30;

/** The way that the scene asks for: progress is measured along it, whatever the driver's own route is. */
export class DriveRoute {
  /** Lanes in order. */
  readonly lanes: readonly number[];
  /** 1 for lanes of the route, by index in RoadMap.lanes. */
  readonly isOnRoute: Uint8Array;
  readonly line: ReferenceLine;

  private constructor(map: RoadMap, lanes: readonly number[], start: LanePosition, goal: LanePosition) {
    this.lanes = lanes;
    this.isOnRoute = new Uint8Array(map.lanes.length);
    for (const lane of lanes) this.isOnRoute[lane] = 1;
    this.line = buildReferenceLine(map, lanes, start.s, goal.s);
  }

  /** By the stops of a mission in turn; null where there is no way. */
  static between(map: RoadMap, start: LanePosition, goal: LanePosition, mission?: Mission): DriveRoute | null {
    const places = [...(mission?.stops ?? []).map(({ place }) => place), goal];
    const found = findTour(map, start, places, mission?.wish);
    return found.valid ? new DriveRoute(map, found.lanes, start, goal) : null;
  }

  /** Along the route to its goal [m]. */
  get length(): number {
    return this.line.goal;
  }

  /** Place of (x, y) near station `last`; false where it is far from there. */
  place(x: number, y: number, last: number, out: ReferencePlace): boolean {
    return projectOntoReference(this.line, x, y, last - LOOK_BACK, last + LOOK_AHEAD, OFF_ROUTE, out);
  }

  /** The same anywhere on the route. */
  seek(x: number, y: number, out: ReferencePlace): boolean {
    return projectOntoReference(this.line, x, y, 0, this.line.goal, OFF_ROUTE, out);
  }
}
