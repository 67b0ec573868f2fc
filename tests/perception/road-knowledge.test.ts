import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { LaneIndex } from '../../src/map/lane-index.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { roadEdges } from '../../src/map/road-edges.ts';
import type { Lane, LanePoint, RoadMap } from '../../src/map/road-map.ts';
import { RoadSurface } from '../../src/map/road-surface.ts';
import type { LineMap, LinePlace } from '../../src/perception/localisation/line-map.ts';
import { RoadKnowledge } from '../../src/perception/road-knowledge.ts';

const file = new URL('../../scenes/maps/first-town.xodr', import.meta.url);
const map = loadRoadMap(readFileSync(file, 'utf8'), 'first-town').map as RoadMap;
const knowledge = new RoadKnowledge(map, new LaneIndex(map), new RoadSurface(map));
const streets = map.lanes.filter((lane) => lane.junction < 0);
const turns = map.lanes.filter((lane) => lane.junction >= 0 && lane.turn === 'right');

function randomPoint(lanes: readonly Lane[], random: RandomStream): { lane: Lane; s: number; point: LanePoint } {
  const lane = lanes[random.integer(lanes.length)];
  const s = lane.length * random.between(0.05, 0.95);
  const point = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(lane, s, point);
  return { lane, s, point };
}

/** Place of what lies `left` of a lane point among the lines whose normals point that way (left > 0) or the other. */
function beside(lines: LineMap, { x, y, heading }: LanePoint, left: number, out: LinePlace): boolean {
  const [ux, uy] = [-Math.sin(heading), Math.cos(heading)];
  const side = Math.sign(left);
  return lines.place(x + left * ux, y + left * uy, 1.6, side * ux, side * uy, 0.8, out);
}

describe('RoadKnowledge', () => {
  it('has kerbs where the map has edges, with normals out of the carriageway', () => {
    const random = new RandomStream(1, 'streets');
    const edges = { left: 0, right: 0, leftMark: 0, rightMark: 0 };
    const place = { offset: 0, nx: 0, ny: 0 };
    for (let k = 0; k < 300; k++) {
      const { lane, s, point } = randomPoint(streets, random);
      roadEdges(map, lane, s, edges);
      for (const edge of [edges.left, edges.right]) {
        const off = random.between(-0.5, 0.5);
        expect(beside(knowledge.lines.edges, point, edge + Math.sign(edge) * off, place)).toBe(true);
        expect(Math.abs(place.offset - off)).toBeLessThan(0.02);
      }
    }
  });

  it('has the kerb at the rim of right turns through junctions', () => {
    const random = new RandomStream(2, 'turns');
    const place = { offset: 0, nx: 0, ny: 0 };
    let rims = 0;
    for (let k = 0; k < 50; k++) {
      const { point } = randomPoint(turns, random);
      if (beside(knowledge.lines.edges, point, -point.width / 2 - 0.3, place) && Math.abs(place.offset) < 0.02) rims++;
    }
    expect(rims).toBeGreaterThan(40);
  });

  it('has no kerb across the way through a junction', () => {
    const random = new RandomStream(3, 'junctions');
    const place = { offset: 0, nx: 0, ny: 0 };
    for (let k = 0; k < 300; k++) {
      const { point } = randomPoint(
        map.lanes.filter((lane) => lane.junction >= 0),
        random,
      );
      for (const side of [1, -1]) expect(beside(knowledge.lines.edges, point, side * 1e-3, place)).toBe(false);
    }
  });

  it('tells the direction of the nearest lane that agrees, and none in junctions', () => {
    const random = new RandomStream(4, 'headings');
    for (let k = 0; k < 200; k++) {
      const { point } = randomPoint(streets, random);
      const heading = knowledge.headingAt(point.x, point.y, Number.NaN);
      expect(Math.cos(heading - point.heading)).toBeGreaterThan(0.999);
      const { point: inside } = randomPoint(turns, random);
      expect(knowledge.headingAt(inside.x, inside.y, inside.heading)).toBeNaN();
    }
    expect(knowledge.headingAt(1e4, 1e4, Number.NaN)).toBeNaN();
  });
});
