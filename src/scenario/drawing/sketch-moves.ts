import { cos, sin } from '../../core/math/sin-cos.ts';
import { LaneIndex } from '../../map/lane-index.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import type { LoadedScene } from '../load-scene.ts';
import { footPointOf } from '../people/person-starts.ts';
import { placePoint } from '../storyboard/place-point.ts';
import type { SketchedUser } from './sketch-users.ts';

/** Where somebody goes (x, y in turn). */
export interface SketchedMove {
  readonly who: SketchedUser;
  readonly line: readonly number[];
}

/** Length of an arrow that shows a change of lanes, and where it begins ahead of the middle [m]. */
const CHANGE = 22;
const AHEAD = 3;
/** Lanes are about that wide [m]. */
const LANE = 3.5;
/** Who crosses a road has one within this distance [m]. */
const NEAR_ROAD = 15;
/** How far an arrow of a vehicle's speed goes: as far as it drives in this time [s], and no farther than that [m]. */
const FORESIGHT = 1.5;
const LONGEST = 25;

/** What the storyboard lets road users do, drawn from where they start; and for those that drive how fast they are. */
export function sketchMoves({ scene, map }: LoadedScene, users: readonly SketchedUser[]): SketchedMove[] {
  const index = new LaneIndex(map);
  const moves: SketchedMove[] = users.filter(({ path }) => path.length > 0).map((who) => ({ who, line: who.path }));
  const find = (name: string) => users.find((user) => user.name === name);
  for (const action of scene.storyboard.flatMap(({ then }) => then)) {
    const named = action['follow-path'] ?? action['cut-in'] ?? action['change-lane'] ?? action.cross ?? action.walk;
    const who = named === undefined ? undefined : find(named.actor);
    if (who === undefined) continue;
    const line: number[] = [];
    if (action['follow-path'] !== undefined) {
      const points = action['follow-path'].points.map((place) => placePoint(map, index, place));
      line.push(who.x, who.y, ...points.flatMap((point) => (point === null ? [] : [point.x, point.y])));
    } else if (action['cut-in'] !== undefined) {
      line.push(...laneChange(who, sideOf(who, find(action['cut-in'].before) ?? users[0])));
    } else if (action['change-lane'] !== undefined) {
      const { side, to } = action['change-lane'];
      line.push(...laneChange(who, side === 'left' || (to !== undefined && to > 0) ? 1 : -1));
    } else if (action.walk !== undefined) {
      const points = action.walk.path.map((place) => footPointOf(map, place));
      line.push(who.x, who.y, ...points.flatMap((point) => (point === null ? [] : [point.x, point.y])));
    } else line.push(...acrossRoad(map, index, who));
    if (line.length > 2) moves.push({ who, line });
  }
  const isMoved = new Set(moves.map(({ who }) => who));
  for (const who of users) {
    if (isMoved.has(who) || who.speed === 0) continue;
    const [from, to] = [who.length / 2, who.length / 2 + Math.min(LONGEST, FORESIGHT * who.speed)];
    moves.push({ who, line: [...beside(who, from, 0), ...beside(who, to, 0)] });
  }
  return moves;
}

/** A place so far ahead of somebody and to the left [m]. */
function beside({ x, y, yaw }: SketchedUser, ahead: number, left: number): [number, number] {
  return [x + ahead * cos(yaw) - left * sin(yaw), y + ahead * sin(yaw) + left * cos(yaw)];
}

/** On which side of the first the second is: 1 is left. */
function sideOf(who: SketchedUser, other: SketchedUser): 1 | -1 {
  return (other.y - who.y) * cos(who.yaw) - (other.x - who.x) * sin(who.yaw) >= 0 ? 1 : -1;
}

/** An S into the next lane: a cubic of its share of the way. */
function laneChange(who: SketchedUser, side: 1 | -1): number[] {
  return Array.from({ length: 9 }, (_, k) => {
    const share = k / 8;
    return beside(who, who.length / 2 + AHEAD + share * CHANGE, side * LANE * share * share * (3 - 2 * share));
  }).flat();
}

/** Straight over the road beside somebody, to as far beyond the nearest lane again and a lane more. */
function acrossRoad(map: RoadMap, index: LaneIndex, { x, y }: SketchedUser): number[] {
  index.nearestLane(x, y, Number.NaN, NEAR_ROAD, nearest);
  if (nearest.lane < 0) return [];
  lanePointAt(map.lanes[nearest.lane], nearest.s, point);
  const [dx, dy] = [point.x - x, point.y - y];
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance === 0) return [];
  const scale = (2 * distance + LANE) / distance;
  return [x, y, x + scale * dx, y + scale * dy];
}

const nearest: LanePosition = { lane: -1, s: 0, d: 0 };
const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
