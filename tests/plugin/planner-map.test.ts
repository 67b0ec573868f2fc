import { expect, test } from 'vitest';
import { plannerMapOf } from '../../src/plugin/planner-map-of.ts';
import { shippedMap } from '../shipped-maps.ts';
import { drivenBy, plannerText, street } from './street.ts';

test('the whole map hangs together: every id is one of a lane or signal, edges lie beside the centre', () => {
  const road = shippedMap('left-hand-village');
  const map = plannerMapOf(road);
  const lanes = new Map(map.lanes.map((lane) => [lane.id, lane]));
  const signals = new Set(map.signals.map(({ id }) => id));
  const named = [
    ...map.lanes.flatMap((lane) => [
      ...lane.successors,
      ...lane.predecessors,
      ...lane.conflicts.map((one) => one.lane),
    ]),
    ...map.lanes.flatMap(({ left, right }) => [left, right].filter((id) => id !== null)),
    ...map.junctions.flatMap((junction) => junction.lanes),
    ...map.stopLines.flatMap(({ lane, towards }) => (towards === null ? [lane] : [lane, towards])),
    ...map.crosswalks.flatMap((crosswalk) => crosswalk.lanes.map(({ lane }) => lane)),
  ];
  expect(named.filter((id) => !lanes.has(id))).toEqual([]);
  expect(map.stopLines.flatMap(({ signal }) => (signal === null || signals.has(signal) ? [] : [signal]))).toEqual([]);
  expect([lanes.size, map.stopLines.length, map.crosswalks.length, map.junctions.length]).toEqual([
    road.lanes.length,
    road.stopLines.length + road.paintedStops.length,
    road.crosswalks.length,
    road.junctions.length,
  ]);
  expect([map.stopLines, map.crosswalks, map.junctions].map(({ length }) => length > 0)).toEqual([true, true, true]);
  for (const { successors, id, centre, leftEdge, rightEdge, length, speedLimits } of map.lanes) {
    for (const next of successors) expect(lanes.get(next)?.predecessors).toContain(id);
    expect([centre.s[0], centre.s.at(-1), speedLimits[0].s]).toEqual([0, length, 0]);
    const i = centre.s.length >> 1;
    const [x, y] = [leftEdge[2 * i] - rightEdge[2 * i], leftEdge[2 * i + 1] - rightEdge[2 * i + 1]];
    expect(Math.hypot(x, y)).toBeCloseTo(centre.width[i], 9);
    // The left one is 90 degrees to the left of the direction of travel.
    expect(Math.atan2(y, x)).toBeCloseTo(Math.atan2(Math.cos(centre.heading[i]), -Math.sin(centre.heading[i])), 6);
  }
});

test('a planner gets as much of the map as it needs, frozen', async () => {
  const loaded = await street({ timeout: 1 });
  const notes = (map: string) =>
    drivenBy(
      loaded,
      plannerText(
        'if (plans === 1) ctx.log(input.lanes.length > 0, ctx.map && [ctx.map.lanes.length, ctx.map.lanes[0].id === input.lanes[0].id, Object.isFrozen(ctx.map.lanes[0].centre.x)].join());',
        `needs: { map: '${map}' },`,
      ),
    ).notes;
  expect([notes('none'), notes('lanes'), notes('full')].flat()).toEqual([
    'planner at 0 s: false null',
    'planner at 0 s: true null',
    'planner at 0 s: true 1,true,true',
  ]);
});
