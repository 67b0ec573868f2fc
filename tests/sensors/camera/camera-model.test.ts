import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import type { CameraTruth } from '../../../src/core/messages/camera-frame.ts';
import type { EgoTruth } from '../../../src/core/messages/ego-truth.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { CameraModel } from '../../../src/sensors/camera/camera-model.ts';
import { type CameraParameters, DEFAULT_CAMERA, DEFAULT_PHOTO } from '../../../src/sensors/camera/camera-parameters.ts';
import { FLOW_STATE } from '../../../src/sensors/camera/flow-field.ts';
import { Lens } from '../../../src/sensors/camera/lens.ts';
import { CameraRenderer } from '../../../src/sensors/camera-renderer.ts';
import { ImageNoise } from '../../../src/sensors/raster/image-noise.ts';
import { actorsAt, sampleScenery } from '../raster/sample-scenery.ts';

const scenery = sampleScenery();
const ALL = { normals: true, flow: true, boxes: true, marks: true };
const WITH_TRUTH: CameraParameters = { ...DEFAULT_CAMERA, truth: ALL };
const FISHEYE: CameraParameters = {
  ...WITH_TRUTH,
  width: 192,
  height: 144,
  fieldOfView: 3.2,
  lens: { model: 'kannala-brandt', k1: 0.02, k2: -0.005, k3: 0.001, k4: 0 },
};
const BARREL: CameraParameters = {
  ...WITH_TRUTH,
  fieldOfView: 1.6,
  lens: { model: 'brown-conrady', k1: -0.28, k2: 0.07, p1: 0.0005, p2: -0.0003, k3: -0.008 },
};
const PHOTO: CameraParameters = {
  ...WITH_TRUTH,
  photo: { ...DEFAULT_PHOTO, lineTime: 0.0002, jpeg: 60, dirt: 0.05, drops: 0.05 },
};

function egoAt(x: number, y = 0, yaw = 0): EgoTruth {
  const zero = { z: 0, pitch: 0, roll: 0, vx: 0, vy: 0, rollRate: 0, pitchRate: 0, yawRate: 0 };
  const rest = { ax: 0, ay: 0, az: 0, steer: 0, wheelAngles: new Float64Array(4), wheelTravel: new Float64Array(4) };
  return { x, y, yaw, ...zero, ...rest, braking: false };
}

/** Takes pictures of an ego that goes on by `step` [m] and of a car before it, ten a second. */
function shoot(camera: CameraModel, frames: number, step = 0.5, actors: ActorsTruth | null = null) {
  const seen: { rgb: Uint8Array; truth: CameraTruth }[] = [];
  for (let k = 0; k < frames; k++) {
    const { rgb } = camera.measure(10 * k, { ego: egoAt(step * k), actors, signals: null });
    seen.push({ rgb, truth: camera.truthOf() });
  }
  return seen;
}

const parked = actorsAt(scenery, [[1, 18, 0, 0.3]]);

describe('CameraModel', () => {
  test("with its defaults it is the starter's camera to the bit, truth included", () => {
    const camera = new CameraModel('front', DEFAULT_CAMERA, 5, scenery);
    const starter = new CameraRenderer(sampleScenery(), camera.calibration);
    const noise = new ImageNoise(5, 'camera.front');
    for (const { rgb, truth } of shoot(camera, 2, 0, parked)) {
      starter.render(egoAt(0), parked, null, noise, 0);
      expect(hashOf(rgb)).toBe(hashOf(starter.rgb));
      const { depth, semantic, instance } = starter;
      expect(hashOf(truth)).toBe(hashOf({ width: 256, height: 128, depth, semantic, instance }));
    }
  });

  test.each([
    ['fisheye', FISHEYE],
    ['barrel', BARREL],
    ['photograph', PHOTO],
  ] as const)('%s: same seed, same frames; goes on from a snapshot as if it had run through', (_, parameters) => {
    const whole = shoot(new CameraModel('a', parameters, 3, scenery), 5, 0.5, parked);
    expect(hashOf(shoot(new CameraModel('a', parameters, 3, scenery), 5, 0.5, parked))).toBe(hashOf(whole));
    const first = new CameraModel('a', parameters, 3, scenery);
    shoot(first, 3, 0.5, parked);
    const second = new CameraModel('a', parameters, 99, scenery);
    // What is drawn once by the seed belongs to the camera, not to its state.
    const resumed = parameters.photo === null ? second : new CameraModel('a', parameters, 3, scenery);
    resumed.restore(structuredClone(first.snapshot()));
    for (let k = 3; k < 5; k++) {
      const { rgb } = resumed.measure(10 * k, { ego: egoAt(0.5 * k), actors: parked, signals: null });
      expect(hashOf({ rgb, truth: resumed.truthOf() })).toBe(hashOf(whole[k]));
    }
  });

  test('a camera that is added later changes nothing of the first, noise included', () => {
    const alone = shoot(new CameraModel('front', PHOTO, 1, scenery), 3, 0.5, parked);
    const [front, rear] = ['front', 'rear'].map((name) => new CameraModel(name, PHOTO, 1, scenery));
    const frames = [0, 1, 2].map((k) => {
      const world = { ego: egoAt(0.5 * k), actors: parked, signals: null };
      const { rgb } = front.measure(10 * k, world);
      const other = rear.measure(10 * k, world);
      if (k === 0) expect(hashOf(other.rgb)).not.toBe(hashOf(rgb));
      return { rgb, truth: front.truthOf() };
    });
    expect(hashOf(frames)).toBe(hashOf(alone));
  });

  test('what it gave stays as it was when later frames come', () => {
    const camera = new CameraModel('a', PHOTO, 1, scenery);
    const [first] = shoot(camera, 1, 0.5, parked);
    const hash = hashOf(first);
    shoot(camera, 3, 0.7, parked);
    expect(hashOf(first)).toBe(hash);
  });

  test('a displaced body sees what a camera that is mounted there sees', () => {
    const moved = { x: 0.1, y: -0.2, z: 0.05, yaw: 0.1, pitch: 0, roll: 0 };
    const flat = { ...DEFAULT_CAMERA.mount, pitch: 0 };
    const [a, b] = [flat, { x: 2, y: -0.2, z: 1.4, yaw: 0.1, pitch: 0, roll: 0 }].map(
      (mount) => new CameraModel('a', { ...WITH_TRUTH, mount }, 1, scenery),
    );
    a.displace(moved);
    const [seen] = shoot(a, 1);
    const [wanted] = shoot(b, 1);
    const alike = seen.truth.semantic.filter((kind, p) => kind === wanted.truth.semantic[p]).length;
    expect(alike / seen.truth.semantic.length).toBeGreaterThan(0.999);
  });
});

describe('truth images', () => {
  const rows = {
    pinhole: WITH_TRUTH,
    antialiased: { ...WITH_TRUTH, quality: { ...WITH_TRUTH.quality, antialiasing: 2 } },
  } as const;

  test.each([
    ['pinhole', rows.pinhole],
    ['antialiased', rows.antialiased],
    ['barrel', BARREL],
    ['fisheye', FISHEYE],
  ] as const)("%s: depth of the ground is that of the pixel's own ray, its normal is up", (_, parameters) => {
    const camera = new CameraModel('a', parameters, 1, scenery);
    const [{ truth }] = shoot(camera, 1);
    const { width, fx, fy, cx, cy } = camera.calibration;
    const lens = new Lens(parameters.lens);
    const ray = new Float64Array(3);
    const { pitch, z: height } = parameters.mount;
    let ground = 0;
    for (let p = 0; p < truth.depth.length; p++) {
      if (truth.semantic[p] !== SEMANTIC.road) continue;
      if (!lens.direction(((p % width) + 0.5 - cx) / fx, (Math.floor(p / width) + 0.5 - cy) / fy, ray)) continue;
      // Down in the map of a ray in the optical frame that is pitched nose down.
      const down = ray[1] * Math.cos(pitch) + ray[2] * Math.sin(pitch);
      const way = height / down;
      const wanted = parameters.lens.model === 'kannala-brandt' ? way : way * ray[2];
      if (way > 45) continue;
      ground++;
      expect(Math.abs(truth.depth[p] / wanted - 1)).toBeLessThan(0.004);
      const normal = [0, 1, 2].map((c) => ((truth.normal as Uint8Array)[3 * p + c] - 128) / 127);
      expect(Math.hypot(normal[0], normal[1] + Math.cos(pitch), normal[2] + Math.sin(pitch))).toBeLessThan(0.01);
    }
    expect(ground).toBeGreaterThan(4000);
    expect(truth.depthAlong).toBe(parameters.lens.model === 'kannala-brandt' ? 'ray' : undefined);
  });

  test.each([
    ['pinhole', WITH_TRUTH],
    ['barrel', BARREL],
    ['fisheye', FISHEYE],
  ] as const)('%s: flow of a still scene is its reprojection into the picture before', (_, parameters) => {
    const camera = new CameraModel('a', parameters, 1, scenery);
    const lens = new Lens(parameters.lens);
    const mount = { ...parameters.mount };
    const { width, fx, fy, cx, cy } = camera.calibration;
    const [before, now] = [egoAt(0), egoAt(0.6, 0.1, 0.03)];
    camera.measure(0, { ego: before, actors: null, signals: null });
    camera.measure(10, { ego: now, actors: null, signals: null });
    const { depth, flow, flowState, semantic } = camera.truthOf();
    const ray = new Float64Array(3);
    const place = new Float64Array(2);
    /** Forward, left, up in the map <- optical, of a level car at yaw. */
    const turned = (v: readonly number[], yaw: number, back: boolean) => {
      const [cp, sp] = [Math.cos(mount.pitch), Math.sin(mount.pitch)];
      const [cw, sw] = [Math.cos(yaw), Math.sin(yaw)];
      const forward = [cp * cw, cp * sw, -sp];
      const left = [-sw, cw, 0];
      const up = [sp * cw, sp * sw, cp];
      if (back) {
        const dot = (a: readonly number[]) => a[0] * v[0] + a[1] * v[1] + a[2] * v[2];
        return [-dot(left), -dot(up), dot(forward)];
      }
      return [0, 1, 2].map((i) => -left[i] * v[0] - up[i] * v[1] + forward[i] * v[2]);
    };
    const eye = (ego: EgoTruth) => [ego.x + mount.x * Math.cos(ego.yaw), ego.y + mount.x * Math.sin(ego.yaw), mount.z];
    let checked = 0;
    for (let p = 0; p < depth.length; p += 5) {
      if (flowState?.[p] !== FLOW_STATE.seen) continue;
      lens.direction(((p % width) + 0.5 - cx) / fx, (Math.floor(p / width) + 0.5 - cy) / fy, ray);
      const world = turned([...ray], now.yaw, false);
      let seen = world;
      if (semantic[p] !== SEMANTIC.sky) {
        const way = parameters.lens.model === 'kannala-brandt' ? depth[p] : depth[p] / ray[2];
        const [a, b] = [eye(now), eye(before)];
        seen = world.map((value, i) => a[i] + way * value - b[i]);
      }
      const [x, y, z] = turned(seen, before.yaw, true);
      expect(lens.project(x, y, z, place)).toBe(true);
      const du = (p % width) + 0.5 - (fx * place[0] + cx);
      const dv = Math.floor(p / width) + 0.5 - (fy * place[1] + cy);
      const [u, v] = [(flow as Float32Array)[2 * p], (flow as Float32Array)[2 * p + 1]];
      expect(Math.hypot(du - u, dv - v)).toBeLessThan(0.01);
      checked++;
    }
    expect(checked).toBeGreaterThan(2500);
  });

  test('flow of an actor is its own; what it lays bare was hidden; the first frame knows nothing', () => {
    const camera = new CameraModel('a', WITH_TRUTH, 1, scenery);
    const at = (y: number) => actorsAt(scenery, [[1, 15, y, Math.PI / 2]]);
    camera.measure(0, { ego: egoAt(0), actors: at(-1), signals: null });
    expect(camera.truthOf().flowState?.every((state) => state === FLOW_STATE.unknown)).toBe(true);
    camera.measure(10, { ego: egoAt(0), actors: at(0.5), signals: null });
    const { instance, flow, flowState, depth, width } = camera.truthOf();
    const { fx } = camera.calibration;
    let [car, hidden, right] = [0, 0, 0];
    instance.forEach((id, p) => {
      const [u, v] = [(flow as Float32Array)[2 * p], (flow as Float32Array)[2 * p + 1]];
      if (id === 2) {
        car++;
        // It moves 1.5 m to the left, which is as many pixels as its depth says.
        expect(u).toBeCloseTo((-1.5 * fx) / depth[p], 2);
        expect(Math.abs(v)).toBeLessThan(0.01);
      } else {
        expect(Math.hypot(u, v)).toBeLessThan(0.01);
        if (flowState?.[p] === FLOW_STATE.hidden) {
          hidden++;
          if (p % width > width / 2) right++;
        }
      }
    });
    expect(car).toBeGreaterThan(400);
    expect(hidden).toBeGreaterThan(100);
    // But for what shows between its wheels.
    expect(right / hidden).toBeGreaterThan(0.8);
  });
});

describe('boxes', () => {
  const look = (places: Parameters<typeof actorsAt>[1], parameters = WITH_TRUTH) => {
    const camera = new CameraModel('a', parameters, 1, scenery);
    camera.measure(0, { ego: egoAt(0), actors: actorsAt(scenery, places), signals: null });
    return { boxes: camera.truthOf().boxes!, truth: camera.truthOf(), calibration: camera.calibration };
  };

  test('the whole box encloses the box of the pixels seen; 3D position and heading are those of KITTI', () => {
    for (const parameters of [WITH_TRUTH, BARREL, FISHEYE]) {
      const { boxes, truth } = look(
        [
          [1, 18, 0, 0.3],
          [3, 14, 5, -2],
        ],
        { ...parameters, mount: { ...parameters.mount, pitch: 0 } },
      );
      expect([...boxes.id]).toEqual([2, 3]);
      for (let k = 0; k < 2; k++) {
        const [seen, whole] = [boxes.seen, boxes.whole].map((all) => all.subarray(4 * k, 4 * k + 4));
        for (const side of [0, 1]) {
          expect(whole[side]).toBeLessThan(seen[side] + 1);
          expect(whole[side + 2]).toBeGreaterThan(seen[side + 2] - 1);
        }
        expect(boxes.pixels[k]).toBe(truth.instance.filter((id) => id === 2 + k).length);
        expect(boxes.visibility[k]).toBe(1);
        expect(boxes.truncation[k]).toBe(0);
      }
      const { x, z } = parameters.mount;
      [0, z, 18 - x, -5, z, 14 - x].forEach((wanted, i) => {
        expect(boxes.position[i]).toBeCloseTo(wanted, 5);
      });
      // Heading 0 is along the optical axis: rotation_y is -pi/2 there, and grows to the right.
      expect(boxes.rotationY[0]).toBeCloseTo(-Math.PI / 2 - 0.3, 5);
    }
  });

  test('visibility is the share that is not hidden; who is wholly hidden has none', () => {
    const { boxes } = look([
      [3, 9, 0, 0],
      [1, 22, -4.4, 0],
      [1, 30, 0, 0],
    ]);
    expect(boxes.visibility[0]).toBe(1);
    expect(boxes.visibility[1]).toBeGreaterThan(0);
    expect(boxes.visibility[1]).toBeLessThan(1);
    const alone = look([[1, 22, -4.4, 0]]).boxes;
    expect(boxes.visibility[1]).toBeCloseTo(boxes.pixels[1] / alone.pixels[0], 5);
    expect(boxes.visibility[2]).toBe(0);
    expect(boxes.pixels[2]).toBe(0);
  });

  test("truncation is the share of the whole box beyond the picture's border", () => {
    const { boxes, calibration } = look([[1, 10, 6, 0]]);
    const [left, top, right, bottom] = boxes.whole;
    expect(left).toBeLessThan(0);
    expect(top).toBeGreaterThan(0);
    expect(bottom).toBeLessThan(calibration.height);
    expect(boxes.truncation[0]).toBeCloseTo(-left / (right - left), 5);
    expect(boxes.visibility[0]).toBe(1);
    expect(look([[1, -20, 0, 0]]).boxes.count).toBe(0);
    expect(look([[1, 10, 40, 0]]).boxes.count).toBe(0);
  });
});
