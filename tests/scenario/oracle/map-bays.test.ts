import { expect, test } from 'vitest';
import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import { SEEN_BAYS_ROW, type SeenBays } from '../../../src/core/seen-bays.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { bayCorners } from '../../../src/map/bay-corners.ts';
import type { ParkingSpace } from '../../../src/map/road-map.ts';
import { BayCorrection } from '../../../src/perception/localisation/bay-correction.ts';
import { EGO, EgoFilter } from '../../../src/perception/localisation/ego-filter.ts';
import { MapBays } from '../../../src/scenario/oracle/map-bays.ts';
import { compactHatchback as car } from '../../../src/world/vehicles/compact-hatchback.ts';

/** Three bays side by side across the way to the left, 2.5 m wide, from 2 m to 7 m left of y = 0. */
const BAYS = [0, 1, 2].map((k): ParkingSpace => {
  const place = { x: 2.5 * k, y: 4.5, z: 0, heading: Math.PI / 2, length: 5, width: 2.5 };
  return { road: 0, id: String(k), access: 'all', ...place };
});
const CORNERS = bayCorners(BAYS);

function actorsAt(...places: readonly [x: number, y: number][]): ActorsTruth {
  const of = (value: number) => Float64Array.from(places, () => value);
  const at = (axis: 0 | 1) => Float64Array.from(places, (place) => place[axis]);
  return { count: places.length, x: at(0), y: at(1), yaw: of(Math.PI / 2), length: of(4.4), width: of(1.8) } as never;
}

/** What is seen at each of so many pictures from a pose. */
function look(
  bays: MapBays,
  pose: { x: number; y: number; yaw: number },
  actors: ActorsTruth,
  pictures = 1,
): SeenBays[] {
  const messages = { 'truth.ego': { ...standingEgo(), ...pose }, 'truth.actors': actors };
  const seen: SeenBays[] = [];
  for (let tick = 0; tick < 10 * pictures; tick++)
    bays.step(
      tick,
      { latest: (topic) => ({ tick, message: messages[topic] }) as never },
      { publish: (_topic, message) => seen.push(message as SeenBays) },
    );
  return seen;
}

test('neighbours share their corners', () => {
  expect(CORNERS.x.length).toBe(8);
});

test('corners within 5 m of the car are seen where they are, to some centimetres; none under or behind a car', () => {
  const pose = { x: 1, y: 0, yaw: 0.1 };
  const [free] = look(new MapBays(CORNERS, car, 1), pose, actorsAt());
  expect(SEEN_BAYS_ROW.specification.rate).toBe(10);
  for (const [i, ahead] of free.x.entries()) {
    const x = pose.x + Math.cos(pose.yaw) * ahead - Math.sin(pose.yaw) * free.y[i];
    const y = pose.y + Math.sin(pose.yaw) * ahead + Math.cos(pose.yaw) * free.y[i];
    const off = Array.from(CORNERS.x, (cx, k) => Math.hypot(cx - x, CORNERS.y[k] - y));
    expect(Math.min(...off)).toBeLessThan(0.15);
  }
  // The four at the aisle; the others are 7 m away.
  expect(free.x.length).toBe(4);
  // Between the eye and the second and third of them stands a car askew of its bay.
  const [taken] = look(new MapBays(CORNERS, car, 1), pose, actorsAt([2.5, 3.5]));
  expect(taken.x.length).toBe(2);
});

test('a belief that is 30 cm and 2 degrees off is drawn to within 5 cm and a degree while the car passes the bays', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const bays = new MapBays(CORNERS, car, seed);
    const truth = { x: -4, y: 0, yaw: 0 };
    const filter = new EgoFilter({ x: truth.x + 0.25, y: truth.y - 0.18, yaw: 0.035 });
    const correction = new BayCorrection(filter, CORNERS);
    for (let k = 0; k < 50; k++) {
      truth.x += 0.1;
      // The belief is carried on by the wheels, along its own heading.
      filter.state[EGO.x] += 0.1 * Math.cos(filter.state[EGO.yaw]);
      filter.state[EGO.y] += 0.1 * Math.sin(filter.state[EGO.yaw]);
      const pose = { x: filter.state[EGO.x], y: filter.state[EGO.y], yaw: filter.state[EGO.yaw] };
      correction.apply(look(bays, truth, actorsAt())[0], pose, 0.1);
    }
    expect(Math.hypot(filter.state[EGO.x] - truth.x, filter.state[EGO.y] - truth.y)).toBeLessThan(0.05);
    expect(Math.abs(filter.state[EGO.yaw])).toBeLessThan(Math.PI / 180);
  }
});

test('the same seed sees the same, another one something else, a restored one goes on', () => {
  const pose = { x: 1, y: 0, yaw: 0 };
  const of = (seed: number) => look(new MapBays(CORNERS, car, seed), pose, actorsAt(), 3);
  expect(of(1)).toEqual(of(1));
  expect(of(1)).not.toEqual(of(2));
  const bays = new MapBays(CORNERS, car, 1);
  look(bays, pose, actorsAt(), 2);
  const other = new MapBays(CORNERS, car, 1);
  other.restore(bays.snapshot());
  expect(look(other, pose, actorsAt())).toEqual(of(1).slice(2));
});
