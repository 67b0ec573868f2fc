import { describe, expect, test } from 'vitest';
import { MARK_KIND, MARK_KIND_BITS, MARK_YELLOW } from '../../../src/core/mark-kind.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { CameraModel } from '../../../src/sensors/camera/camera-model.ts';
import { DEFAULT_CAMERA } from '../../../src/sensors/camera/camera-parameters.ts';
import { shippedMap, shippedScenery } from '../../shipped-maps.ts';

const map = shippedMap('grid-city');
const scenery = shippedScenery('grid-city');

describe('kinds of lane markings', () => {
  test('are told of every pixel that is one and of no other, on a whole city', () => {
    const truth = { normals: false, flow: false, boxes: false, marks: true };
    const camera = new CameraModel('a', { ...DEFAULT_CAMERA, truth }, 1, scenery);
    const kinds = new Map<number, number>();
    let yellow = 0;
    for (const { centre } of map.lanes.filter(({ index }) => index % 23 === 0)) {
      const i = centre.count >> 1;
      const ego = standingEgo({ x: centre.x[i], y: centre.y[i], z: centre.z[i], yaw: centre.heading[i] });
      camera.measure(0, { ego, actors: null, signals: null });
      const { mark, semantic } = camera.truthOf();
      let wrong = 0;
      mark?.forEach((value, p) => {
        if ((value !== 0) !== (semantic[p] === SEMANTIC.laneMark)) wrong++;
        kinds.set(value & MARK_KIND_BITS, (kinds.get(value & MARK_KIND_BITS) ?? 0) + 1);
        if ((value & MARK_YELLOW) !== 0) yellow++;
      });
      expect(wrong).toBe(0);
    }
    for (const kind of [
      MARK_KIND.solid,
      MARK_KIND.broken,
      MARK_KIND.solidSolid,
      MARK_KIND.stopLine,
      MARK_KIND.crosswalk,
    ]) {
      expect(kinds.get(kind), `pixels of kind ${kind}`).toBeGreaterThan(50);
    }
    expect(yellow).toBeGreaterThan(50);
  });
});
