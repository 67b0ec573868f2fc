import type { RoadObject } from '../../../map/opendrive/object-records.ts';

/** What an object looks like. */
export type ObjectKind =
  | 'none'
  | 'flat'
  | 'box'
  | 'pole'
  | 'mastArm'
  | 'streetLamp'
  | 'gantry'
  | 'delineator'
  | 'bollard'
  | 'cone'
  | 'drum'
  | 'hydrant'
  | 'tree'
  | 'bush'
  | 'hedge'
  | 'guardRail'
  | 'railing'
  | 'concreteBarrier'
  | 'fence'
  | 'wall'
  | 'building'
  | 'island'
  | 'car'
  | 'truck'
  | 'bus'
  | 'bicycle'
  | 'person';

/** Size that an object has where its file gives none [m]. */
export interface ObjectSize {
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

/** By type, subtype and name, first match [13.1, 13.14]: editors say much in the name only. */
const RULES: readonly (readonly [RegExp, ObjectKind])[] = [
  [/^(cross ?walk|parking ?space|road ?mark|road ?surface|patch)\b/, 'flat'],
  [/origin ?reference|signal ?\d+ ?light/, 'none'],
  [/\bcone/, 'cone'],
  [/\bdrum|\bbarrel/, 'drum'],
  [/hydrant/, 'hydrant'],
  [/guide.?post|delineator|reflector/, 'delineator'],
  [/bollard/, 'bollard'],
  [/mast ?arm/, 'mastArm'],
  [/street ?(lamp|light)|lamp ?post|light ?pole|bulb ?arm|lantern/, 'streetLamp'],
  [/gantry/, 'gantry'],
  [/guard ?rail|crash ?barrier|w.?beam|leitplanke/, 'guardRail'],
  [/\b(pole|post|mast|pillar)\b/, 'pole'],
  [/railing|parapet|hand ?rail/, 'railing'],
  [/jersey|concrete ?(step )?barrier/, 'concreteBarrier'],
  [/fence/, 'fence'],
  [/sound ?barrier|noise|\bwall/, 'wall'],
  [/hedge/, 'hedge'],
  [/\bbush|shrub/, 'bush'],
  [/\btree|forest|\bpine|\boak|\bbirch/, 'tree'],
  [/vegetation/, 'bush'],
  [/building|house|garage|tower|\bshop/, 'building'],
  [/traffic ?island|\bisland/, 'island'],
  [/^(bus|tram|train)\b/, 'bus'],
  [/^(van|truck|trailer)\b/, 'truck'],
  [/^car\b/, 'car'],
  [/^(bike|motorbike|bicycle)\b/, 'bicycle'],
  [/^pedestrian\b/, 'person'],
  [/^barrier/, 'concreteBarrier'],
];

const USUAL: Readonly<Partial<Record<ObjectKind, ObjectSize>>> = {
  pole: { length: 0.12, width: 0.12, height: 3 },
  streetLamp: { length: 0.18, width: 0.18, height: 6.2 },
  delineator: { length: 0.12, width: 0.1, height: 1 },
  bollard: { length: 0.15, width: 0.15, height: 0.9 },
  cone: { length: 0.36, width: 0.36, height: 0.75 },
  drum: { length: 0.6, width: 0.6, height: 1 },
  hydrant: { length: 0.3, width: 0.3, height: 0.8 },
  tree: { length: 0.35, width: 0.35, height: 7 },
  bush: { length: 1.4, width: 1.4, height: 1.2 },
  hedge: { length: 2, width: 0.8, height: 1.2 },
  guardRail: { length: 4, width: 0.3, height: 0.75 },
  railing: { length: 4, width: 0.06, height: 1 },
  concreteBarrier: { length: 4, width: 0.6, height: 0.81 },
  fence: { length: 4, width: 0.1, height: 1.2 },
  wall: { length: 4, width: 0.25, height: 2 },
  building: { length: 12, width: 12, height: 7 },
  island: { length: 4, width: 1.5, height: 0.12 },
  car: { length: 4.4, width: 1.8, height: 1.5 },
  truck: { length: 8, width: 2.5, height: 3.4 },
  bus: { length: 12, width: 2.55, height: 3.1 },
  bicycle: { length: 1.8, width: 0.5, height: 1.7 },
  person: { length: 0.4, width: 0.5, height: 1.75 },
  gantry: { length: 0.5, width: 12, height: 7 },
  mastArm: { length: 0.2, width: 5, height: 0.3 },
};

/** What an object is. */
export function objectKind({ type, subtype, name }: RoadObject): ObjectKind {
  // File names of models: without folder and extension.
  const own = name.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
  const words = `${plain(type)} ${plain(subtype)} ${plain(own)}`.trim();
  return RULES.find(([pattern]) => pattern.test(words))?.[1] ?? 'box';
}

function plain(text: string): string {
  if (text === '-1' || text === 'none' || text === 'unknown') return '';
  return text
    .replaceAll(/([a-z])([A-Z\d])/g, '$1 $2')
    .replaceAll(/[_\-.]+/g, ' ')
    .toLowerCase();
}

/** Length, width and height with the kind's usual ones where the file has none; all 0 for a box of no size. */
export function objectSize(kind: ObjectKind, given: ObjectSize, radius: number): ObjectSize {
  const usual = USUAL[kind] ?? { length: 0, width: 0, height: 0 };
  const across = 2 * radius;
  const or = (value: number, other: number) => (value > 0 ? value : other);
  return {
    length: or(given.length, or(across, usual.length)),
    width: or(given.width, or(across, usual.width)),
    height: or(given.height, usual.height),
  };
}
