import { angleDifference } from '../../core/math/angle.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { type PlanPose, PlanViewBuilder } from './plan-view-builder.ts';
import { turningPath } from './turning-path.ts';

/** Poses whose headings differ less are parallel [rad], and those nearer to one line are on it [m]. */
const PARALLEL = 1e-9;
const ON_LINE = 1e-6;
/** Halvings of the search for a shift's curvature: more than a double has bits. */
const HALVINGS = 60;
/** Largest curvature times quarter length of a shift: it then turns by 34 degrees. */
const SHARPEST = 1.2;

/** The way through a junction: a turn if the headings differ, else straight on, shifted aside where it has to be. */
export function connectingPath(from: PlanPose, to: PlanPose): PlanViewBuilder {
  if (Math.abs(angleDifference(to.heading, from.heading)) >= PARALLEL) return turningPath(from, to);
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const ahead = dx * cos(from.heading) + dy * sin(from.heading);
  const aside = dy * cos(from.heading) - dx * sin(from.heading);
  if (Math.abs(aside) < ON_LINE) return turningPath(from, to);
  return shift(from, ahead, aside);
}

/** An S of four equal clothoids: one bend and back. Its shape follows from curvature times quarter length alone. */
function shift(from: PlanPose, ahead: number, aside: number): PlanViewBuilder {
  let low = 0;
  let high = SHARPEST;
  const wanted = Math.abs(aside) / ahead;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    const { x, y } = quarters({ x: 0, y: 0, heading: 0 }, 1, middle).pose;
    if (y / x < wanted) low = middle;
    else high = middle;
  }
  const quarter = ahead / quarters({ x: 0, y: 0, heading: 0 }, 1, low).pose.x;
  return quarters(from, quarter, (Math.sign(aside) * low) / quarter);
}

function quarters(from: PlanPose, length: number, curvature: number): PlanViewBuilder {
  return new PlanViewBuilder(from)
    .spiral(0, curvature, length)
    .spiral(curvature, 0, length)
    .spiral(0, -curvature, length)
    .spiral(-curvature, 0, length);
}
