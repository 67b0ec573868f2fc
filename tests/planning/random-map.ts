import type { RandomStream } from '../../src/core/random.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import { type LaneSketch, syntheticMap } from './synthetic-map.ts';

/**
 * Streets between random places, at most `reach` from the middle along each axis [m], each one lane or two side by side;
 * lanes that end where others begin are linked.
 */
export function randomMap(random: RandomStream, reach = 200): RoadMap {
  const places = Array.from(
    { length: 8 },
    () => [random.between(-reach, reach), random.between(-reach, reach)] as const,
  );
  const ends: [number, number][] = [];
  const sketches: LaneSketch[] = [];
  for (let i = 0; i < 16; i++) {
    const from = random.integer(places.length);
    const to = (from + 1 + random.integer(places.length - 1)) % places.length;
    const [dx, dy] = [places[to][0] - places[from][0], places[to][1] - places[from][1]];
    const street = {
      x: places[from][0],
      y: places[from][1],
      heading: Math.atan2(dy, dx),
      pieces: [[Math.hypot(dx, dy), 0]] as const,
      step: 50,
      speedLimit: 5 + random.integer(4) * 5,
    };
    const isWide = random.uniform() < 0.4;
    const index = sketches.length;
    // Some are ways through a junction that turn.
    const turn = (['left', 'straight', 'right'] as const)[i % 3];
    const kind = i % 4 === 0 ? { junction: i % 8, turn } : {};
    sketches.push({ ...street, ...kind, ...(isWide ? { right: index + 1 } : {}) });
    ends.push([from, to]);
    if (!isWide) continue;
    sketches.push({ ...street, ...kind, left: index });
    ends.push([from, to]);
  }
  return syntheticMap(
    sketches.map((sketch, i) => ({
      ...sketch,
      successors: ends.flatMap(([from], k) => (from === ends[i][1] && random.uniform() < 0.7 ? [k] : [])),
    })),
  );
}

/** Anywhere on any lane. */
export function randomPoint(map: RoadMap, random: RandomStream): RoutePoint {
  const lane = map.lanes[random.integer(map.lanes.length)];
  return { lane: lane.index, s: random.uniform() * lane.length };
}
