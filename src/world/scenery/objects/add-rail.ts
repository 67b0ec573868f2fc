import type { Road } from '../../../map/opendrive/document.ts';
import { roadPoint } from '../../../map/road-geometry.ts';
import { LocalFrame } from '../box-mesh.ts';
import type { Finish } from '../mesh-builder.ts';
import type { TownSite } from '../town-site.ts';
import { finishOf } from './object-finish.ts';
import type { ObjectKind } from './object-kind.ts';
import { barProfile, barrierProfile, beamProfile, blockProfile } from './rail-profiles.ts';
import { railStations } from './rail-stations.ts';
import { addSweep, type ProfilePoint } from './sweep-mesh.ts';

/** Something without gaps along a road: where it is and how large, at station `s` [m]. */
export interface RailPlace {
  readonly t: number;
  readonly zOffset: number;
  readonly width: number;
  readonly height: number;
}

/** Distance of the posts of guard rails, railings and fences [m]. */
const POSTS: Partial<Record<ObjectKind, number>> = { guardRail: 4, railing: 2, fence: 2.4 };

/** Lower rails are beams only: their posts are objects of their own, or they hang [m]. */
const LEAST_WITH_POSTS = 0.45;

/** Longest piece of it that is one box for collisions, and the lowest that stops a car [m]. */
const PIECE = 6;
const LEAST_SOLID = 0.2;
/** What begins higher lets cars through under it [m]. */
const CLEAR = 2.2;

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** A guard rail, wall, fence, hedge or barrier along a road from `from` to `to`, and its boxes for collisions. */
export function addRail(
  road: Road,
  kind: ObjectKind,
  from: number,
  to: number,
  placeAt: (s: number) => RailPlace,
  site: TownSite,
): void {
  if (!(to - from > 0.05)) return;
  const stations = railStations(road, from, to, (s) => placeAt(s).t);
  const finish = finishOf(kind);
  const tall = Math.max(placeAt(from).height, placeAt(to).height);
  const posts = tall >= LEAST_WITH_POSTS ? (POSTS[kind] ?? 0) : 0;
  for (const profile of profilesOf(kind, posts > 0)) {
    addSweep(
      road,
      stations,
      (s) => {
        const place = placeAt(s);
        return { t: place.t, zOffset: place.zOffset, profile: profile(place) };
      },
      finish,
      site.chunks,
    );
  }
  if (posts > 0) addPosts(road, from, to, posts, placeAt, finish, site);
  addSolids(road, from, to, placeAt, site);
}

function profilesOf(kind: ObjectKind, posts: boolean): readonly ((place: RailPlace) => ProfilePoint[])[] {
  if (!posts) {
    return kind === 'concreteBarrier'
      ? [({ width, height }) => barrierProfile(Math.max(width, 0.1), height)]
      : [({ width, height }) => blockProfile(Math.max(width, 0.08), height)];
  }
  if (kind === 'guardRail') return [({ height }) => beamProfile(height)];
  if (kind === 'railing') {
    return [0.5, 1].map(
      (share) =>
        ({ height }) =>
          barProfile(0.05, share * height - 0.06, share * height),
    );
  }
  return [0.45, 0.9].map(
    (share) =>
      ({ height }) =>
        barProfile(0.06, share * height - 0.1, share * height + 0.1),
  );
}

function addPosts(
  road: Road,
  from: number,
  to: number,
  spacing: number,
  placeAt: (s: number) => RailPlace,
  finish: Finish,
  site: TownSite,
): void {
  const count = Math.max(1, Math.floor((to - from) / spacing));
  for (let k = 0; k <= count; k++) {
    const s = from + Math.min(to - from, (k + 0.02) * spacing);
    const { t, zOffset, height } = placeAt(s);
    roadPoint(road, s, t, point);
    const frame = new LocalFrame(point.x, point.y, point.z + zOffset, point.heading);
    frame.box(site.chunks.detailAt(point.x, point.y), [-0.05, -0.03, -0.6], [0.05, 0.03, height - 0.02], finish);
  }
}

function addSolids(road: Road, from: number, to: number, placeAt: (s: number) => RailPlace, site: TownSite): void {
  const count = Math.ceil((to - from) / PIECE);
  for (let k = 0; k < count; k++) {
    const [a, b] = [k, k + 1].map((end) => from + ((to - from) * end) / count);
    const place = placeAt((a + b) / 2);
    if (place.zOffset + place.height < LEAST_SOLID || place.zOffset > CLEAR) continue;
    roadPoint(road, a, placeAt(a).t, point);
    const [ax, ay] = [point.x, point.y];
    roadPoint(road, b, placeAt(b).t, point);
    const width = Math.max(place.width, 0.1);
    const height = place.zOffset + place.height;
    site.solids.push({ ...site.between(ax, ay, point.x, point.y, width, point.z), height });
  }
}
