import type { LoadedScene } from '../load-scene.ts';
import type { SketchedMove } from './sketch-moves.ts';
import type { SketchedTrigger } from './sketch-triggers.ts';

/** Around what is to be seen [m]. */
const PAD = 12;
/** A picture shows at least so much across [m], or one would not see where it is. */
const LEAST = 60;
/** Width over height of the part of the map: upright scenes get the first, flat ones the second. */
const ASPECT = 1.6;
const FLATTEST = 2.4;
/** A longer way is shown only so far: what a scene is about is near its start [m]. */
const LONGEST_ROUTE = 700;
/** Wider circles reach beyond the picture [m]. */
const WIDEST_CIRCLE = 60;

/** West, south, east and north of what a picture of a scene shows [m]. */
export function sceneArea(
  { goalPose }: LoadedScene,
  route: readonly number[],
  things: readonly { readonly x: number; readonly y: number }[],
  moves: readonly SketchedMove[],
  triggers: readonly SketchedTrigger[],
): [number, number, number, number] {
  let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number, around = 0): void => {
    xMin = Math.min(xMin, x - around);
    yMin = Math.min(yMin, y - around);
    xMax = Math.max(xMax, x + around);
    yMax = Math.max(yMax, y + around);
  };
  const line = (points: readonly number[], longest = Number.POSITIVE_INFINITY): void => {
    let length = 0;
    for (let i = 0; i < points.length && length <= longest; i += 2) {
      include(points[i], points[i + 1]);
      if (i > 0) length += distance(points, i);
    }
  };
  line(route, LONGEST_ROUTE);
  if (goalPose !== null) include(goalPose.x, goalPose.y, 3);
  for (const { x, y } of things) include(x, y, 3);
  for (const move of moves) line(move.line);
  for (const { circle, stretch } of triggers) {
    if (circle !== null) include(circle.x, circle.y, Math.min(circle.radius, WIDEST_CIRCLE));
    line(stretch, LONGEST_ROUTE);
  }
  const tall = yMax - yMin + 2 * PAD;
  const width = Math.max(LEAST, xMax - xMin + 2 * PAD, ASPECT * tall);
  const height = Math.max(tall, width / FLATTEST);
  const [x, y] = [(xMin + xMax) / 2, (yMin + yMax) / 2];
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

function distance(line: readonly number[], i: number): number {
  const [dx, dy] = [line[i] - line[i - 2], line[i + 1] - line[i - 1]];
  return Math.sqrt(dx * dx + dy * dy);
}
