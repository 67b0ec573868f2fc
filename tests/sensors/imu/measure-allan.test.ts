import { describe, expect, test } from 'vitest';
import { drawAllan } from '../../../src/sensors/imu/draw-allan.ts';
import { IMU_PRESETS, type ImuPresetName } from '../../../src/sensors/imu/imu-parameters.ts';
import { measureAllan, type UnitAllan } from '../../../src/sensors/imu/measure-allan.ts';

/** Recorded [s]: 100,000 samples of each output. */
const SECONDS = 1000;

function measured(name: ImuPresetName): UnitAllan {
  const measuring = measureAllan(name, IMU_PRESETS[name], SECONDS, 1);
  for (let step = measuring.next(); ; step = measuring.next()) if (step.done === true) return step.value;
}

describe('Allan deviation of the presets', () => {
  test.each(['consumer', 'automotive', 'tactical'] as const)('%s: the output has that of its parameters', (name) => {
    const { accelerometer, gyroscope } = measured(name);
    for (const { tau, measured: found, model } of [...accelerometer, ...gyroscope]) {
      const error = 1 / Math.sqrt(3 * 2 * (SECONDS / tau - 1));
      expect(Math.abs(found / model - 1)).toBeLessThan(0.005 + 3.5 * error);
    }
  });

  test('the same numbers give the same picture, of each unit a line and points', () => {
    const units = [measured('tactical')];
    const svg = drawAllan(units, 'a <b>');
    expect(drawAllan(units, 'a <b>')).toBe(svg);
    expect(svg).toContain('a &lt;b&gt;');
    expect(svg.match(/<circle/g)?.length).toBe(1 + units[0].gyroscope.length + units[0].accelerometer.length);
    expect(svg).not.toContain('NaN');
  });
});
