import { beforeAll, describe, expect, test } from 'vitest';
import type { ActorsTruth } from '../../src/core/messages/actors-truth.ts';
import type { EgoTruth } from '../../src/core/messages/ego-truth.ts';
import { standingEgo } from '../../src/core/standing-ego.ts';
import { RoadSurface } from '../../src/map/road-surface.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import type { LoadedScene } from '../../src/scenario/load-scene.ts';
import { ALL_ROUND, BoxSight, FRONT_VIEW, type View } from '../../src/sensors/box-sight.ts';
import { ORACLE_PIXELS } from '../../src/sensors/oracle-limits.ts';
import type { Ground } from '../../src/world/ground.ts';
import type { Solid } from '../../src/world/scenery/mesh.ts';
import { firstDrive } from '../scenario/first-drive-fixture.ts';

/** A box on the ground: its middle, and sizes [m]; a car unless it says otherwise. */
interface Box {
  readonly x: number;
  readonly y?: number;
  readonly z?: number;
  readonly yaw?: number;
  readonly size?: readonly [length: number, width: number, height: number];
}

const CAR = [4.5, 1.8, 1.5] as const;
const PERSON = [0.5, 0.5, 1.75] as const;

function actorsOf(boxes: readonly Box[]): ActorsTruth {
  const count = boxes.length;
  const numbers = (of: (box: Box) => number) => Float64Array.from(boxes, of);
  const zeros = () => new Float64Array(count);
  return {
    count,
    id: Int32Array.from(boxes, (_, i) => i + 2),
    kind: new Uint8Array(count),
    model: new Uint8Array(count),
    color: new Uint32Array(count),
    x: numbers(({ x }) => x),
    y: numbers(({ y }) => y ?? 0),
    z: numbers(({ z }) => z ?? 0),
    yaw: numbers(({ yaw }) => yaw ?? 0),
    pitch: zeros(),
    roll: zeros(),
    speed: zeros(),
    acceleration: zeros(),
    length: numbers(({ size }) => (size ?? CAR)[0]),
    width: numbers(({ size }) => (size ?? CAR)[1]),
    height: numbers(({ size }) => (size ?? CAR)[2]),
    lights: new Uint8Array(count),
  };
}

/** Pixels of each box, seen from an ego that stands at the origin and looks along x. */
function pixelsOf(
  boxes: readonly Box[],
  {
    solids = [],
    ground = null,
    ego = {},
    views = FRONT_VIEW,
  }: {
    solids?: readonly Solid[];
    ground?: Ground | null;
    ego?: Partial<EgoTruth>;
    views?: readonly View[];
  } = {},
): number[] {
  const pixels = new Float64Array(boxes.length);
  new BoxSight(solids, ground, views).look({ ...standingEgo(), ...ego }, actorsOf(boxes), 80, pixels);
  return [...pixels];
}

describe('sight by boxes', () => {
  test('a box ahead has f^2 w h / t^2 pixels', () => {
    const [far] = pixelsOf([{ x: 60 }]);
    const t = 60 - 4.5 / 2 - 1.9;
    expect(far).toBeCloseTo((182.803 * 182.803 * 1.8 * 1.5) / (t * t), 0);
  });

  test('nobody behind, beside the picture, or beyond 80 m is seen', () => {
    expect(pixelsOf([{ x: -10 }, { x: 10, y: 10 }, { x: 81 }, { x: 2, y: 4 }])).toEqual([0, 0, 0, 0]);
  });

  test('who is half in the picture is half seen', () => {
    const half = 35 * (Math.PI / 180);
    const y = (15 - 1.9) * Math.tan(half);
    const size = [0.01, 2, 1] as const;
    const [cut, whole] = pixelsOf([
      { x: 15, y, size },
      { x: 15, y: 0, size },
    ]);
    expect(Math.abs(cut - whole / 2)).toBeLessThan(1);
  });

  test('a car behind a van is hidden, a lorry behind a car is not, a person beside it neither', () => {
    const pixels = pixelsOf([{ x: 15, size: [5, 2, 2.2] }, { x: 25 }, { x: 15, y: 20 }, { x: 30, y: 6, size: PERSON }]);
    expect(pixels[0]).toBeGreaterThan(100);
    expect(pixels[1]).toBe(0);
    expect(pixels[3]).toBeGreaterThan(ORACLE_PIXELS);
    const [, lorry] = pixelsOf([{ x: 12 }, { x: 25, size: [10, 2.5, 3.6] }]);
    expect(lorry).toBeGreaterThan(100);
  });

  test('a house hides a person, a guard rail does not', () => {
    const person: Box = { x: 30, size: PERSON };
    const house = { x: 20, y: 0, yaw: 0, length: 6, width: 8 };
    const rail = { x: 20, y: 0, yaw: Math.PI / 2, length: 30, width: 0.3, z: 0, height: 0.75 };
    const [free] = pixelsOf([person]);
    expect(pixelsOf([person], { solids: [house] })).toEqual([0]);
    const [overRail] = pixelsOf([person], { solids: [rail] });
    expect(overRail).toBeGreaterThan(0.2 * free);
    expect(overRail).toBeLessThan(0.8 * free);
  });

  test('a crest hides who is behind it', () => {
    // Up 3 m to x = 30 and down again.
    const ground: Ground = {
      heightAt: (x, _y, out) => {
        out.z = Math.max(0, 3 - Math.abs(x - 30) / 10);
      },
    };
    const cars: Box[] = [{ x: 20, z: 2 }, { x: 60 }];
    const seen = pixelsOf(cars.slice(0, 1), { ground });
    expect(seen[0]).toBeGreaterThan(50);
    expect(pixelsOf(cars.slice(1), { ground })).toEqual([0]);
    expect(pixelsOf(cars.slice(1))[0]).toBeGreaterThan(25);
  });

  test('turning the whole world turns nothing', () => {
    const cars: Box[] = [
      { x: 12, y: 1 },
      { x: 25, y: -2, yaw: 0.4 },
      { x: 40, y: 3, size: PERSON },
    ];
    const [c, s] = [Math.cos(1.1), Math.sin(1.1)];
    const turned = cars.map((box) => {
      const { x, y = 0, yaw = 0 } = box;
      return { ...box, x: 7 + c * x - s * y, y: -3 + s * x + c * y, yaw: yaw + 1.1 };
    });
    const there = pixelsOf(turned, { ego: { x: 7, y: -3, yaw: 1.1 } });
    for (const [i, pixels] of pixelsOf(cars).entries()) expect(there[i]).toBeCloseTo(pixels, 6);
  });
});

describe('sight all around', () => {
  // The eye is 1.9 m ahead of the origin.
  const around = (distance: number, angle: number, rest: Partial<Box> = {}): Box => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return { x: 1.9 + distance * c, y: distance * s, yaw: angle, ...rest };
  };

  test('a box ahead of all four pictures has the pixels that it has ahead, less those that a tilt cuts off', () => {
    const boxes = [0, 1, 2, 3].map((quarter) => around(30, (quarter * Math.PI) / 2));
    const seen = pixelsOf(boxes, { views: ALL_ROUND });
    for (const pixels of seen) expect(pixels).toBeCloseTo(pixelsOf([boxes[0]])[0], 6);
  });

  test('who stands where two pictures join is seen once, in both', () => {
    const size = [0.01, 2, 1] as const;
    const join = pixelsOf([around(30, Math.PI / 4, { size })], { views: ALL_ROUND })[0];
    const [front, left] = [0, 1].map(
      (at) => pixelsOf([around(30, Math.PI / 4, { size })], { views: [ALL_ROUND[at]] })[0],
    );
    expect(front).toBeGreaterThan(0.3 * join);
    expect(left).toBeGreaterThan(0.3 * join);
    expect(front + left).toBeCloseTo(join, 9);
    // A flat picture is sharper at its rim: by 1/cos^3 of the angle.
    const ahead = pixelsOf([around(30, 0, { size })])[0];
    expect(join / ahead).toBeGreaterThan(1.2);
    expect(join / ahead).toBeLessThan(2.9);
  });

  test('a house at the side hides who is behind it, and nobody else', () => {
    const house: Solid = { x: 1.9, y: 15, yaw: 0, length: 12, width: 6 };
    const boxes = [around(30, Math.PI / 2), around(30, -Math.PI / 2), around(30, Math.PI)];
    const free = pixelsOf(boxes, { views: ALL_ROUND });
    expect(pixelsOf(boxes, { views: ALL_ROUND, solids: [house] })).toEqual([0, free[1], free[2]]);
  });

  test('nose down, the eye looks down ahead and up behind', () => {
    const size = [0.5, 2, 1] as const;
    const hill = { ego: { pitch: 0.25 }, views: ALL_ROUND };
    const high = [around(30, 0, { size, z: 4 }), around(30, Math.PI, { size, z: 4 })];
    const [ahead, behind] = pixelsOf(high, hill);
    expect(ahead).toBe(0);
    expect(behind).toBeGreaterThan(ORACLE_PIXELS);
  });
});

describe('beside the camera', () => {
  let loaded: LoadedScene;
  beforeAll(async () => {
    loaded = await firstDrive();
  });

  test('tells the same of nearly all road users of the first drive', () => {
    const { run, scenery } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null });
    const sight = new BoxSight(scenery.solids, new RoadSurface(loaded.map));
    let [same, all] = [0, 0];
    while (run.ticks < 700) {
      run.step();
      if ((run.ticks - 1) % 10 !== 0) continue;
      const ego = run.bus.publishedNow('truth.ego')!;
      const actors = run.bus.publishedNow('truth.actors')!;
      const { instance } = run.bus.publishedNow('truth.camera.front')!;
      const inPicture = new Int32Array(0x1_0000);
      for (const id of instance) inPicture[id]++;
      const pixels = new Float64Array(actors.count);
      sight.look(ego, actors, 80, pixels);
      for (let i = 0; i < actors.count; i++) {
        const dx = actors.x[i] - ego.x;
        const dy = actors.y[i] - ego.y;
        if (dx * dx + dy * dy > 80 * 80) continue;
        all++;
        if (inPicture[actors.id[i]] >= ORACLE_PIXELS === pixels[i] >= ORACLE_PIXELS) same++;
      }
    }
    expect(all).toBeGreaterThan(80);
    expect(same / all).toBeGreaterThan(0.98);
  });
});
