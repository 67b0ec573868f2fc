import type { ActorsTruth } from '../../src/core/messages/actors-truth.ts';
import type { CameraCalibration } from '../../src/core/messages/camera-frame.ts';
import type { Pose } from '../../src/core/pose.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import type { Model } from '../../src/world/scenery/mesh.ts';

/** Vehicles around the camera, and so many metres between those before it. */
const VEHICLES = 30;
const APART = 7;

/** Pictures are taken from the middle of every so-many-th lane. */
const EVERY = 67;

/** Where pictures are taken, and the vehicles that stand there. */
export interface Stop {
  readonly pose: Pose;
  readonly actors: ActorsTruth;
}

/** The front camera's optics, without its mount's pitch: 70 degrees, 256 x 128 pixels. */
export const BENCH_CAMERA: CameraCalibration = {
  width: 256,
  height: 128,
  fx: 128 / Math.tan((35 * Math.PI) / 180),
  fy: 128 / Math.tan((35 * Math.PI) / 180),
  cx: 128,
  cy: 64,
  mount: { x: 1.9, y: 0, z: 1.35, yaw: 0, pitch: 0, roll: 0 },
};

/** The same stops for our camera and for the reference: vehicles stand in rows before and behind it. */
export function benchStops(map: RoadMap, models: readonly Model[]): Stop[] {
  return map.lanes
    .filter(({ index, centre }) => index % EVERY === 0 && centre.count > 2)
    .map(({ centre }) => {
      const i = centre.count >> 1;
      const pose = { x: centre.x[i], y: centre.y[i], z: centre.z[i], yaw: centre.heading[i], pitch: 0, roll: 0 };
      return { pose, actors: vehiclesAround(pose, models) };
    });
}

function vehiclesAround(pose: Pose, models: readonly Model[]): ActorsTruth {
  const cars = models
    .map((model, k) => ({ ...model, k }))
    .filter(({ kind, onRequest }) => kind < 3 && onRequest !== true);
  const worn = Array.from({ length: VEHICLES }, (_, i) => cars[(i * 5) % cars.length]);
  const zeros = () => new Float64Array(VEHICLES);
  const along = (i: number) => (Math.floor(i / 3) - 3) * APART + 10;
  const aside = (i: number) => ((i % 3) - 1) * 3.6 + (i % 3 === 1 && along(i) < 9 && along(i) > -4 ? 40 : 0);
  return {
    count: VEHICLES,
    id: Int32Array.from(worn, (_, i) => i + 2),
    kind: Uint8Array.from(worn, ({ kind }) => kind),
    model: Uint8Array.from(worn, ({ k }) => k),
    color: Uint32Array.from(worn, (_, i) => (i * 0x35a7c1) & 0xffffff),
    x: Float64Array.from(worn, (_, i) => pose.x + along(i) * Math.cos(pose.yaw) - aside(i) * Math.sin(pose.yaw)),
    y: Float64Array.from(worn, (_, i) => pose.y + along(i) * Math.sin(pose.yaw) + aside(i) * Math.cos(pose.yaw)),
    z: zeros().fill(pose.z),
    yaw: zeros().fill(pose.yaw),
    pitch: zeros(),
    roll: zeros(),
    speed: zeros(),
    acceleration: zeros(),
    length: Float64Array.from(worn, ({ length }) => length),
    width: Float64Array.from(worn, ({ width }) => width),
    height: Float64Array.from(worn, ({ height }) => height),
    lights: new Uint8Array(VEHICLES),
  };
}
