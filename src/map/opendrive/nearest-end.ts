import { angleDifference } from '../../core/math/angle.ts';
import { hypot } from '../../core/math/hypot.ts';
import { type PlanPoint, planViewPoint } from '../plan-view.ts';
import { ROAD_ENDS, type RoadEnd } from '../road-end.ts';
import type { Geometry } from './geometry-record.ts';

/** Where a road runs. */
interface Line {
  readonly planView: readonly Geometry[];
  readonly length: number;
}

/** Ends that lie this close to each other are told apart by their direction [m]. */
const SAME = 0.01;

const here: PlanPoint = { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };
const there: PlanPoint = { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };

/** The end of another road that lies nearest to an end of this one; of two in one place, the one that leads straight on. */
export function nearestEnd(from: Line, end: RoadEnd, to: Line): RoadEnd {
  if (from.planView.length === 0 || to.planView.length === 0) return 'start';
  planViewPoint(from.planView, end === 'start' ? 0 : from.length, here);
  const outward = here.heading + (end === 'start' ? Math.PI : 0);
  const places = ROAD_ENDS.map((contact) => {
    planViewPoint(to.planView, contact === 'start' ? 0 : to.length, there);
    const inward = there.heading + (contact === 'start' ? 0 : Math.PI);
    return {
      contact,
      distance: hypot(there.x - here.x, there.y - here.y),
      turn: Math.abs(angleDifference(inward, outward)),
    };
  });
  const [start, last] = places;
  const further =
    Math.abs(start.distance - last.distance) > SAME ? start.distance - last.distance : start.turn - last.turn;
  return further > 0 ? 'end' : 'start';
}
