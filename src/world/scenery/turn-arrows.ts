import { MARK_KIND } from '../../core/mark-kind.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';
import { arrowShapes } from './arrow-shapes.ts';
import type { PaintLayer, Place } from './paint-layer.ts';

/** Distances of arrows' tips from the stop line, or the lane's end [m] (RMS-1: again and again, the last near it). */
const TIPS = [4, 28];

/** Room behind an arrow's tip that it needs [m]. */
const LENGTH = 5;

/**
 * Turn arrows on the lanes of an approach, where two of them or more are each for one way alone, and not for the same:
 * who would go another way has to change in time.
 */
export function paintTurnArrows(map: RoadMap, paint: PaintLayer): void {
  for (const lane of map.lanes) {
    if (lane.junction >= 0 || lane.length < TIPS[0] + LENGTH) continue;
    const turns = turnsOf(map, lane);
    if (turns === '') continue;
    const abreast = approachOf(map, lane).map((other) => turnsOf(map, other));
    if (new Set(abreast.filter((ways) => ways !== '' && !ways.includes(' '))).size < 2) continue;
    const stops = map.stopLines.flatMap((stop) => (stop.lane === lane.index ? [stop.s] : []));
    const end = Math.min(lane.length, ...stops);
    for (const back of TIPS) {
      if (end >= back + LENGTH) paintArrow(lane, end - back - LENGTH, turns, paint);
    }
  }
}

/** Ways that a lane leads through the junction at its end: 'left', 'left straight' ...; empty if it leads to none. */
export function turnsOf(map: RoadMap, lane: Lane): string {
  const ways = new Set(
    lane.successors.flatMap((index) => (map.lanes[index].junction >= 0 ? [map.lanes[index].turn] : [])),
  );
  return (['left', 'straight', 'right'] as const).filter((way) => ways.has(way)).join(' ');
}

/** All lanes side by side with one, itself among them. */
function approachOf(map: RoadMap, lane: Lane): Lane[] {
  const all = [lane];
  for (let left = lane.left; left >= 0 && all.length < 16; left = map.lanes[left].left) all.push(map.lanes[left]);
  for (let right = lane.right; right >= 0 && all.length < 32; right = map.lanes[right].right)
    all.push(map.lanes[right]);
  return all;
}

function paintArrow({ centre }: Lane, s: number, turns: string, paint: PaintLayer): void {
  const i = Math.max(0, Math.min(centre.count - 2, centre.s.findIndex((own) => own > s) - 1));
  const share = (s - centre.s[i]) / (centre.s[i + 1] - centre.s[i]);
  const x = centre.x[i] + share * (centre.x[i + 1] - centre.x[i]);
  const y = centre.y[i] + share * (centre.y[i + 1] - centre.y[i]);
  const [dx, dy] = [cos(centre.heading[i]), sin(centre.heading[i])];
  for (const shape of arrowShapes(turns)) {
    const corners = shape.map(([u, v]): Place => [x + u * dx - v * dy, y + u * dy + v * dx]);
    paint.polygon(corners, centre.z[i], 'white', MARK_KIND.arrow);
  }
}
