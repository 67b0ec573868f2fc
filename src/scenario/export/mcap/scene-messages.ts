import { ACTOR_KIND, type ActorsTruth } from '../../../core/messages/actors-truth.ts';
import type { EgoTruth } from '../../../core/messages/ego-truth.ts';
import type { VehicleSpecification } from '../../../core/vehicle-specification.ts';
import { type LaneStrips, laneStrips } from '../../../map/lane-strips.ts';
import type { RoadMap } from '../../../map/road-map.ts';
import { NO_POSE, quaternionOf } from './foxglove-pose.ts';
import { kindColour } from './kind-colour.ts';
import type { Stamp } from './stamp.ts';

const NO_TIME: Stamp = { sec: 0, nsec: 0 };
/** After this an entity that is not told of again goes [ns]: two and a half messages. */
const LIFETIME: Stamp = { sec: 0, nsec: 250_000_000 };
const ALL_DELETED = 1;
const LINE_STRIP = 0;

const KIND_NAMES = Object.keys(ACTOR_KIND);

/** The ego's accent colour, and the grey of lane borders. */
const EGO = { r: 0.3, g: 0.76, b: 1, a: 0.9 };
const BORDER = { r: 0.6, g: 0.65, b: 0.7, a: 0.9 };

/** True road users as boxes; `id` of an entity is the actor's. */
export function actorsMessage(timestamp: Stamp, actors: ActorsTruth): object {
  const entities = Array.from({ length: actors.count }, (_, i) => {
    const kind = actors.kind[i];
    const orientation = quaternionOf({ yaw: actors.yaw[i], pitch: actors.pitch[i], roll: actors.roll[i] });
    const position = { x: actors.x[i], y: actors.y[i], z: actors.z[i] + actors.height[i] / 2 };
    const size = { x: actors.length[i], y: actors.width[i], z: actors.height[i] };
    const metadata = [
      { key: 'kind', value: KIND_NAMES[kind] },
      { key: 'speed', value: `${actors.speed[i].toFixed(2)} m/s` },
    ];
    const cube = { pose: { position, orientation }, size, color: kindColour(kind, 0.8) };
    return entity(timestamp, 'map', `${actors.id[i]}`, LIFETIME, { cubes: [cube], metadata });
  });
  return { deletions: [], entities };
}

/** The ego's box. */
export function egoMessage(timestamp: Stamp, ego: EgoTruth, vehicle: VehicleSpecification): object {
  const middle = vehicle.length / 2 - vehicle.rearOverhang;
  const pose = { position: { x: middle, y: 0, z: vehicle.height / 2 }, orientation: NO_POSE.orientation };
  const size = { x: vehicle.length, y: vehicle.width, z: vehicle.height };
  const metadata = [{ key: 'speed', value: `${ego.vx.toFixed(2)} m/s` }];
  const parts = { cubes: [{ pose, size, color: EGO }], metadata };
  return {
    deletions: [],
    entities: [{ ...entity(timestamp, 'base_link', 'ego', NO_TIME, parts), frame_locked: true }],
  };
}

/** The borders of all lanes, as lines that stay. */
export function mapMessage(timestamp: Stamp, map: RoadMap): object {
  const strips = laneStrips(map.document);
  const lines = Array.from({ length: strips.count }, (_, lane) => ({
    type: LINE_STRIP,
    pose: NO_POSE,
    thickness: 0.12,
    scale_invariant: false,
    points: outerBorder(strips, lane),
    color: BORDER,
    colors: [],
    indices: [],
  }));
  const deletions = [{ timestamp, type: ALL_DELETED, id: '' }];
  return { deletions, entities: [entity(timestamp, 'map', 'lanes', NO_TIME, { lines })] };
}

function outerBorder({ firstRow, border }: LaneStrips, lane: number): { x: number; y: number; z: number }[] {
  const points = [];
  for (let row = firstRow[lane]; row < firstRow[lane + 1]; row++) {
    points.push({ x: border[6 * row + 3], y: border[6 * row + 4], z: border[6 * row + 5] });
  }
  return points;
}

function entity(timestamp: Stamp, frame: string, id: string, lifetime: Stamp, parts: object): object {
  const none = { arrows: [], cubes: [], spheres: [], cylinders: [], lines: [], triangles: [], texts: [], models: [] };
  return { timestamp, frame_id: frame, id, lifetime, frame_locked: false, metadata: [], ...none, ...parts };
}
