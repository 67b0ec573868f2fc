import type { RandomStream } from '../../../core/random.ts';
import type { Road } from '../../../map/opendrive/document.ts';
import type { ObjectRepeat, RoadObject } from '../../../map/opendrive/object-records.ts';
import { roadPoint } from '../../../map/road-geometry.ts';
import type { RoadMap } from '../../../map/road-map.ts';
import { LocalFrame } from '../box-mesh.ts';
import { shaded, varied } from '../palette.ts';
import type { Carrier } from '../signal-support.ts';
import type { TownSite } from '../town-site.ts';
import { addRail } from './add-rail.ts';
import { CarriedSignals, lengthInName } from './carried-signals.ts';
import { finishOf } from './object-finish.ts';
import { continuousRepeats, type ObjectInstance, objectInstances, repeatAt } from './object-instances.ts';
import { type ObjectKind, type ObjectSize, objectKind, objectSize } from './object-kind.ts';
import { addObject } from './object-mesh.ts';
import { addOutline, type OutlinePoint } from './outline-mesh.ts';
import { lampPlace } from './small-objects.ts';
import { TiltedFrame } from './tilted-frame.ts';

/** How far what stands goes into the ground, at least [m]. */
const FOOTING = 0.5;

/** A box for collisions is at least so high, and does not begin higher than a car [m]. */
const LEAST_SOLID = 0.25;
const CLEAR = 2.2;

/** Kinds that stand on the ground wherever that is, if it is no farther than this from what the file says [m]. */
const PLANTED: ReadonlySet<ObjectKind> = new Set([
  'tree',
  'bush',
  'hedge',
  'cone',
  'drum',
  'hydrant',
  'delineator',
  'bollard',
]);
const NEAR_GROUND = 1.5;

/** Farther from its road, or larger, nothing is drawn [m]. */
const FARTHEST = 3000;
const LARGEST = 600;

/**
 * What repeats may add to a map: copies, and length without gaps [m]. A few hundred letters of a broken file can ask for
 * millions.
 */
const MOST_COPIES = 20_000;
const MOST_CONTINUOUS = 500_000;

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** What the map's objects say about the rest: poles that carry signals, and which kinds there are. */
export interface SetObjects {
  readonly carriers: readonly Carrier[];
  readonly kinds: ReadonlySet<ObjectKind>;
}

/** Sets everything that a map gives as an object. */
export function setObjects(map: RoadMap, site: TownSite, random: RandomStream): SetObjects {
  const carriers: Carrier[] = [];
  const kinds = new Set<ObjectKind>();
  const carried = new CarriedSignals(map);
  let copies = 0;
  let continuous = 0;
  for (const road of map.document.roads) {
    for (const object of road.objects) {
      const kind = objectKind(object);
      if (kind === 'none' || kind === 'flat') continue;
      kinds.add(kind);
      for (const repeat of continuousRepeats(object)) {
        continuous += Math.min(repeat.length, road.length);
        if (continuous <= MOST_CONTINUOUS) setContinuous(road, object, kind, repeat, site);
      }
      if (object.repeats.length > 0 && copies >= MOST_COPIES) continue;
      const instances = objectInstances(road, object);
      if (object.repeats.length > 0) copies += instances.length;
      for (const instance of instances) setInstance(road, instance, kind, carried, site, random, carriers);
    }
  }
  return { carriers, kinds };
}

function setContinuous(road: Road, object: RoadObject, kind: ObjectKind, repeat: ObjectRepeat, site: TownSite): void {
  const to = Math.min(road.length, repeat.s + repeat.length);
  addRail(
    road,
    kind,
    Math.max(0, repeat.s),
    to,
    (s) => {
      const { t, zOffset, length, width, height, radius } = repeatAt(object, repeat, (s - repeat.s) / repeat.length);
      const size = objectSize(kind, { length, width, height }, radius);
      return { t: within(t), zOffset: within(zOffset), width: within(size.width), height: within(size.height) };
    },
    site,
  );
}

/** Held to what is drawn of things along a road [m]. */
function within(value: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, value));
}

function setInstance(
  road: Road,
  instance: ObjectInstance,
  kind: ObjectKind,
  carried: CarriedSignals,
  site: TownSite,
  random: RandomStream,
  carriers: Carrier[],
): void {
  const { object, zOffset, radius } = instance;
  roadPoint(road, instance.s, instance.t, point);
  const { x, y } = point;
  let size = objectSize(kind, instance, radius);
  if (!isBelievable(instance, size)) return;
  const ground = site.ground.at(x, y);
  const given = point.z + zOffset;
  const isLow = PLANTED.has(kind) && Math.abs(given - ground) < NEAR_GROUND && site.isClear(x, y, 0);
  const z = isLow ? ground : given;
  const footing = Math.max(FOOTING, Math.min(6, z - ground + 0.3));
  let yaw = point.heading + object.hdg + (kind === 'streetLamp' && object.hdg === 0 ? towardsRoad(instance.t) : 0);
  if (kind === 'pole' && instance.height <= 0) {
    const height = lengthInName(object.name) || size.height;
    size = { ...size, height: Math.max(height, carried.heightAt(x, y, z)) };
  }
  if (kind === 'mastArm' && instance.width <= 0) {
    const arm = carried.armTo(x, y, z, yaw);
    size = { ...size, width: Math.max(lengthInName(object.name) || size.width, arm?.reach ?? 0) };
    yaw = arm?.yaw ?? yaw;
  }
  const frame = tilted(object)
    ? new TiltedFrame(x, y, z, yaw, object.pitch, object.roll)
    : new LocalFrame(x, y, z, yaw);
  if (object.outlines.length > 0) {
    setOutlines(road, instance, kind, frame, footing, site, random);
    return;
  }
  addObject(site.chunks.at(x, y), kind, { frame, size, radius, footing }, random);
  if (kind === 'streetLamp') site.lamps.push(lampPlace(frame, size.height));
  if (kind === 'pole' || kind === 'streetLamp') carriers.push({ x, y, radius: size.width / 2 });
  if (kind === 'mastArm') {
    const half = size.width / 2;
    carriers.push({ x: frame.worldX(0, half), y: frame.worldY(0, half), radius: half, beam: z + size.height / 2 });
  } else if (zOffset < CLEAR && size.height >= LEAST_SOLID && size.length > 0 && size.width > 0) {
    const trunk = kind === 'tree' ? Math.min(size.length, 0.6) : 0;
    site.solids.push({ x, y, yaw, length: trunk || size.length, width: trunk || size.width, z, height: size.height });
  }
}

/** Whether an object is near its road and no larger than things are. */
function isBelievable({ t, zOffset }: ObjectInstance, { length, width, height }: ObjectSize): boolean {
  return Math.abs(t) < FARTHEST && Math.abs(zOffset) < FARTHEST && Math.max(length, width, height) < LARGEST;
}

/** Lamps without a heading of their own reach over the road. */
function towardsRoad(t: number): number {
  return t > 0 ? -Math.PI / 2 : Math.PI / 2;
}

function tilted({ pitch, roll }: RoadObject): boolean {
  return pitch !== 0 || roll !== 0;
}

function setOutlines(
  road: Road,
  instance: ObjectInstance,
  kind: ObjectKind,
  frame: LocalFrame,
  footing: number,
  site: TownSite,
  random: RandomStream,
): void {
  const { object } = instance;
  const finish = finishOf(kind);
  const wall = { ...finish, color: varied(finish.color, random, kind === 'building' ? 0.12 : 0.04) };
  const roof = { ...finish, color: shaded(finish.color, kind === 'building' ? 0.62 : 1) };
  for (const { outer, closed, corners } of object.outlines) {
    if (!outer || corners.length < 2) continue;
    const points = corners.map((corner): OutlinePoint => {
      if (corner.kind === 'local') {
        const [x, y] = [frame.worldX(corner.u, corner.v), frame.worldY(corner.u, corner.v)];
        return { x, y, z: frame.z + corner.z, top: frame.z + corner.z + corner.height };
      }
      roadPoint(road, corner.s, corner.t, point);
      return { x: point.x, y: point.y, z: point.z + corner.dz, top: point.z + corner.dz + corner.height };
    });
    if (!points.every(({ x, y }) => Math.abs(x - frame.x) < FARTHEST && Math.abs(y - frame.y) < FARTHEST)) continue;
    const builder = site.chunks.at(points[0].x, points[0].y);
    const isClosed = closed && points.length > 2;
    addOutline(builder, points, isClosed, footing, wall, roof, kind === 'building' ? builder : null);
    addOutlineSolids(points, isClosed, kind, site);
  }
}

/** Each side of an outline is a thin box: concave ones stay open. */
function addOutlineSolids(points: readonly OutlinePoint[], closed: boolean, kind: ObjectKind, site: TownSite): void {
  if (kind === 'island') return;
  const last = closed ? points.length : points.length - 1;
  for (let i = 0; i < last; i++) {
    const a = points[i];
    const b = points[(i + 1) % points.length];
    if (Math.max(a.top - a.z, b.top - b.z) < LEAST_SOLID || (a.x === b.x && a.y === b.y)) continue;
    const height = Math.max(a.top, b.top) - a.z;
    site.solids.push({ ...site.between(a.x, a.y, b.x, b.y, 0.2, a.z), height });
  }
}
