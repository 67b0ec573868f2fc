import { angleDifference } from '../../core/math/angle.ts';
import { hypot } from '../../core/math/hypot.ts';
import type { Road } from '../opendrive/document.ts';
import type { ProblemList } from '../opendrive/problem-list.ts';
import { geometryPoint, type PlanPoint } from '../plan-view.ts';

/** Gaps of a plan view that are worth a word: in place [m] and in heading [rad]. */
const GAP = 0.01;
const KINK = 0.01;

/** Elements of a plan view that don't meet. */
export function checkPlanViewGaps(road: Road, problems: ProblemList): void {
  const end: PlanPoint = { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };
  const start: PlanPoint = { ...end };
  for (let i = 1; i < road.planView.length; i++) {
    const before = road.planView[i - 1];
    const here = road.planView[i];
    // Up to where the next begins: a length that is a little off is another fault.
    geometryPoint(before, here.s - before.s, end);
    geometryPoint(here, 0, start);
    const gap = hypot(start.x - end.x, start.y - end.y);
    const kink = Math.abs(angleDifference(start.heading, end.heading));
    const path = `road ${road.id}/planView/geometry[${i}]`;
    if (gap > GAP) {
      const rule = 'lane_smoothness.contact_point_no_horizontal_gaps';
      problems.add('warning', road.line, path, `begins ${gap.toFixed(3)} m from the end of the one before [${rule}]`);
    } else if (kink > KINK) {
      problems.add('note', road.line, path, `turns by ${kink.toFixed(3)} rad on the spot`);
    }
  }
}
