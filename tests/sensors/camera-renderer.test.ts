import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { type ActorsTruth, LIGHT } from '../../src/core/messages/actors-truth.ts';
import { SIGNAL_STATE, type SignalsTruth } from '../../src/core/messages/signals.ts';
import { SEMANTIC } from '../../src/core/semantic-class.ts';
import { frontCalibration } from '../../src/sensors/camera.ts';
import { CameraRenderer } from '../../src/sensors/camera-renderer.ts';
import { ImageNoise } from '../../src/sensors/raster/image-noise.ts';
import { Rasteriser } from '../../src/sensors/raster/rasteriser.ts';
import { cameraView } from '../../src/sensors/raster/view.ts';
import { clearSky } from '../../src/world/scenery/atmosphere.ts';
import { buildScenery } from '../../src/world/scenery/build-scenery.ts';
import { firstTownMap } from '../map/first-town-map.ts';
import { actorsAt, sampleScenery } from './raster/sample-scenery.ts';

const ego = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
const scenery = sampleScenery();
const renderer = new CameraRenderer(scenery, frontCalibration());
const { width, height } = renderer.calibration;

/** The mean red, green, blue of the pixels where `wanted` holds. */
function meanColour({ rgb }: CameraRenderer, wanted: (pixel: number) => boolean): number[] {
  const sum = [0, 0, 0, 0];
  for (let p = 0; p < width * height; p++) {
    if (!wanted(p)) continue;
    for (let c = 0; c < 3; c++) sum[c] += rgb[3 * p + c];
    sum[3]++;
  }
  return [sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]];
}

/** A frame without noise. */
function render(actors: ActorsTruth | null, signals: SignalsTruth | null = null, of = renderer): CameraRenderer {
  of.render(ego, actors, signals, null);
  return of;
}

describe('CameraRenderer', () => {
  test('depth, class and instance agree: sky is endless, actors carry their id and the class of their kind', () => {
    const actors = actorsAt(scenery, [
      [1, 18, 0, 0.3],
      [4, 30, -3, 2],
    ]);
    const { depth, semantic, instance } = render(actors);
    const ofInstance = new Map([
      [2, SEMANTIC.car],
      [3, SEMANTIC.truck],
    ]);
    const seen = new Set<number>();
    const wrong: number[] = [];
    for (let p = 0; p < width * height; p++) {
      seen.add(instance[p]);
      if ((depth[p] === Number.POSITIVE_INFINITY) !== (semantic[p] === SEMANTIC.sky)) wrong.push(p);
      const isActor = semantic[p] === SEMANTIC.car || semantic[p] === SEMANTIC.truck;
      if (isActor !== instance[p] > 0 || (isActor && ofInstance.get(instance[p]) !== semantic[p])) wrong.push(p);
    }
    expect(wrong).toEqual([]);
    expect(seen).toEqual(new Set([0, 2, 3]));
  });

  test('an actor fills the pixels that its box projects to, at its distance', () => {
    const { depth, instance } = render(actorsAt(scenery, [[1, 18, 0, 0]]));
    const { fx, cx, mount } = renderer.calibration;
    const { length, width: across } = scenery.models[1];
    const near = 18 - length / 2 - mount.x;
    let left = width;
    let right = 0;
    let nearest = Number.POSITIVE_INFINITY;
    for (let p = 0; p < width * height; p++) {
      if (instance[p] !== 2) continue;
      left = Math.min(left, p % width);
      right = Math.max(right, p % width);
      nearest = Math.min(nearest, depth[p]);
    }
    expect(nearest).toBeGreaterThan(near - 0.1);
    expect(nearest).toBeLessThan(near + 0.4);
    expect(right + 1 - left).toBeLessThanOrEqual((fx * across) / near + 2);
    expect(right + 1 - left).toBeGreaterThan((0.9 * fx * across) / (near + 0.5));
    expect(Math.abs((right + 1 + left) / 2 - cx)).toBeLessThan(1);
  });

  test('an actor darkens the ground beside it on the side away from the sun', () => {
    const plain = meanColour(render(null), () => true);
    const sun = clearSky(Math.PI / 2, 0.5, 2000);
    const lit = new CameraRenderer(sampleScenery(sun), frontCalibration());
    const ground = (side: 1 | -1) => (p: number) =>
      lit.semantic[p] === SEMANTIC.road && lit.depth[p] < 12 && Math.sign(width / 2 - (p % width) - 0.5) === side;
    const actors = actorsAt(scenery, [[3, 9, 0, 0]]);
    render(null, null, lit);
    const open = [1, -1].map((side) => meanColour(lit, ground(side as 1 | -1))[1]);
    render(actors, null, lit);
    const shaded = [1, -1].map((side) => meanColour(lit, ground(side as 1 | -1))[1]);
    // The sun stands to the left, so the van's shadow falls to the right.
    expect(shaded[1]).toBeLessThan(open[1] - 8);
    expect(shaded[0]).toBeGreaterThan(open[0] - 8);
    expect(plain[0]).toBeGreaterThan(30);
  });

  test('brake lamps and signal lamps burn in their colours', () => {
    const place = [[1, 12, 0, 0]] as const;
    const red = (lights: number) => {
      const { rgb, instance } = render(actorsAt(scenery, place, 0x8a8d91, lights));
      return rgb.filter((_, i) => i % 3 === 0 && instance[i / 3] === 2 && rgb[i] > 200 && rgb[i + 1] < 110).length;
    };
    expect(red(LIGHT.brake)).toBeGreaterThan(red(0) + 10);

    const lamp = (p: number) => renderer.semantic[p] === SEMANTIC.trafficLight;
    const ofState = (state: number) => meanColour(render(null, { state: Uint8Array.of(state) }), lamp);
    const [onRed, onGreen, off] = [SIGNAL_STATE.red, SIGNAL_STATE.green, SIGNAL_STATE.off].map(ofState);
    expect(onRed[0] - onRed[1]).toBeGreaterThan(off[0] - off[1] + 15);
    expect(onGreen[1] - onGreen[0]).toBeGreaterThan(off[1] - off[0] + 15);
  });

  test('the sun from the other side changes the picture and nothing else', () => {
    render(null);
    const [picture, depth, semantic] = [renderer.rgb, renderer.depth, renderer.semantic].map((array) => hashOf(array));
    const other = render(null, null, new CameraRenderer(sampleScenery(clearSky(1, 0.5, 2000)), frontCalibration()));
    expect(hashOf(other.rgb)).not.toBe(picture);
    expect(hashOf(other.depth)).toBe(depth);
    expect(hashOf(other.semantic)).toBe(semantic);
  });

  test('haze draws far things towards the colour of the horizon (Koschmieder)', () => {
    const wall = (p: number) => renderer.semantic[p] === SEMANTIC.building;
    render(null);
    const [clear, thick] = [2000, 60].map((visibility) => {
      const atmosphere = clearSky(4, 0.5, visibility);
      return meanColour(render(null, null, new CameraRenderer(sampleScenery(atmosphere), frontCalibration())), wall);
    });
    const horizon = clearSky(4, 0.5, 60).horizon;
    const away = (colour: number[]) => Math.hypot(...colour.map((value, i) => value - horizon[i]));
    expect(away(thick)).toBeLessThan(0.7 * away(clear));
  });

  test('noise has the mean 0 and the strength that the sensor model states', () => {
    render(null);
    const clean = renderer.rgb.slice();
    const noise = new ImageNoise(5, 'camera.front');
    noise.exposure = 1;
    renderer.render(ego, null, null, noise);
    let sum = 0;
    let squares = 0;
    let count = 0;
    for (let i = 0; i < clean.length; i++) {
      if (clean[i] < 30 || clean[i] > 225) continue;
      const d = renderer.rgb[i] - clean[i];
      sum += d;
      squares += d * d;
      count++;
    }
    expect(Math.abs(sum / count)).toBeLessThan(0.1);
    const deviation = Math.sqrt(squares / count);
    expect(deviation).toBeGreaterThan(1);
    expect(deviation).toBeLessThan(3);
  });

  test('leaving out what lies outside the view or behind houses changes nothing', () => {
    const map = firstTownMap();
    const town = buildScenery(map, 2);
    const culling = new CameraRenderer(town, frontCalibration());
    const plain = new Rasteriser(width, height);
    for (const { centre } of map.lanes.filter(({ index }) => index % 17 === 3)) {
      const pose = { ...ego, x: centre.x[0], y: centre.y[0], z: centre.z[0], yaw: centre.heading[0] };
      culling.render(pose, null, null, null);
      cameraView(culling.calibration, pose, plain.view);
      plain.begin();
      for (const chunk of town.chunks) plain.drawStatic(chunk, 0);
      expect(hashOf(culling.depth)).toBe(hashOf(plain.target.nearness.map((w) => 1 / w)));
    }
  });

  test('the picture is frozen: weights of the network belong to these very pixels', () => {
    const actors = actorsAt(scenery, [
      [0, 14, 2, 0.4],
      [3, 24, -3, 3],
    ]);
    const frame = new CameraRenderer(sampleScenery(), frontCalibration());
    frame.render(ego, actors, { state: Uint8Array.of(SIGNAL_STATE.red) }, new ImageNoise(1, 'camera.front'));
    // When this changes on purpose, the network has to be trained anew: npm run retrain.
    expect(hashOf([frame.rgb, frame.depth, frame.semantic, frame.instance])).toBe('15e41c74111076d3');
  });
});
