import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import type { CameraFrame, CameraTruth } from '../../src/core/messages/camera-frame.ts';
import type { EgoTruth } from '../../src/core/messages/ego-truth.ts';
import type { Messages, TopicName } from '../../src/core/messages.ts';
import { CameraModel } from '../../src/sensors/camera/camera-model.ts';
import { DEFAULT_CAMERA } from '../../src/sensors/camera/camera-parameters.ts';
import { frontCalibration } from '../../src/sensors/camera.ts';
import { SensorSuite } from '../../src/sensors/sensor-suite.ts';
import { actorsAt, sampleScenery } from './raster/sample-scenery.ts';

const scenery = sampleScenery();

function frontCamera(seed: number): SensorSuite {
  const model = new CameraModel('front', { ...DEFAULT_CAMERA, width: 64, height: 32 }, seed, scenery);
  return new SensorSuite('camera', [
    { kind: 'camera', topic: 'camera.front', truthTopic: 'truth.camera.front', rate: 10, model },
  ]);
}

function egoAt(x: number): EgoTruth {
  const zero = { z: 0, yaw: 0, pitch: 0, roll: 0, vx: 0, vy: 0, rollRate: 0, pitchRate: 0, yawRate: 0 };
  const rest = { ax: 0, ay: 0, az: 0, steer: 0, wheelAngles: new Float64Array(4), wheelTravel: new Float64Array(4) };
  return { x, y: 0, ...zero, ...rest, braking: false };
}

/** Steps a camera through ticks [from, to) over an ego that creeps forward; gives its frames. */
function drive(
  camera: SensorSuite,
  from: number,
  to: number,
): { frame: CameraFrame; truth: CameraTruth; tick: number }[] {
  const frames: { frame: CameraFrame; truth: CameraTruth; tick: number }[] = [];
  for (let tick = from; tick < to; tick++) {
    const messages: Partial<Messages> = {
      'truth.ego': egoAt(0.02 * tick),
      'truth.actors': actorsAt(scenery, [[1, 15, 1, 0]]),
      'truth.signals': { state: Uint8Array.of(1) },
    };
    const published: Partial<Messages> = {};
    camera.step(
      tick,
      {
        latest: (topic) => {
          const message = messages[topic];
          return message === undefined ? null : { tick, message: message as Messages[typeof topic] };
        },
      },
      { publish: (topic: TopicName, message: Messages[TopicName]) => Object.assign(published, { [topic]: message }) },
    );
    const frame = published['camera.front'];
    const truth = published['truth.camera.front'];
    if (frame !== undefined && truth !== undefined) frames.push({ frame, truth, tick });
    else expect(published).toEqual({});
  }
  return frames;
}

describe('the front camera', () => {
  test('gives a frame and its truth together, ten times a second', () => {
    const frames = drive(frontCamera(1), 0, 35);
    expect(frames.map(({ tick }) => tick)).toEqual([0, 10, 20, 30]);
    expect(frames[0].frame.rgb.length).toBe(3 * 64 * 32);
    expect(frames[0].truth.depth.length).toBe(64 * 32);
  });

  test('what it published stays as it was when later frames come', () => {
    const camera = frontCamera(1);
    const [first] = drive(camera, 0, 1);
    const hash = hashOf(first);
    drive(camera, 1, 60);
    expect(hashOf(first)).toBe(hash);
  });

  test('same seed, same frames; another seed, other noise over the same truth', () => {
    const [a, b, c] = [1, 1, 2].map((seed) => drive(frontCamera(seed), 0, 31));
    expect(hashOf(a)).toBe(hashOf(b));
    expect(hashOf(a.map(({ frame }) => frame))).not.toBe(hashOf(c.map(({ frame }) => frame)));
    expect(hashOf(a.map(({ truth }) => truth))).toBe(hashOf(c.map(({ truth }) => truth)));
  });

  test('goes on from a snapshot as if it had run through', () => {
    const whole = drive(frontCamera(3), 0, 60);
    const first = frontCamera(3);
    drive(first, 0, 25);
    const resumed = frontCamera(999);
    resumed.restore(structuredClone(first.snapshot()));
    expect(hashOf(drive(resumed, 25, 60))).toBe(hashOf(whole.slice(3)));
  });

  test('sees nothing before there is an ego', () => {
    const published: string[] = [];
    frontCamera(1).step(0, { latest: () => null }, { publish: (topic) => published.push(topic) });
    expect(published).toEqual([]);
  });

  test('its focal length spans 70 degrees', () => {
    const { width, fx, fy } = frontCalibration();
    expect((2 * Math.atan(width / 2 / fx) * 180) / Math.PI).toBeCloseTo(70, 10);
    expect(fy).toBe(fx);
  });
});
