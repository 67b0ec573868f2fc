import { hypot } from '../../src/core/math/hypot.ts';
import { cos, sin } from '../../src/core/math/sin-cos.ts';
import type { Lane, RoadMap, StopLine } from '../../src/map/road-map.ts';

/** What a test says of a lane; the rest is filled in. */
export interface LaneSketch {
  /** Beginning [m] and direction [rad]; then pieces of constant curvature: [length m, curvature 1/m]. */
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  readonly pieces: readonly (readonly [number, number])[];
  readonly successors?: readonly number[];
  readonly left?: number;
  readonly right?: number;
  readonly junction?: number;
  readonly turn?: Lane['turn'];
  readonly speedLimit?: number;
  readonly width?: number;
  /** Greatest distance of centre samples [m]; 0.5 unless told. */
  readonly step?: number;
}

const STEP = 0.5;

/** A map of a few lanes, without an OpenDRIVE document behind it. */
export function syntheticMap(
  sketches: readonly LaneSketch[],
  extras: { lights?: readonly { lane: number; s: number }[]; conflicts?: readonly (readonly number[])[] } = {},
): RoadMap {
  const lanes = sketches.map((sketch, index) => makeLane(sketch, index, sketches));
  const lights = extras.lights ?? [];
  const signals = lights.map(({ lane }, index) => {
    const { centre } = lanes[lane];
    const last = centre.count - 1;
    const [x, y, heading] = [centre.x[last], centre.y[last], centre.heading[last]];
    return { index, id: `light-${index}`, kind: 'light' as const, x, y, z: 0, zOffset: 3, heading, group: -1 };
  });
  const stopLines: StopLine[] = lights.map(({ lane, s }, signal) => ({ lane, s, signal, way: -1 }));
  return {
    name: 'synthetic',
    document: undefined as unknown as RoadMap['document'],
    origin: { x: 0, y: 0 },
    lanes,
    junctions: [],
    signals,
    signalGroups: [],
    paintedStops: [],
    stopLines,
    conflicts: lanes.map((_, index) => Int32Array.from(extras.conflicts?.[index] ?? [])),
    conflictZones: [],
    laneChanges: [],
    speedLimits: lanes.map(({ speedLimit }) => ({ s: new Float64Array(1), limit: Float64Array.of(speedLimit) })),
    access: [],
    priorities: [],
    parkingSpaces: [],
    crosswalks: [],
    bounds: [-1000, -1000, 1000, 1000],
  };
}

/** A straight street along x: lane 0 to the east at y = 0, lane 1 to the west at y = width. */
export function straightStreet(length: number, lightAt?: number): RoadMap {
  const width = 3.5;
  return syntheticMap(
    [
      { x: 0, y: 0, heading: 0, pieces: [[length, 0]], width },
      { x: length, y: width, heading: Math.PI, pieces: [[length, 0]], width },
    ],
    lightAt === undefined ? {} : { lights: [{ lane: 0, s: lightAt }] },
  );
}

function makeLane(sketch: LaneSketch, index: number, all: readonly LaneSketch[]): Lane {
  const points = walk(sketch);
  const width = sketch.width ?? 3.5;
  const column = (pick: (point: (typeof points)[number]) => number) => Float64Array.from(points, pick);
  return {
    index,
    key: `lane-${index}`,
    road: 0,
    section: 0,
    id: -1 - index,
    type: 'driving',
    direction: 1,
    s0: 0,
    s1: points[points.length - 1].s,
    length: points[points.length - 1].s,
    centre: {
      count: points.length,
      s: column(({ s }) => s),
      station: column(({ s }) => s),
      x: column(({ x }) => x),
      y: column(({ y }) => y),
      z: new Float64Array(points.length),
      heading: column(({ heading }) => heading),
      tx: column(({ heading }) => cos(heading)),
      ty: column(({ heading }) => sin(heading)),
      curvature: column(({ curvature }) => curvature),
      width: new Float64Array(points.length).fill(width),
    },
    successors: sketch.successors ?? [],
    predecessors: all.flatMap(({ successors }, i) => (successors?.includes(index) ? [i] : [])),
    left: sketch.left ?? -1,
    right: sketch.right ?? -1,
    junction: sketch.junction ?? -1,
    speedLimit: sketch.speedLimit ?? 50 / 3.6,
    turn: sketch.turn ?? 'straight',
  };
}

interface Point {
  s: number;
  x: number;
  y: number;
  heading: number;
  curvature: number;
}

function walk({ x, y, heading, pieces, step = STEP }: LaneSketch): Point[] {
  const points: Point[] = [{ s: 0, x, y, heading, curvature: pieces[0][1] }];
  for (const [length, curvature] of pieces) {
    const steps = Math.max(1, Math.ceil(length / step));
    for (let i = 0; i < steps; i++) points.push(advance(points[points.length - 1], length / steps, curvature));
  }
  return points;
}

function advance(from: Point, way: number, curvature: number): Point {
  const half = (curvature * way) / 2;
  // The chord of an arc: sin(half) / half of its length, turned by half of its angle.
  const chord = half === 0 ? way : (way * sin(half)) / half;
  return {
    s: from.s + way,
    x: from.x + chord * cos(from.heading + half),
    y: from.y + chord * sin(from.heading + half),
    heading: from.heading + 2 * half,
    curvature,
  };
}

/** Distance of two ends, for tests that check a sketch. */
export function gapBetween(map: RoadMap, from: number, to: number): number {
  const a = map.lanes[from].centre;
  const b = map.lanes[to].centre;
  return hypot(a.x[a.count - 1] - b.x[0], a.y[a.count - 1] - b.y[0]);
}
