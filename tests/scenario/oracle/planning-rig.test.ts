import { beforeAll, describe, expect, test } from 'vitest';
import type { EgoTruth } from '../../../src/core/messages/ego-truth.ts';
import type { RoadObservation } from '../../../src/core/messages/seen-road.ts';
import type { Outbox } from '../../../src/core/module.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { LaneIndex } from '../../../src/map/lane-index.ts';
import { RoadSurface } from '../../../src/map/road-surface.ts';
import type { LinePlace } from '../../../src/perception/localisation/line-map.ts';
import { RoadKnowledge } from '../../../src/perception/road-knowledge.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { type LoadedScene, loadScene } from '../../../src/scenario/load-scene.ts';
import { MapRoad } from '../../../src/scenario/oracle/map-road.ts';
import type { PlannerName } from '../../../src/scenario/planners/planner-names.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

let loaded: LoadedScene;
beforeAll(async () => {
  const first = JSON.parse(await projectFiles.text('scenes/first-drive.json'));
  const text = JSON.stringify({ ...first, rig: 'planning', perception: 'oracle' });
  const files = {
    ...projectFiles,
    text: async (path: string) => (path === 'scenes/tested.json' ? text : projectFiles.text(path)),
  };
  loaded = (await loadScene('scenes/tested.json', files, projectMaps)).loaded!;
});

function runOf(planner: PlannerName, seed = 1) {
  return assembleRun(loaded, { seed, perception: 'oracle', segmenter: null, planner }).run;
}

function observed(road: MapRoad, ego: EgoTruth): RoadObservation {
  let message: RoadObservation | null = null;
  const outbox: Outbox<'road'> = { publish: (_topic, said) => (message = said as RoadObservation) };
  road.step(0, { latest: () => ({ tick: 0, message: ego }) as never }, outbox);
  return message!;
}

describe('the road by the map', () => {
  test('every edge and marking that is told lies on a line of the map', () => {
    const { map } = loaded;
    const { lines } = new RoadKnowledge(map, new LaneIndex(map), new RoadSurface(map));
    const road = new MapRoad(lines);
    const place: LinePlace = { offset: 0, nx: 0, ny: 0 };
    let [edges, marks] = [0, 0];
    for (const { centre, junction } of map.lanes) {
      if (junction >= 0) continue;
      const k = Math.floor(centre.count / 2);
      const [x, y, yaw] = [centre.x[k], centre.y[k], centre.heading[k]];
      const seen = observed(road, { ...standingEgo(), x, y, yaw });
      const [c, s] = [Math.cos(yaw), Math.sin(yaw)];
      for (const [values, side, line] of [
        [seen.leftEdge, 1, lines.edges],
        [seen.rightEdge, -1, lines.edges],
        [seen.leftMark, 1, lines.marks],
      ] as const) {
        for (const [i, left] of values.entries()) {
          if (Number.isNaN(left)) continue;
          const ahead = seen.x[i];
          const [px, py] = [x + c * ahead - s * left, y + s * ahead + c * left];
          expect(line.place(px, py, 1, -side * s, side * c, -1, place)).toBe(true);
          expect(Math.abs(place.offset)).toBeLessThan(0.06);
          if (line === lines.edges) edges++;
          else marks++;
        }
      }
    }
    expect(edges).toBeGreaterThan(300);
    expect(marks).toBeGreaterThan(40);
  });
});

describe('a drive without a camera', () => {
  test('knows where it is, and draws no picture', () => {
    const run = runOf('idm');
    while (run.ticks < 2000) run.step();
    expect(run.metrics().localisationLateralRmse.value).toBeLessThan(0.1);
    expect(run.bus.latest('camera.front')).toBeNull();
    expect(run.bus.latest('segmentation')).toBeNull();
    expect(run.bus.latest('tracks')?.message.source).toBe('oracle');
  });

  test('the lane keeper stands behind the stopped car, the blind one drives into it', () => {
    const [keeper, blind] = [runOf('idm'), runOf('constant')];
    while (keeper.ticks < 2000) keeper.step();
    while (blind.ending === null) blind.step();
    expect(keeper.results().find(({ name }) => name === 'collision')?.result).toBe('pass');
    expect(keeper.bus.latest('truth.ego')?.message.vx).toBeLessThan(0.1);
    expect(blind.results().find(({ name }) => name === 'collision')?.result).toBe('fail');
  });

  test('same seed, same hash; a snapshot goes on to it', () => {
    for (const planner of ['astar', 'constant', 'idm'] as const) {
      const [once, again, resumed] = [runOf(planner, 4), runOf(planner, 4), runOf(planner, 4)];
      while (once.ticks < 250) once.step();
      resumed.restore(once.snapshot());
      for (const run of [once, again, resumed]) while (run.ticks < 400) run.step();
      expect([again.hash, resumed.hash]).toEqual([once.hash, once.hash]);
    }
  });
});
