import type { RandomStream } from '../../../src/core/random.ts';
import { drawMap } from '../../../src/map/drawing/draw-map.ts';
import { buildRoadMap } from '../../../src/map/lane-graph.ts';
import { LaneIndex } from '../../../src/map/lane-index.ts';
import { asStated, laneJoints } from '../../../src/map/lane-joints.ts';
import { LaneProbe } from '../../../src/map/lane-probe.ts';
import type { OpenDriveDocument } from '../../../src/map/opendrive/document.ts';
import { readOpenDrive } from '../../../src/map/opendrive/read-open-drive.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { RoadSurface } from '../../../src/map/road-surface.ts';
import { summariseMap } from '../../../src/map/summarise-map.ts';

/** Lanes and places that are asked for on each map. */
const QUESTIONS = 5;

/** Does with a text all that can be done with a map: gives it, null where it was refused; throws where a promise is broken. */
export function drivePipeline(xml: string, random: RandomStream): RoadMap | null {
  const { document, problems } = readOpenDrive(xml);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  promise((document === null) === errors > 0, 'a document, or an error that says why not');
  finite(summariseMap(document, problems), 'summary');
  if (document === null) return null;
  probeLanes(document, random);
  laneJoints(document);
  laneJoints(asStated(document));
  const built = buildRoadMap(document, 'mutated');
  const refusals = built.problems.filter(({ severity }) => severity === 'error').length;
  promise((built.map === null) === refusals > 0, 'a map, or an error that says why not');
  if (built.map === null) return null;
  askMap(built.map, random);
  const svg = drawMap(built.map, { title: 'mutated', ids: true, theme: 'dark' });
  promise(!/NaN|Infinity|undefined/.test(svg.replace(/>[^<]*</g, '><')), 'a picture with numbers');
  return built.map;
}

function probeLanes(document: OpenDriveDocument, random: RandomStream): void {
  const probe = new LaneProbe(document);
  const out = { x: 0, y: 0, z: 0, heading: 0, width: 0 };
  for (let i = 0; i < QUESTIONS; i++) {
    const road = document.roads[random.integer(document.roads.length)];
    const why = probe.at(road.id, random.integer(7) - 3, random.between(-1, road.length + 1), out);
    if (why === null) finite(out, 'probe');
  }
}

/** Numbers that are numbers, links that mirror, and questions that get answers. */
function askMap(map: RoadMap, random: RandomStream): void {
  for (const lane of map.lanes) {
    const { x, y, z, s, heading, curvature } = lane.centre;
    for (const values of [x, y, z, s, heading, curvature]) {
      promise(values.every(Number.isFinite), `numbers along lane ${lane.key}`);
    }
    for (const next of lane.successors) {
      promise(map.lanes[next].predecessors.includes(lane.index), `links of lane ${lane.key} that mirror`);
    }
  }
  const index = new LaneIndex(map);
  const surface = new RoadSurface(map);
  const place = { lane: -1, s: 0, d: 0 };
  const point = { z: 0, nx: 0, ny: 0, nz: 0 };
  const [xMin, yMin, xMax, yMax] = map.bounds;
  for (let i = 0; i < QUESTIONS; i++) {
    const x = random.between(xMin - 10, xMax + 10);
    const y = random.between(yMin - 10, yMax + 10);
    index.nearestLane(x, y, 0, 50, place);
    surface.heightAt(x, y, point);
    finite(place, 'nearest lane');
    finite(point, 'surface');
    const length = Math.hypot(point.nx, point.ny, point.nz);
    promise(Math.abs(length - 1) < 1e-6, `a normal of length 1, not ${length}`);
  }
}

function finite(values: object, what: string): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number') promise(Number.isFinite(value), `${what}: a number for ${name}, not ${value}`);
  }
}

function promise(kept: boolean, what: string): void {
  if (!kept) throw new Error(`broken promise: ${what}`);
}
