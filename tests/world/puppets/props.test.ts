import { describe, expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { propPlaces } from '../../../src/scenario/props/prop-places.ts';
import { propSchema } from '../../../src/scenario/props/prop-schema.ts';
import { sceneSchema } from '../../../src/scenario/scene.ts';
import { withThings } from '../../../src/world/scenery/with-things.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { overlappingPairs } from '../traffic/traffic-fixture.ts';
import { placeOn, StageRun } from './stage-run.ts';

const oval = shippedMap('oval');
const FAR = { road: '3', lane: -1, s: 400 };
const rowOf = (prop: object) => propPlaces(oval, propSchema.parse(prop)) ?? [];
const TAPER = {
  kind: 'cone',
  start: { road: '1', lane: -2, s: 300, offset: -1.8 },
  to: { s: 340, offset: 1.8 },
  spacing: 5,
};
const DRIVE = { steer: 0, throttle: 0.3, brake: 0, crossTrack: 0, headingError: 0, speedError: 0, targetSpeed: 0 };

describe('things of a scene', () => {
  test('one, or a row in one line: evenly from offset to offset', () => {
    expect(rowOf({ kind: 'cone', start: { road: '1', lane: -2, s: 300 } })).toHaveLength(1);
    const row = rowOf(TAPER);
    expect(row).toHaveLength(9);
    const [first, last] = [
      placeOn(oval, { road: '1', lane: -2, s: 300 }),
      placeOn(oval, { road: '1', lane: -2, s: 340 }),
    ];
    expect([row[0].x, row[0].y]).toEqual([expect.closeTo(first.x, 6), expect.closeTo(first.y - 1.8, 6)]);
    expect([row[8].x, row[8].y]).toEqual([expect.closeTo(last.x, 6), expect.closeTo(last.y + 1.8, 6)]);
    expect(row[4].y).toBeCloseTo(first.y, 6);
  });

  test('they stand in the scenery: triangles of a class, and solids', () => {
    const empty = { chunks: [], models: [], egoModel: 0, solids: [] } as never;
    const things = rowOf(TAPER).map(({ kind, ...box }) => ({ ...box, look: kind.look }));
    const { chunks, solids } = withThings(empty, things, 1);
    expect(solids).toHaveLength(9);
    expect(new Set(chunks.flatMap(({ semantic }) => [...semantic]))).toEqual(new Set([SEMANTIC.pole]));
  });

  test('traffic is led past a closed lane, and stops where all lanes are closed; nobody drives through', () => {
    const actors = [100, 60].map((s) => ({
      name: `c${s}`,
      start: { road: '1', lane: -2, s },
      speed: 22,
      behaviour: { kind: 'lane-follow' },
    }));
    const wall = {
      kind: 'barrier',
      start: { road: '1', lane: -1, s: 600, offset: 2, heading: 90 },
      to: { offset: -6 },
    };
    const run = new StageRun(oval, { actors, props: [TAPER, wall], ego: FAR });
    const things = rowOf(TAPER);
    let nearest = Number.POSITIVE_INFINITY;
    run.drive(60, () => {
      if (run.tick % 10 !== 0) return;
      for (let i = 0; i < 2; i++)
        for (const { x, y } of things) {
          const [dx, dy] = [Math.abs(x - run.actors.x[i]), Math.abs(y - run.actors.y[i])];
          if (dx < run.actors.length[i] / 2) nearest = Math.min(nearest, dy - run.actors.width[i] / 2);
        }
    });
    expect(nearest).toBeGreaterThan(0.1);
    for (let i = 0; i < 2; i++) {
      expect(run.actors.speed[i]).toBeLessThan(0.01);
      expect(run.actors.x[i]).toBeGreaterThan(placeOn(oval, { road: '1', lane: -2, s: 560 }).x);
      expect(run.actors.x[i]).toBeLessThan(placeOn(oval, { road: '1', lane: -2, s: 599 }).x);
    }
    expect(overlappingPairs(run.actors)).toEqual([]);
  });

  test('a cone is run over, a barrier stops the ego', () => {
    const hit = (kind: string) => {
      const prop = { kind, start: { road: '1', lane: -1, s: 120, heading: 90 } };
      const run = new StageRun(oval, { actors: [], props: [prop], ego: { road: '1', lane: -1, s: 100 }, egoSpeed: 12 });
      run.command = DRIVE;
      const collisions: unknown[] = [];
      run.drive(2.5, () => collisions.push(...(run.bus.publishedNow('truth.events')?.collisions ?? [])));
      expect(collisions[0]).toMatchObject({ otherKind: 'scenery' });
      expect(collisions).toHaveLength(1);
      return run.bus.latest('truth.ego')?.message.vx ?? 0;
    };
    expect(hit('cone')).toBeGreaterThan(11);
    expect(hit('barrier')).toBeLessThan(3);
  });

  test('a scene without things is as it was', () => {
    const place = { road: '1', lane: -1, s: 0 };
    const scene = sceneSchema.parse({
      name: 'x',
      map: 'y',
      ego: { vehicle: 'compact-hatchback', start: place, goal: place },
    });
    expect(scene.props).toEqual([]);
    const scenery = {} as never;
    expect(withThings(scenery, [], 1)).toBe(scenery);
  });
});
