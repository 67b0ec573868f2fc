import { describe, expect, test } from 'vitest';
import { RADAR_SOURCE } from '../../../src/core/radar-scan.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { EchoCells, type EchoGroup } from '../../../src/sensors/radar/echo-cells.ts';
import { RADAR_PRESETS } from '../../../src/sensors/radar/radar-parameters.ts';

const parameters = RADAR_PRESETS['long-range'];

function groupsOf(cells: EchoCells, least = 0): EchoGroup[] {
  const groups: EchoGroup[] = [];
  cells.forEachGroup(least, (group) => groups.push({ ...group }) > 0);
  return groups;
}

/** Groups of two echoes of the same power. */
function pair(apart: { range?: number; azimuth?: number; rangeRate?: number }): EchoGroup[] {
  const cells = new EchoCells(parameters);
  cells.add(80, 0.01, -5, 100, RADAR_SOURCE.actor, 7);
  cells.add(
    80 + (apart.range ?? 0),
    0.01 + (apart.azimuth ?? 0),
    -5 + (apart.rangeRate ?? 0),
    100,
    RADAR_SOURCE.actor,
    8,
  );
  return groupsOf(cells);
}

describe('EchoCells', () => {
  test('two targets nearer than the resolution are one, in the middle between them', () => {
    const [group, ...others] = pair({ range: 1, azimuth: 0.01 });
    expect(others).toEqual([]);
    expect(group.snr).toBeCloseTo(200, 9);
    expect(group.range).toBeCloseTo(80.5, 9);
    expect(group.azimuth).toBeCloseTo(0.015, 9);
    expect(group.rangeRate).toBeCloseTo(-5, 9);
  });

  test.each([
    ['range', { range: 3 * parameters.rangeResolution }],
    ['azimuth', { azimuth: 3 * parameters.azimuthResolution }],
    ['range rate', { rangeRate: 3 * parameters.rangeRateResolution }],
  ])('two targets three cells apart in %s alone are two', (_, apart) => {
    expect(pair(apart)).toHaveLength(2);
  });

  test('the strongest echo says what a group is', () => {
    const cells = new EchoCells(parameters);
    cells.add(50, 0, 0, 1, RADAR_SOURCE.scenery, 0);
    cells.add(50.1, 0, 0, 5, RADAR_SOURCE.actor, 12);
    cells.add(50.2, 0, 0, 3, RADAR_SOURCE.ghost, 4);
    expect(groupsOf(cells)).toMatchObject([{ source: RADAR_SOURCE.actor, id: 12, snr: 9 }]);
  });

  test('power is neither lost nor made, however many echoes there are and in whatever order they come', () => {
    const random = new RandomStream(3, 'echoes');
    const echoes = Array.from({ length: 20_000 }, () => ({
      range: random.between(0.2, 250),
      azimuth: random.between(-0.157, 0.157),
      rate: random.between(-60, 60),
      snr: 1 + random.integer(50),
    }));
    const sums = [echoes, echoes.toReversed()].map((list) => {
      const cells = new EchoCells(parameters);
      for (const { range, azimuth, rate, snr } of list) cells.add(range, azimuth, rate, snr, RADAR_SOURCE.actor, 1);
      const groups = groupsOf(cells);
      return { count: groups.length, power: groups.reduce((sum, { snr }) => sum + snr, 0) };
    });
    const power = echoes.reduce((sum, { snr }) => sum + snr, 0);
    expect(sums[0].power).toBe(power);
    expect(sums[1].power).toBe(power);
  });

  test('range rates beyond what the radar can tell are left out; cleared cells are empty', () => {
    const cells = new EchoCells(parameters);
    cells.add(50, 0, parameters.rangeRateMax + 1, 10, RADAR_SOURCE.actor, 1);
    expect(groupsOf(cells)).toEqual([]);
    cells.add(50, 0, 0, 10, RADAR_SOURCE.actor, 1);
    cells.clear();
    expect(groupsOf(cells)).toEqual([]);
  });
});
