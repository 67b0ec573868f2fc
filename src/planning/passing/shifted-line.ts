import { atan } from '../../core/math/atan.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { REFERENCE_STEP, type ReferenceLine } from '../route/reference-line.ts';
import { type Swing, swingBend, swingOffset, swingSlope } from './swing.ts';

/**
 * The route's line with a swing in it. Sample i lies straight beside sample i of the route's, so that legs, goal, stop lines
 * and junctions keep their stations; with offset d, curvature k, slope e = d' / (1 - k d):
 *   heading + atan(e),  curvature k / (1 - k d) + d'' / (1 - k d)^2   (for small d').
 */
export function shiftedLine(line: ReferenceLine, swing: Swing): ReferenceLine {
  const x = line.x.slice();
  const y = line.y.slice();
  const heading = line.heading.slice();
  const curvature = line.curvature.slice();
  const shift = new Float64Array(line.count);
  const first = Math.max(0, Math.floor(swing.from / REFERENCE_STEP));
  const last = Math.min(line.count - 1, Math.ceil(swing.end / REFERENCE_STEP));
  for (let i = first; i <= last; i++) {
    const s = i * REFERENCE_STEP;
    const d = swingOffset(swing, s);
    const stretch = Math.max(0.2, 1 - line.curvature[i] * d);
    shift[i] = d;
    x[i] -= d * sin(line.heading[i]);
    y[i] += d * cos(line.heading[i]);
    heading[i] += atan(swingSlope(swing, s) / stretch);
    curvature[i] = line.curvature[i] / stretch + swingBend(swing, s) / (stretch * stretch);
  }
  return { ...line, x, y, heading, curvature, shift };
}
