import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { readScene } from '../../../src/scenario/read-scene.ts';
import { neverFiring } from '../../../src/scenario/storyboard/never-firing.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

const vehicle = { behaviour: { kind: 'lane-follow' } };
const scene = {
  name: 'Cut in',
  map: 'maps/first-town.xodr',
  timeout: 60,
  ego: { vehicle: 'compact-hatchback', start: { road: '12', lane: -1, s: 10 }, goal: { road: '11', lane: -1, s: 5 } },
  actors: [
    { name: 'Van', ...vehicle, start: { road: '12', lane: -1, s: 60 } },
    { name: 'Ada', kind: 'pedestrian', start: { road: '12', lane: -1, s: 80 } },
  ],
};

function withStory(storyboard: unknown, more: Record<string, unknown> = {}): FileSource {
  const text = JSON.stringify({ ...scene, ...more, storyboard }, null, 2);
  return { ...projectFiles, text: async (path) => (path === 'scenes/tested.json' ? text : projectFiles.text(path)) };
}

async function problemsOf(storyboard: unknown, more: Record<string, unknown> = {}): Promise<string[]> {
  const { problems } = await loadScene('scenes/tested.json', withStory(storyboard, more), projectMaps);
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

/** What is wrong with one condition, or one action. */
const conditionProblems = async (when: unknown) => problemsOf([{ name: 'it', when }]);
const actionProblems = async (action: unknown) => problemsOf([{ name: 'it', when: { time: 1 }, then: [action] }]);

describe('references of a storyboard', () => {
  test('that are right are accepted', async () => {
    const storyboard = [
      {
        name: 'near',
        when: { any: [{ distance: { from: 'ego', to: 'Van', below: 20 } }, { collision: { of: 'Ada', with: 'Van' } }] },
        then: [
          { 'set-speed': { actor: 'Van', speed: 3 } },
          { cross: { actor: 'Ada' } },
          { 'fail-sensor': { kind: 'dead', sensor: 'camera.front', seconds: 3 } },
          { weather: { to: { preset: 'fog', fog: 60 }, seconds: 5 } },
          { 'follow-path': { actor: 'Van', points: [{ road: '12', lane: -1, s: 90, offset: 1 }] } },
        ],
      },
      { name: 'after', when: { event: 'near' }, then: [{ 'mend-sensor': 'camera.front' }] },
    ];
    expect(
      await problemsOf(storyboard, { faults: [{ kind: 'dead', sensor: 'gnss', when: { event: 'near' } }] }),
    ).toEqual([]);
  });

  test('that are wrong are all told at once, with place, what was found, and the nearest name', async () => {
    const storyboard = [
      {
        name: 'a',
        when: {
          all: [
            { distance: { from: 'egoo', to: 'Vam', below: 20 } },
            { ttc: { from: 'Van', to: 'Van', below: 2 } },
            { position: { actor: 'ego', on: { road: '12', lane: -7 } } },
            { position: { actor: 'ego', at: { road: '99', lane: -1, s: 3 } } },
            { signal: { id: 'none', is: 'red' } },
            { event: 'bb' },
            { time: 61 },
            { collision: { of: 'Van' } },
            { headway: { from: 'ego', to: 'Van', below: 1, above: 2 } },
          ],
        },
        then: [
          { brake: { actor: 'ego' } },
          { 'change-lane': { actor: 'Ada', side: 'left' } },
          { cross: { actor: 'Van' } },
          { 'cut-in': { actor: 'Vann' } },
          { 'fail-sensor': { kind: 'dead', sensor: 'camera.fron' } },
          { 'fail-sensor': { kind: 'sector', sensor: 'gnss', right: 0, left: 10 } },
          { 'mend-sensor': 'lidar.top' },
          { walk: { actor: 'Ada', path: [{ road: '12', lane: 9, s: 3 }] } },
          { 'follow-path': { actor: 'Van', points: [{ x: 1e5, y: 0 }] } },
          { weather: { to: { time: '2026-10-04T12:00' } } },
          { 'change-lane': { actor: 'Van', to: 12 } },
        ],
      },
      { name: 'a', when: { time: 1 } },
    ];
    const told = await problemsOf(storyboard, {
      faults: [{ kind: 'dead', sensor: 'gnss', when: { event: 'c' } }],
    });
    const at = (path: string) => told.filter((one) => one.startsWith(`${path}: `));
    const all = 'storyboard[0].when.all';
    const then = 'storyboard[0].then';
    expect(at(`${all}[0].distance.from`)[0]).toMatch(/found "egoo", expected "ego" or the name.* perhaps ego$/);
    expect(at(`${all}[0].distance.to`)[0]).toMatch(/found "Vam".*; perhaps Van$/);
    expect(at(`${all}[1].ttc.to`)[0]).toMatch(/a second time/);
    expect(at(`${all}[2].position.on.lane`)[0]).toMatch(/found lane -7, expected a driving lane of road "12": /);
    expect(at(`${all}[3].position.at.road`)[0]).toMatch(/found road "99"/);
    expect(at(`${all}[4].signal.id`)[0]).toMatch(/found "none", expected the id of a traffic light: /);
    expect(at(`${all}[5].event`)[0]).toMatch(/found "bb", expected the name of an event: a/);
    expect(at(`${all}[6].time`)[0]).toMatch(/found 61 s, expected less than the timeout, 60 s/);
    expect(at(`${all}[7].collision`)).toHaveLength(1);
    expect(at(`${all}[8].headway.below`)[0]).toMatch(/found 1, expected more than "above", 2/);
    expect(at(`${then}[0].brake.actor`)[0]).toMatch(/found "ego", expected an actor: the ego is driven by/);
    expect(at(`${then}[1].change-lane.actor`)[0]).toMatch(/found "Ada", a pedestrian, which cannot change lanes/);
    expect(at(`${then}[2].cross.actor`)[0]).toMatch(/found "Van", a vehicle, which cannot walk/);
    expect(at(`${then}[3].cut-in.actor`)[0]).toMatch(/perhaps Van$/);
    expect(at(`${then}[4].fail-sensor.sensor`)[0]).toMatch(/perhaps camera.front$/);
    expect(at(`${then}[5].fail-sensor.kind`)[0]).toMatch(
      /found "sector", expected what a sensor of kind gnss can have/,
    );
    expect(at(`${then}[6].mend-sensor`)[0]).toMatch(/found "lidar.top", expected the topic of a sensor of the rig/);
    expect(at(`${then}[7].walk.path[0].lane`)).toHaveLength(1);
    expect(at(`${then}[8].follow-path.points`)[0]).toMatch(/within 100 m of the map/);
    expect(at(`${then}[9].weather.to.time`)[0]).toMatch(/expected none: the sun stays where it is/);
    expect(at(`${then}[10].change-lane.to`)[0]).toMatch(/found 12, expected the id of a driving lane/);
    expect(at('storyboard[1].name')[0]).toMatch(
      /found "a", which is storyboard\[0\], expected a name of its own; rename one/,
    );
    expect(at('faults[0].when.event')[0]).toMatch(/found "c", expected the name of an event/);
    expect(told).toHaveLength(23);
  });

  test('are checked beside events that cannot be read', async () => {
    const told = await problemsOf([
      { name: 'a', when: { tme: 3 }, then: [{ brake: { actor: 'Vann' } }] },
      { name: 'b', when: { event: 'a' }, then: [{ brake: { actor: 'Van', force: 3 } }, { resume: 'Vn' }] },
    ]);
    expect(told.map((one) => one.split(': ')[0])).toEqual([
      'storyboard[0].when.tme',
      'storyboard[1].then[0].brake.force',
      'storyboard[0].then[0].brake.actor',
      'storyboard[1].then[1].resume',
    ]);
  });

  test.each([
    [{ distance: { from: 'ego', to: 'Van', below: 0 } }, 'when.distance.below'],
    [{ position: { actor: 'ego', on: { road: '12', lane: -1, from: 5, to: 3 } } }, 'when.position.on.to'],
    [{ position: { actor: 'ego', on: { road: '12', lane: -1, from: 1e5 } } }, 'when.position.on.from'],
    [{ speed: { actor: 'ego', than: 'ego', above: 3 } }, 'when.speed.than'],
    [{ not: { any: [{ time: 1 }, { event: 'nobody' }] } }, 'when.not.any[1].event'],
  ])('%j can not be', async (when, path) => {
    expect((await conditionProblems(when)).map((one) => one.split(': ')[0])).toEqual([`storyboard[0].${path}`]);
  });

  test.each([
    [{ 'cut-in': { actor: 'Van', before: 'Van' } }, 'cut-in.before'],
    [{ 'set-speed': { actor: 'Van', speed: { of: 'nobody' } } }, 'set-speed.speed.of'],
    [{ lights: { actor: 'Ada', hazard: true } }, 'lights.actor'],
    [{ remove: 'ego' }, 'remove'],
  ])('%j can not be done', async (action, path) => {
    expect((await actionProblems(action)).map((one) => one.split(': ')[0])).toEqual([`storyboard[0].then[0].${path}`]);
  });

  test('say nothing that follows of a wrong timeout', async () => {
    for (const timeout of [-5, 0, 'soon', 1e9]) {
      const told = await problemsOf([{ name: 'it', when: { time: 5 } }], { timeout });
      expect(told.map((one) => one.split(':')[0])).toEqual(['timeout']);
    }
  });

  test('that wait in a circle are told, and who can come first is not', async () => {
    const told = await problemsOf([
      { name: 'hen', when: { all: [{ event: 'egg' }, { time: 3 }] } },
      { name: 'egg', when: { event: { name: 'hen', after: 1 } } },
      { name: 'chick', when: { event: 'egg' } },
      { name: 'fox', when: { any: [{ event: 'hen' }, { time: 3 }] } },
      { name: 'self', when: { event: 'self' } },
    ]);
    expect(told.map((one) => one.split(':')[0])).toEqual([0, 1, 2, 4].map((i) => `storyboard[${i}].when`));
    expect(told[0]).toContain('waits for "egg"');
  });

  test('that make appear who is there already are told', async () => {
    const twice = [
      { name: 'a', when: { time: 1 }, then: [{ spawn: 'Van' }] },
      { name: 'b', when: { time: 2 }, then: [{ spawn: 'Van' }] },
    ];
    expect(await problemsOf(twice)).toHaveLength(1);
    expect(await problemsOf([{ ...twice[0], repeat: true }])).toHaveLength(1);
    const between = { name: 'c', when: { time: 1.5 }, then: [{ remove: 'Van' }] };
    expect(await problemsOf([...twice, between])).toEqual([]);
  });
});

test('nobody is said never to fire whom some order of firings reaches', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const leaf = fc.oneof(
    fc.constantFrom(...names).map((event) => ({ event })),
    fc.constant({ time: 1 }),
  );
  const condition = fc.oneof(
    leaf,
    fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(leaf, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  );
  fc.assert(
    fc.property(fc.array(condition, { minLength: 5, maxLength: 5 }), (conditions) => {
      const events = names.map((name, i) => ({ name, when: conditions[i] }));
      // By hand: fire whoever can, until nobody more can.
      const fired = new Set<string>();
      const canFire = (when: (typeof conditions)[number]): boolean => {
        if ('event' in when) return fired.has(when.event);
        if ('all' in when) return when.all.every(canFire);
        if ('any' in when) return when.any.some(canFire);
        return true;
      };
      for (let round = 0; round < 6; round++) for (const { name, when } of events) if (canFire(when)) fired.add(name);
      expect(neverFiring(events).map((i) => names[i])).toEqual(names.filter((name) => !fired.has(name)));
    }),
  );
});

describe('whatever stands in a storyboard', () => {
  const base = {
    name: 'a',
    when: { all: [{ distance: { from: 'ego', to: 'Van', below: 20 } }, { not: { time: 3 } }] },
    then: [{ 'set-speed': { actor: 'Van', speed: 3 } }, { walk: { actor: 'Ada', path: [{ x: 1, y: 2 }] } }],
    repeat: 3,
  };

  test('reading never throws, on any JSON value and on any nest', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const { scene: read, problems } = readScene(JSON.stringify({ ...scene, storyboard: value }), 'x.json');
        expect(read === null).toBe(problems.length > 0);
      }),
      { numRuns: 150 },
    );
    const deep = `${'{"not":'.repeat(2000)}{"time":1}${'}'.repeat(2000)}`;
    const text = JSON.stringify({ ...scene, storyboard: [{ name: 'a', when: 'DEEP' }] }).replace('"DEEP"', deep);
    expect(readScene(text, 'x.json').scene).toBeNull();
  });

  test('loading never throws where one value is another', async () => {
    const paths = pathsOf(base);
    const other = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom<unknown>('ego', 'Ada', 'Van', 1e308, -1, []));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), other, async (path, value) => {
        const { loaded, problems } = await loadScene(
          'scenes/tested.json',
          withStory([changed(base, path, value)]),
          projectMaps,
        );
        expect(loaded === null).toBe(problems.length > 0);
      }),
      { numRuns: 40 },
    );
  });
});

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsOf((value as Record<string | number, unknown>)[key], [...path, key]))];
}

function changed(value: unknown, [key, ...rest]: (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  copy[key] = changed(copy[key], rest, by);
  return copy;
}
