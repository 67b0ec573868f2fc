import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { CameraFrame, CameraTruth } from '../../../src/core/messages/camera-frame.ts';
import type { Gnss, Imu } from '../../../src/core/messages/motion-readings.ts';
import type { LidarTruth } from '../../../src/core/point-cloud.ts';
import type { Pose } from '../../../src/core/pose.ts';
import type { RandomStream } from '../../../src/core/random.ts';
import { clonePlain } from '../../../src/core/snapshot.ts';
import { frontCalibration } from '../../../src/sensors/camera.ts';
import { CAMERA_DISTURBER } from '../../../src/sensors/faults/disturb-camera.ts';
import { IMU_DISTURBER, ODOMETRY_DISTURBER } from '../../../src/sensors/faults/disturb-inertial.ts';
import { LIDAR_DISTURBER } from '../../../src/sensors/faults/disturb-lidar.ts';
import { RADAR_DISTURBER } from '../../../src/sensors/faults/disturb-radar.ts';
import { isBetween } from '../../../src/sensors/faults/disturber.ts';
import { type FaultCourse, FaultLine } from '../../../src/sensors/faults/fault-line.ts';
import type { FaultEffect, SensorFault } from '../../../src/sensors/faults/sensor-fault.ts';
import type { FittedSensor, SensorModel } from '../../../src/sensors/sensor.ts';

/** Where the model is set off its mount, in turn. */
const displaced: (Pose | null)[] = [];

const model: SensorModel = {
  measure: () => null,
  displace: (by) => displaced.push(by),
  snapshot: () => null,
  restore() {},
};
const sensor: FittedSensor = { kind: 'gnss', topic: 'gnss', truthTopic: null, rate: 10, model };

/** A line with one fault from tick 20 to 60. */
function lineWith(effect: FaultEffect, seed = 1): FaultLine {
  const fault: SensorFault = { index: 0, topic: 'gnss', from: 20, to: 60, effect };
  return new FaultLine(sensor, [fault, { ...fault, topic: 'imu', effect: { kind: 'dead' } }], seed);
}

/** What comes of fixes whose x is their tick: x and lateness by tick, ten ticks apart. */
function deliveries(line: FaultLine, from = 0, to = 80): [tick: number, x: number, late: number][] {
  const told: [number, number, number][] = [];
  for (let tick = from; tick < to; tick += 10) {
    const fix: Gnss = { valid: true, x: tick, y: 0, z: 0, sigma: 1 };
    const delivery = line.deliver(tick, { message: fix, truth: null });
    if (delivery !== null) told.push([tick, (delivery.message as Gnss).x, delivery.late]);
  }
  return told;
}

function countOf(line: FaultLine): number | undefined {
  const courses = new Map<number, FaultCourse>();
  line.tellInto(courses);
  return courses.get(0)?.measurements;
}

describe('a fault', () => {
  test('of a dead sensor: nothing comes while it lasts', () => {
    const line = lineWith({ kind: 'dead' });
    expect(deliveries(line).map(([tick]) => tick)).toEqual([0, 10, 60, 70]);
    expect(countOf(line)).toBe(4);
  });

  test('of a frozen sensor: what it said last comes again', () => {
    expect(deliveries(lineWith({ kind: 'frozen' })).map(([, x]) => x)).toEqual([0, 10, 10, 10, 10, 10, 60, 70]);
  });

  test('of a delayed sensor: all comes so many ticks late', () => {
    const late = deliveries(lineWith({ kind: 'delayed', delay: 33 })).map(([, , ticks]) => ticks);
    expect(late).toEqual([0, 0, 33, 33, 33, 33, 0, 0]);
  });

  test('of dropped frames: as many as the probability says, by the seed', () => {
    const fault: SensorFault = {
      index: 0,
      topic: 'gnss',
      from: 0,
      to: Number.POSITIVE_INFINITY,
      effect: { kind: 'dropped', probability: 0.3 },
    };
    const count = 20_000;
    const told = [1, 1, 2].map((seed) => deliveries(new FaultLine(sensor, [fault], seed), 0, 10 * count));
    expect(hashOf(told[0])).toBe(hashOf(told[1]));
    expect(hashOf(told[0])).not.toBe(hashOf(told[2]));
    // Five standard deviations of a binomial share.
    expect(Math.abs(told[0].length / count - 0.7)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / count));
  });

  test('of noise: while it lasts', () => {
    const noisy = deliveries(lineWith({ kind: 'noisy', sigma: 5 }));
    expect(noisy[1][1]).toBe(10);
    expect(noisy[2][1]).not.toBe(20);
    expect(noisy[6][1]).toBe(60);
  });

  test('of a shift: the model is set off its mount before it measures, and put back', () => {
    const by = { x: 2, y: 1, z: 0, yaw: 0.1, pitch: 0, roll: 0 };
    const line = lineWith({ kind: 'shifted', by });
    displaced.length = 0;
    for (const tick of [10, 20, 50, 60]) line.displace(tick);
    expect(displaced).toEqual([null, by, by, null]);
    expect(deliveries(line)[2][1]).toBe(20);
  });

  test('goes on from a snapshot as if it had run through', () => {
    for (const effect of [
      { kind: 'frozen' },
      { kind: 'dropped', probability: 0.5 },
      { kind: 'noisy', sigma: 1 },
    ] as const) {
      const through = lineWith(effect);
      const whole = deliveries(through);
      const begun = lineWith(effect);
      deliveries(begun, 0, 40);
      const resumed = lineWith(effect, 99);
      resumed.restore(clonePlain(begun.snapshot()));
      expect(deliveries(resumed, 40)).toEqual(whole.filter(([tick]) => tick >= 40));
      expect(countOf(resumed)).toBe(countOf(through));
    }
  });
});

describe('what is disturbed', () => {
  const calibration = frontCalibration(64, 32);
  const frame: CameraFrame = { calibration, rgb: new Uint8Array(3 * 64 * 32).fill(100) };
  const measured = { message: frame, truth: null as unknown as CameraTruth };
  const black = (rgb: Uint8Array) => rgb.reduce((count, value) => count + (value === 0 ? 1 : 0), 0) / (3 * 32);

  test('a sector of a camera is black, from right to left, and the rest as it was', () => {
    const rgb = CAMERA_DISTURBER.sector?.(measured, 0, Math.PI).message.rgb ?? frame.rgb;
    expect(black(rgb)).toBe(32);
    expect([rgb[0], rgb[3 * 63]]).toEqual([0, 100]);
    // Half of the half angle of 35 degrees: tan(17.5) / tan(35) of the half picture.
    const narrow = CAMERA_DISTURBER.sector?.(measured, -17.5 * (Math.PI / 180), 0).message.rgb ?? frame.rgb;
    expect(black(narrow)).toBe(Math.round((32 * Math.tan((17.5 * Math.PI) / 180)) / Math.tan((35 * Math.PI) / 180)));
    expect(frame.rgb.every((value) => value === 100)).toBe(true);
  });

  test('a picture is as bright as it can be, at most; its noise has the deviation asked for', () => {
    expect(CAMERA_DISTURBER.saturated?.(measured, 2).message.rgb[5]).toBe(200);
    expect(CAMERA_DISTURBER.saturated?.(measured, 8).message.rgb[5]).toBe(255);
    const line = { integer: () => 1234 } as never;
    const rgb = CAMERA_DISTURBER.noisy?.(frame, 20, line).rgb ?? frame.rgb;
    const mean = rgb.reduce((sum, value) => sum + value, 0) / rgb.length;
    const deviation = Math.sqrt(rgb.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rgb.length);
    expect(Math.abs(mean - 100)).toBeLessThan((5 * 20) / Math.sqrt(rgb.length));
    expect(Math.abs(deviation / 20 - 1)).toBeLessThan(0.05);
  });

  test('a swapped picture comes with the calibration of the camera that is thought to have made it', () => {
    const other = { ...frame, calibration: frontCalibration(64, 32) };
    expect(CAMERA_DISTURBER.relabelled?.(other, frame).calibration).toBe(calibration);
  });

  test('forces, rates and speeds are cut off', () => {
    const sample: Imu = { ax: 3, ay: -3, az: 9.81, rollRate: 0.3, pitchRate: 0, yawRate: -0.9 };
    const cut = IMU_DISTURBER.saturated?.({ message: sample, truth: null }, 0.2).message as Imu;
    expect([cut.ax, cut.ay, cut.yawRate]).toEqual([0.2 * 9.81, -0.2 * 9.81, -0.2]);
    expect(ODOMETRY_DISTURBER.saturated?.({ message: { speed: 12, steer: 0 }, truth: null }, 5).message.speed).toBe(5);
  });

  test('detections of a radar are lost in a sector or in noise, or seen from elsewhere', () => {
    const of = (...values: number[]) => Float32Array.from(values);
    const scan = {
      count: 2,
      range: of(10, 20),
      azimuth: of(0.5, -0.25),
      rangeRate: of(1, 2),
      rcs: of(3, 4),
      snr: of(20, 40),
    };
    const truth = { count: 2, source: Uint8Array.of(2, 1), id: Int32Array.of(7, 0) };
    const seen = { message: scan, truth };
    const sector = RADAR_DISTURBER.sector?.(seen, 0, 1);
    expect(sector).toMatchObject({
      message: { count: 1, range: of(20) },
      truth: { count: 1, source: Uint8Array.of(1) },
    });
    expect(RADAR_DISTURBER.saturated?.(seen, 30)).toMatchObject({ message: { count: 1, snr: of(40) } });
    const by = { x: 0, y: 0, z: 0, yaw: 0.25, pitch: 0, roll: 0 };
    const turned = RADAR_DISTURBER.shifted?.(scan, by);
    expect(turned?.azimuth[0]).toBeCloseTo(0.25, 6);
    expect(turned?.range[1]).toBeCloseTo(20, 5);
  });

  test('points of a lidar are lost in a sector or when dazzled, with the truth of them, or lie off along their beams', () => {
    const of = (...values: number[]) => Float32Array.from(values);
    const message = {
      mount: { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 },
      columns: 4,
      channels: 1,
      firstAzimuth: 0,
      azimuthStep: 1,
      duration: 0,
      isClockwise: false,
      count: 2,
      x: of(10, 0),
      y: of(0, 20),
      z: of(1, 2),
      intensity: Uint8Array.of(200, 10),
      beam: Uint32Array.of(0, 1),
      echo: Uint8Array.of(0, 0),
    };
    const cause = Uint8Array.of(0, 3);
    const truth = { cause } as unknown as LidarTruth;
    const ahead = LIDAR_DISTURBER.sector?.({ message, truth }, -1, 1);
    expect(ahead).toMatchObject({
      message: { count: 1, y: of(20), beam: Uint32Array.of(1) },
      truth: { cause: Uint8Array.of(3) },
    });
    const dazzled = LIDAR_DISTURBER.saturated?.({ message, truth }, 0.2);
    expect(dazzled).toMatchObject({ message: { count: 1, intensity: Uint8Array.of(255) } });
    const off = LIDAR_DISTURBER.noisy?.(message, 0.5, { normal: () => 2 } as RandomStream);
    expect(off?.x[0]).toBeCloseTo(10 + 10 / Math.sqrt(101), 5);
    expect(off?.y[1]).toBeCloseTo(20 + 20 / Math.sqrt(404), 5);
    expect(message.x[0]).toBe(10);
  });

  test('a sector may lie across the back', () => {
    expect([3, -3, 0, 2].map((angle) => isBetween(angle, 2.5, -2.5))).toEqual([true, true, false, false]);
    expect([-1, 0, 1].map((angle) => isBetween(angle, -0.5, 0.5))).toEqual([false, true, false]);
  });
});
