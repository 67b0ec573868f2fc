import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { ACTOR_KIND } from '../../../src/core/messages/actors-truth.ts';
import { DOES } from '../../../src/world/people/people-state.ts';
import type { PersonStart } from '../../../src/world/people/person-start.ts';
import { shippedMap, shippedScenery } from '../../shipped-maps.ts';
import { isPerson, PeopleRun } from './people-run.ts';

const town = shippedMap('first-town');
const scenery = shippedScenery('first-town');
const man = scenery.models.findIndex(({ name }) => name === 'man');

function run(people: number, ticks: number, named: readonly PersonStart[] = [], seed = 1): PeopleRun {
  const made = new PeopleRun(town, { people, vehicles: 12, jaywalkers: 0.3, named, seed }, scenery);
  for (let tick = 0; tick < ticks; tick++) made.step();
  return made;
}

function person(x: number, y: number, more: Partial<PersonStart> = {}): PersonStart {
  return { model: man, color: 0, x, y, speed: Number.NaN, departure: { kind: 'time', time: 0 }, path: [], ...more };
}

describe('people', () => {
  test('same seed, same places; another seed, other ones', () => {
    const hash = hashOf(run(30, 1500).actors());
    expect(hashOf(run(30, 1500).actors())).toBe(hash);
    expect(hashOf(run(30, 1500, [], 2).actors())).not.toBe(hash);
  });

  test('go on from a snapshot as if nothing had been', () => {
    const first = run(30, 1000);
    const kept = [first.people.snapshot(), first.traffic.snapshot()];
    for (let tick = 0; tick < 500; tick++) first.step();
    const second = run(30, 700);
    second.people.restore(kept[0]);
    second.traffic.restore(kept[1]);
    second.tick = 1000;
    for (let tick = 0; tick < 500; tick++) second.step();
    expect(hashOf(second.actors())).toBe(hashOf(first.actors()));
  });

  test('a person added far away changes nobody', () => {
    const far = person(-5000, -5000, { path: [{ x: -5000, y: -4000 }] });
    expect(run(30, 1500, [far]).places(30)).toEqual(run(30, 1500).places(30));
  });

  test('are actors with ids of their own, after the vehicles, with legs that move', () => {
    const made = run(20, 200);
    const actors = made.actors();
    const vehicles = made.traffic.count;
    expect(actors.count).toBe(vehicles + 20);
    for (let i = 0; i < actors.count; i++) {
      expect(isPerson(actors.id[i])).toBe(i >= vehicles);
      expect(actors.kind[i] === ACTOR_KIND.pedestrian).toBe(i >= vehicles);
    }
    expect(new Set(actors.id).size).toBe(actors.count);
    const walkers = [...actors.model.slice(vehicles)].map((model) => scenery.models[model].name);
    expect(walkers.filter((name) => /\d$/.test(name)).length).toBeGreaterThan(15);
    expect(new Set(walkers).size).toBeGreaterThan(5);
  });

  test('keep apart from each other: hardly any two bodies overlap, and never by half', () => {
    const made = run(150, 0);
    const { state } = made.people.current();
    let [pairs, close] = [0, 0];
    for (let tick = 0; tick < 1000; tick++) {
      made.step();
      if (tick % 50 !== 0 || tick === 0) continue;
      for (let a = 0; a < 150; a++) {
        for (let b = 0; b < a; b++) {
          const distance = Math.hypot(state.x[a] - state.x[b], state.y[a] - state.y[b]);
          if (distance < 3) pairs++;
          if (distance < 0.35) close++;
          expect(distance).toBeGreaterThan(0.15);
        }
      }
    }
    expect(pairs).toBeGreaterThan(300);
    expect(close).toBeLessThan(0.03 * pairs);
  });
});

describe('a person of the scene', () => {
  test('sets off at its time and walks its way at its speed', () => {
    const path = [{ x: 2000, y: 2010 }];
    const made = run(0, 0, [person(2000, 2000, { path, speed: 1.5, departure: { kind: 'time', time: 2 } })]);
    const { state } = made.people.current();
    for (let tick = 0; tick < 200; tick++) made.step();
    expect(state.y[0]).toBe(2000);
    for (let tick = 0; tick < 300; tick++) made.step();
    // Three seconds at 1.5 m/s, less the time constant of 0.5 s to get there.
    expect(state.y[0]).toBeGreaterThan(2003.4);
    expect(state.y[0]).toBeLessThan(2004.5);
    for (let tick = 0; tick < 800; tick++) made.step();
    expect(state.y[0]).toBeGreaterThan(2009.4);
    expect(Math.hypot(state.vx[0], state.vy[0])).toBe(0);
  });

  test('sets off when the ego is near', () => {
    const path = [{ x: 2000, y: 2010 }];
    const made = run(0, 0, [person(2000, 2000, { path, departure: { kind: 'ego-within', distance: 20 } })]);
    const { state } = made.people.current();
    made.ego = { x: 1970, y: 2000, z: 0, yaw: 0, speed: 5 };
    for (let tick = 0; tick < 100; tick++) made.step();
    expect(state.y[0]).toBe(2000);
    made.ego = { ...made.ego, x: 1982 };
    for (let tick = 0; tick < 200; tick++) made.step();
    expect(state.y[0]).toBeGreaterThan(2001);
  });

  test('without a way walks about like others', () => {
    const [lane] = town.lanes;
    const made = run(0, 3000, [person(lane.centre.x[0], lane.centre.y[0])]);
    const { state } = made.people.current();
    expect(state.walked[0]).toBeGreaterThan(20);
    expect(state.does[0]).not.toBe(DOES.script);
  });

  test('on a lane stops vehicles before it', () => {
    const lane = town.lanes.find(({ type, junction, length }) => type === 'driving' && junction < 0 && length > 150);
    if (lane === undefined) throw new Error('the town has no long lane');
    const k = lane.centre.count - 20;
    const [x, y] = [lane.centre.x[k], lane.centre.y[k]];
    const made = new PeopleRun(town, { people: 0, vehicles: 30, named: [person(x, y, { path: [{ x, y }] })] }, scenery);
    let nearest = Number.POSITIVE_INFINITY;
    let stood = false;
    for (let tick = 0; tick < 9000; tick++) {
      made.step();
      const { count, x: xs, y: ys, length, speed } = made.traffic.current();
      for (let v = 0; v < count; v++) {
        const gap = Math.hypot(xs[v] - x, ys[v] - y) - length[v] / 2;
        const isOnIt = made.traffic.ways.path[v * 16] === lane.index;
        if (!isOnIt || gap > 6) continue;
        nearest = Math.min(nearest, gap);
        stood ||= speed[v] === 0;
      }
    }
    expect(stood).toBe(true);
    expect(nearest).toBeGreaterThan(0.5);
  });
});
