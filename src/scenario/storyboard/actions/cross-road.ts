import { hypot } from '../../../core/math/hypot.ts';
import { cos, sin } from '../../../core/math/sin-cos.ts';
import { lanePointAt } from '../../../map/lane-point.ts';
import { projectOntoLane } from '../../../map/project-onto-lane.ts';
import type { LanePoint, LanePosition } from '../../../map/road-map.ts';
import type { RoadUser } from '../road-user.ts';
import type { StoryView } from '../story-view.ts';
import type { StoryAction } from './story-action.ts';

/** A road is crossed whose lane is within this distance [m]. */
const NEAR = 30;
/** Goes on so far beyond the last driving lane [m]. */
const BEYOND = 1.5;
/** Who is nearer to a lane's centre than this stands on it, and goes to its left [m]. */
const ON_CENTRE = 0.1;

/** A person walks straight across all driving lanes of the nearest road, from where it is. */
export function crossRoad(user: RoadUser, speed: number): StoryAction {
  return {
    begin: (view, orders) => {
      const goal = user.isThere ? farSide(view, user) : null;
      if (goal === null) return;
      const [x, y] = goal;
      orders.push({ kind: 'walk', actor: user.id, x: Float64Array.of(x), y: Float64Array.of(y), speed });
    },
  };
}

/** The place beyond the road straight over from somebody, map frame [m]; null where there is no road. */
function farSide(view: StoryView, { box, z }: RoadUser): [number, number] | null {
  const place: LanePosition = { lane: -1, s: 0, d: 0 };
  view.laneNear(box.x, box.y, z, NEAR, place);
  if (place.lane < 0) return null;
  const { lanes } = view.map;
  const nearest = lanes[place.lane];
  const at: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(nearest, place.s, at);
  const away = hypot(at.x - box.x, at.y - box.y);
  const [ux, uy] =
    away < ON_CENTRE ? [-sin(at.heading), cos(at.heading)] : [(at.x - box.x) / away, (at.y - box.y) / away];
  let end = 0;
  for (const lane of lanes) {
    if (lane.road !== nearest.road || lane.section !== nearest.section) continue;
    projectOntoLane(lane, box.x, box.y, Number.NaN, place);
    lanePointAt(lane, place.s, at);
    end = Math.max(end, (at.x - box.x) * ux + (at.y - box.y) * uy + at.width / 2);
  }
  return [box.x + (end + BEYOND) * ux, box.y + (end + BEYOND) * uy];
}
