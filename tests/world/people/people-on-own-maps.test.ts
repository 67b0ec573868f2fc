import { describe, expect, test } from 'vitest';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { alongOf, firstEdge, WALK, walkSignal } from '../../../src/world/people/may-cross.ts';
import { DOES } from '../../../src/world/people/people-state.ts';
import type { Scenery, Solid } from '../../../src/world/scenery/mesh.ts';
import { shippedMap, shippedScenery } from '../../shipped-maps.ts';
import { PeopleRun } from './people-run.ts';

const PEOPLE = 100;
/** A minute and a quarter [ticks]: most lights go round once. */
const TICKS = 7500;

/** A map with its scenery. */
function townOf(name: string): { map: RoadMap; scenery: Scenery } {
  return { map: shippedMap(name), scenery: shippedScenery(name) };
}

/** What went wrong, in words, and how many crossed. */
function watch(run: PeopleRun): { wrong: string[]; crossed: number; begun: number } {
  const wrong: string[] = [];
  const { state, traits, network } = run.people.current();
  const before = state.does.slice();
  let [crossed, begun] = [0, 0];
  for (let tick = 0; tick < TICKS; tick++) {
    run.step();
    for (let i = 0; i < run.people.count; i++) {
      const [was, does] = [before[i], state.does[i]];
      if (does === DOES.wait && was !== DOES.wait && isOnRoad(run, i))
        wrong.push(`person ${i} turns to its crossing's kerb on the road, tick ${tick}`);
      if (was === DOES.cross && does !== DOES.cross) crossed++;
      if (does === DOES.cross && was !== DOES.cross) {
        begun++;
        const light = walkSignal(network.crossings[state.crossing[i]], run.signals);
        if (light === WALK.stop && !traits[i].jaywalks) wrong.push(`person ${i} sets off at red, tick ${tick}`);
      }
      before[i] = does;
    }
    if (tick % 10 === 0) wrong.push(...hitByVehicles(run, tick));
    if (tick % 100 === 0) wrong.push(...insideSolids(run, tick));
  }
  return { wrong, crossed, begun };
}

/** Whether a person is past the kerb at which it is to wait, on the lanes of its crossing. */
function isOnRoad(run: PeopleRun, i: number): boolean {
  const scene = run.people.current();
  const crossing = scene.network.crossings[scene.state.crossing[i]];
  const along = alongOf(scene, i, crossing);
  return along > firstEdge(crossing, scene.state.end[i]) + 0.5 && along < crossing.length;
}

/** People whose middle is inside a vehicle's box or closer to it than half a body. */
function hitByVehicles(run: PeopleRun, tick: number): string[] {
  const { state } = run.people.current();
  const vehicles = run.traffic.current();
  const found: string[] = [];
  for (let k = 0; k < vehicles.count; k++) {
    const box = { x: vehicles.x[k], y: vehicles.y[k], yaw: vehicles.yaw[k] };
    const size = { length: vehicles.length[k] + 0.2, width: vehicles.width[k] + 0.2 };
    for (let i = 0; i < run.people.count; i++) {
      if (Math.abs(state.x[i] - box.x) > 8 || Math.abs(state.y[i] - box.y) > 8) continue;
      if (isInside({ ...box, ...size }, state.x[i], state.y[i]))
        found.push(`person ${i} and vehicle ${k} at ${vehicles.speed[k].toFixed(1)} m/s, tick ${tick}`);
    }
  }
  return found;
}

function insideSolids(run: PeopleRun, tick: number): string[] {
  const { x, y } = run.people.current().state;
  const found: string[] = [];
  for (const [k, solid] of run.scenery.solids.entries()) {
    for (let i = 0; i < x.length; i++) {
      if (Math.abs(x[i] - solid.x) > 40 || Math.abs(y[i] - solid.y) > 40) continue;
      if (isInside(solid, x[i], y[i])) found.push(`person ${i} is inside solid ${k}, tick ${tick}`);
    }
  }
  return found;
}

function isInside({ x, y, yaw, length, width }: Solid, px: number, py: number): boolean {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)];
  const [dx, dy] = [px - x, py - y];
  return Math.abs(c * dx + s * dy) < length / 2 && Math.abs(c * dy - s * dx) < width / 2;
}

describe('a hundred people', () => {
  test.each([
    ['grid-city', 60, 0.3],
    ['first-town', 25, 0.2],
    ['left-hand-village', 15, 0.2],
  ])(
    'in %s with %d vehicles, a share of %d jaywalking: nobody is hit, in walls, on red or back on the road',
    (name, vehicles, jaywalkers) => {
      const { map, scenery } = townOf(name);
      const run = new PeopleRun(map, { people: PEOPLE, vehicles, jaywalkers }, scenery);
      const { wrong, crossed, begun } = watch(run);
      expect(wrong).toEqual([]);
      expect(begun).toBeGreaterThan(20);
      expect(crossed).toBeGreaterThan(0.85 * begun - 3);
      // Who does not wait all the time has gone well over 30 m.
      const { walked } = run.people.current().state;
      const gone = [...walked].filter((way) => way > 30).length;
      expect(gone).toBeGreaterThan(0.95 * PEOPLE);
    },
  );

  test('on a map without ways for them there are none, and nothing breaks', () => {
    const run = new PeopleRun(shippedMap('oval'), { people: 5, vehicles: 5 }, shippedScenery('oval'));
    for (let tick = 0; tick < 300; tick++) run.step();
    expect([...run.people.current().state.x].every(Number.isFinite)).toBe(true);
  });
});
