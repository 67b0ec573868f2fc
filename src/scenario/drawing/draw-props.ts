import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Sheet } from '../../map/drawing/sheet.ts';
import { svgElement } from '../../map/drawing/svg-text.ts';
import type { PropBox } from '../props/prop-places.ts';

/** What stands about is orange and white on most roads. */
const ORANGE = '#f2711c';
/** It is drawn at least so large, in heights of small type. */
const LEAST = 0.35;

/** Cones, barriers, boxes from above. */
export function drawProps(props: readonly PropBox[], sheet: Sheet): string {
  const data = props.map(({ x, y, yaw, length, width }) => {
    const [l, w] = [Math.max(length, LEAST * sheet.type) / 2, Math.max(width, LEAST * sheet.type) / 2];
    const corners = [1, 1, -1, 1, -1, -1, 1, -1];
    const line: number[] = [];
    for (let i = 0; i < corners.length; i += 2) {
      const [u, v] = [l * corners[i], w * corners[i + 1]];
      line.push(x + u * cos(yaw) - v * sin(yaw), y + u * sin(yaw) + v * cos(yaw));
    }
    return sheet.path(line, true);
  });
  const d = data.join('');
  const look = { fill: ORANGE, stroke: '#ffffff', 'stroke-width': sheet.length(0.06 * sheet.type) };
  return d === '' ? '' : svgElement('path', { d, ...look });
}
