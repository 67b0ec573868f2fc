import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { TopicName } from '../../../src/core/messages.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { type LoadedScene, loadScene } from '../../../src/scenario/load-scene.ts';
import { gnssSchema } from '../../../src/scenario/rig/gnss-schema.ts';
import { imuSchema } from '../../../src/scenario/rig/imu-schema.ts';
import { gnssParameters, imuParameters, odometryParameters } from '../../../src/scenario/rig/inertial-parameters.ts';
import { odometrySchema } from '../../../src/scenario/rig/odometry-schema.ts';
import { ultrasonicParametersOf } from '../../../src/scenario/rig/ultrasonic-parameters-of.ts';
import { ultrasonicSchema } from '../../../src/scenario/rig/ultrasonic-schema.ts';
import { GNSS_PRESETS } from '../../../src/sensors/gnss/gnss-parameters.ts';
import { GnssReceiver } from '../../../src/sensors/gnss/gnss-receiver.ts';
import { IMU_PRESETS } from '../../../src/sensors/imu/imu-parameters.ts';
import { InertialUnit } from '../../../src/sensors/imu/inertial-unit.ts';
import { ODOMETRY_PRESETS } from '../../../src/sensors/odometry/odometry-parameters.ts';
import { ULTRASONIC_PRESETS } from '../../../src/sensors/ultrasonic/ultrasonic-parameters.ts';
import { GRAVITY } from '../../../src/world/gravity.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

const first = JSON.parse(await projectFiles.text('scenes/first-drive.json')) as Record<string, unknown>;
const { sensors: usual } = JSON.parse(await projectFiles.text('rigs/starter.json')) as { sensors: object[] };

function load(sensors: readonly object[], map = first.map) {
  const files: FileSource = {
    text: async (path) =>
      path === 'scenes/r.json' ? JSON.stringify({ ...first, map, rig: { sensors } }) : projectFiles.text(path),
    bytes: projectFiles.bytes,
  };
  return loadScene('scenes/r.json', files, projectMaps);
}

async function loaded(sensors: readonly object[]): Promise<LoadedScene> {
  const { loaded: scene, problems } = await load(sensors);
  if (scene === null) throw new Error(JSON.stringify(problems));
  return scene;
}

/** Hash of what is said on each topic over the first half second. */
async function hashesOf(sensors: readonly object[], topics: readonly string[]): Promise<string[]> {
  const { run } = assembleRun(await loaded([...usual, ...sensors]), { seed: 1, perception: 'oracle', segmenter: null });
  const said: unknown[][] = topics.map(() => []);
  for (let tick = 0; tick < 50; tick++) {
    run.step();
    for (const [i, topic] of topics.entries()) said[i].push(run.bus.publishedNow(topic as TopicName));
  }
  return said.map((list) => hashOf(list as never));
}

describe('receivers, inertial units, wheel and ultrasonic sensors in a rig', () => {
  test('tell the same to the bit, whoever sits beside them; the driver’s own as without them', async () => {
    const sensors = [
      { kind: 'gnss', name: 'roof', preset: 'automotive', mount: { x: 1, z: 1.5 } },
      { kind: 'imu', name: 'box', preset: 'tactical' },
      { kind: 'odometry', name: 'wheels', preset: 'automotive' },
      { kind: 'ultrasonic', name: 'front', mount: { x: 3.5, z: 0.5 } },
    ];
    const others = sensors.map((sensor) => ({ ...sensor, name: `other-${sensor.name}` }));
    const own = ['gnss', 'imu', 'odometry'];
    const named = ['gnss.roof', 'imu.box', 'odometry.wheels', 'ultrasonic.front'];
    const alone = await hashesOf(sensors, [...own, ...named]);
    expect(await hashesOf([...others, ...sensors], [...own, ...named])).toEqual(alone);
    expect(await hashesOf([], own)).toEqual(alone.slice(0, 3));
    expect(new Set(alone).size).toBe(alone.length);
  });

  test('have the parameters of their presets, and over them their own', () => {
    const gnss = gnssSchema.parse({ kind: 'gnss', name: 'a', preset: 'rtk', whiteSigma: 0.3, rate: 5 });
    expect(gnssParameters(gnss)).toMatchObject({ ...GNSS_PRESETS.rtk, whiteSigma: 0.3, rate: 5, isGeodetic: true });
    const imu = imuSchema.parse({ kind: 'imu', name: 'a', preset: 'tactical', gyroscope: { bias: 0 } });
    const { accelerometer, gyroscope } = IMU_PRESETS.tactical;
    expect(imuParameters(imu)).toMatchObject({ accelerometer, gyroscope: { ...gyroscope, bias: 0 } });
    const odometry = odometrySchema.parse({ kind: 'odometry', name: 'a', preset: 'automotive', teeth: 60 });
    expect(odometryParameters(odometry, { wheelRadius: 0.3, tyreFriction: 0.9 }, 0.5)).toMatchObject({
      ...ODOMETRY_PRESETS.automotive,
      teeth: 60,
      friction: 0.45,
    });
    const ultrasonic = ultrasonicSchema.parse({ kind: 'ultrasonic', name: 'a', preset: 'near', fading: 0 });
    expect(ultrasonicParametersOf(ultrasonic)).toMatchObject({ ...ULTRASONIC_PRESETS.near, fading: 0 });
  });

  test('are refused where they can not be, all at once', async () => {
    const { loaded: scene, problems } = await load([
      ...usual,
      { kind: 'gnss', name: 'a', preset: 'best', whiteSigma: -1, constellations: 5 },
      { kind: 'imu', name: 'a', gyroscope: { noiseDensity: -1, scaleErr: 0 } },
      { kind: 'odometry', name: 'a', teeth: 4.5 },
      { kind: 'ultrasonic', name: 'a', halfAngleDeg: 90, minRange: 6 },
      { kind: 'ultrasonic', name: 'b', mount: { z: 0 } },
    ]);
    expect(scene).toBeNull();
    const told = problems.map(({ path, message }) => `${path}: ${message}`).join('\n');
    for (const expected of [
      /sensors\[4\].preset: found "best", expected one of driver, consumer, automotive, rtk/,
      /sensors\[4\].whiteSigma: found -1, expected at least 0/,
      /sensors\[4\].constellations: found 5, expected at most 4/,
      /sensors\[5\].gyroscope.noiseDensity: found -1/,
      /sensors\[5\].gyroscope.scaleErr: unknown field/,
      /sensors\[6\].teeth: found 4.5/,
      /sensors\[7\].halfAngleDeg: found 90, expected at most 85/,
      /sensors\[8\].mount.z: found 0 m, in the ground/,
    ]) {
      expect(told).toMatch(expected);
    }
    const { problems: near } = await load([...usual, { kind: 'ultrasonic', name: 'a', minRange: 5, maxRange: 3 }]);
    expect(near.map(({ message }) => message)).toEqual(['found 3, expected more than the nearest distance, 5 m']);
  });

  test("what the map does not say of the earth is a note of the run; the driver's own asks for nothing", async () => {
    const notesOf = async (sensors: readonly object[]) =>
      assembleRun(await loaded(sensors), { seed: 1, perception: 'oracle', segmenter: null }).run.notes;
    const roof = { kind: 'gnss', name: 'roof' };
    expect(await notesOf([...usual, roof])).toContain('gnss: the map has no geoReference: no latitude and longitude');
    expect(await notesOf(usual)).toEqual([]);
  });
});

describe("the driver's own", () => {
  const truth = { ego: standingEgo({ x: 7, yaw: 0.3, yawRate: 0.2 }), actors: null, signals: null };
  const mount = { x: 1.2, y: 0.3, z: 1.5, yaw: 40, pitch: -5, roll: 3 };

  test('receiver tells the place of the origin by where it is told to sit', () => {
    const still = { kind: 'gnss', whiteSigma: 0, biasSigma: 0, mount };
    const fix = (fields: object) =>
      new GnssReceiver('gnss', gnssParameters(gnssSchema.parse(fields)), 1, { frame: null, chunks: [] }).measure(
        0,
        truth,
      );
    expect(fix(still).x).toBeCloseTo(7, 12);
    // Told 0.1 m too far in front: the place is that much behind.
    expect(fix({ ...still, calibrationError: { x: 0.1 } }).x).toBeCloseTo(7 - 0.1 * Math.cos(0.3), 12);
  });

  test("inertial unit tells forces and rates along the vehicle's axes", () => {
    const quiet = { noiseDensity: 0, bias: 0 };
    const fields = { kind: 'imu', accelerometer: quiet, gyroscope: quiet, mount: { ...mount, x: 0, y: 0, z: 0 } };
    const unit = new InertialUnit('imu', imuParameters(imuSchema.parse(fields)), 1);
    const { ax, az, yawRate } = unit.measure(0, truth);
    expect(ax).toBeCloseTo(0, 12);
    expect(az).toBeCloseTo(GRAVITY, 12);
    expect(yawRate).toBeCloseTo(0.2, 12);
  });
});
