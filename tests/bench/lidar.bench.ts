import { createRequire } from 'node:module';
import { BufferAttribute, BufferGeometry, FrontSide, Ray } from 'three';
import { MeshBVH } from 'three-mesh-bvh';
import { bench, describe } from 'vitest';
import type { EgoTruth } from '../../src/core/messages/ego-truth.ts';
import { standingEgo } from '../../src/core/standing-ego.ts';
import type { BeamPattern } from '../../src/sensors/lidar/beam-grid.ts';
import type { Mesh } from '../../src/world/scenery/mesh.ts';
import { firstTownMap } from '../map/first-town-map.ts';
import { leastMilliseconds, tellCost } from './tell-benchmark.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { LidarScanner } = load('../../dist/sensors/lidar/lidar-scanner.js');
const { buildScenery } = load('../../dist/world/scenery/build-scenery.js');

const DEGREE = Math.PI / 180;
const CHANNELS = 64;
const COLUMNS = 1800;
const RANGE = 120;
const MOUNT = { x: 0, y: 0, z: 1.9, yaw: 0, pitch: 0, roll: 0 };

/** 64 channels between those of the HDL-64E's outermost ones, 0.2 degrees from column to column. */
const PATTERN: BeamPattern = {
  elevations: Array.from({ length: CHANNELS }, (_, i) => (-24.33 + (26.33 * i) / (CHANNELS - 1)) * DEGREE),
  columns: COLUMNS,
  firstAzimuth: -Math.PI,
  azimuthStep: (2 * Math.PI) / COLUMNS,
};

const map = firstTownMap();
const scenery = buildScenery(map, 1);
const atOnce = new LidarScanner(scenery, PATTERN, MOUNT, RANGE, { duration: 0, isClockwise: true });
const sweeping = new LidarScanner(scenery, PATTERN, MOUNT, RANGE, { duration: 0.1, isClockwise: true });

/** A vehicle on every fortieth lane. */
const egos: EgoTruth[] = map.lanes
  .filter(({ index }) => index % 40 === 0)
  .map(({ centre }) => {
    const i = centre.count >> 1;
    return standingEgo({ x: centre.x[i], y: centre.y[i], z: centre.z[i], yaw: centre.heading[i], vx: 15 });
  });

/** The reference: three-mesh-bvh over the same triangles, a ray for every beam. */
const bvh = new MeshBVH(geometryOf(scenery.chunks));
const ray = new Ray();
const reference = new Float64Array(CHANNELS * COLUMNS);

function castRays(ego: EgoTruth): void {
  const { cosine, sine, slope, stretch } = atOnce.grid;
  const c = Math.cos(ego.yaw);
  const s = Math.sin(ego.yaw);
  ray.origin.set(ego.x, ego.y, ego.z + MOUNT.z);
  for (let i = 0; i < COLUMNS; i++) {
    const x = c * cosine[i] - s * sine[i];
    const y = s * cosine[i] + c * sine[i];
    for (let j = 0; j < CHANNELS; j++) {
      ray.direction.set(x, y, slope[j]).divideScalar(stretch[j]);
      const hit = bvh.raycastFirst(ray, FrontSide, 0, RANGE);
      reference[i * CHANNELS + j] = hit === null ? Number.POSITIVE_INFINITY : hit.distance;
    }
  }
}

/** Share of beams whose ranges lie within 1 cm of the reference's, or that hit nothing where it hits nothing. */
function agreement(): number {
  let agreed = 0;
  for (const ego of egos) {
    atOnce.scan(ego, null);
    castRays(ego);
    for (let k = 0; k < reference.length; k++) {
      const range = atOnce.grid.stretch[k % CHANNELS] / atOnce.hits.nearness[k];
      if (Math.abs(range - reference[k]) <= 0.01 || (range > RANGE && !Number.isFinite(reference[k]))) agreed++;
    }
  }
  return agreed / (egos.length * reference.length);
}

const share = agreement();
if (share < 0.995) throw new Error(`ranges agree with three-mesh-bvh in ${share} of beams; expected 0.995 at least`);

function geometryOf(meshes: readonly Mesh[]): BufferGeometry {
  const positions = new Float32Array(meshes.reduce((sum, mesh) => sum + mesh.positions.length, 0));
  const indices = new Uint32Array(meshes.reduce((sum, mesh) => sum + mesh.indices.length, 0));
  let vertex = 0;
  let corner = 0;
  for (const mesh of meshes) {
    positions.set(mesh.positions, 3 * vertex);
    for (const index of mesh.indices) indices[corner++] = vertex + index;
    vertex += mesh.positions.length / 3;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(new BufferAttribute(indices, 1));
  return geometry;
}

const mine = leastMilliseconds(12, () => {
  for (const ego of egos) atOnce.scan(ego, null);
});
const theirs = leastMilliseconds(2, () => {
  for (const ego of egos) castRays(ego);
});
const name = 'three-mesh-bvh raycastFirst, the same mesh';
tellCost('lidar', mine / egos.length, 'ms/scan', name, theirs / egos.length);

describe(`lidar, ${CHANNELS} x ${COLUMNS} beams, first town, ${egos.length} scans`, () => {
  bench('scan at once', () => {
    for (const ego of egos) atOnce.scan(ego, null);
  });
  bench('sweep of a moving sensor', () => {
    for (const ego of egos) sweeping.scan(ego, null);
  });
  bench(
    `reference: three-mesh-bvh, raycastFirst (ranges agree within 1 cm in ${(100 * share).toFixed(2)} % of beams)`,
    () => {
      for (const ego of egos) castRays(ego);
    },
    { time: 1000, iterations: 3 },
  );
});
