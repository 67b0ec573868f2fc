import type { Route } from '../../core/messages/route.ts';
import { REFERENCE_STEP, type ReferenceLine } from './reference-line.ts';
import type { RoutePoint } from './route-graph.ts';

/** Samples of the reference line between two points of the published polyline: 2 m. */
const POLYLINE_STRIDE = 2 / REFERENCE_STEP;

/** What is published of a route. */
export function routeMessage(
  lanes: readonly number[],
  start: RoutePoint,
  goal: RoutePoint,
  line: ReferenceLine,
): Route {
  const last = Math.min(line.count - 1, Math.round(line.goal / REFERENCE_STEP));
  const points = Math.floor(last / POLYLINE_STRIDE) + 1;
  const whole = last % POLYLINE_STRIDE === 0;
  const polyline = new Float64Array(3 * (whole ? points : points + 1));
  for (let i = 0; i < polyline.length / 3; i++) {
    const sample = Math.min(i * POLYLINE_STRIDE, last);
    polyline[3 * i] = line.x[sample];
    polyline[3 * i + 1] = line.y[sample];
    polyline[3 * i + 2] = line.z[sample];
  }
  return {
    valid: true,
    reason: '',
    lanes: Int32Array.from(lanes),
    startS: start.s,
    goalS: goal.s,
    length: line.goal,
    polyline,
  };
}

/** What is published where there is no route. */
export function noRoute(reason: string): Route {
  return {
    valid: false,
    reason,
    lanes: new Int32Array(0),
    startS: 0,
    goalS: 0,
    length: 0,
    polyline: new Float64Array(0),
  };
}
