import { describe, expect, test } from 'vitest';
import { firstActorOnRay } from '../../../src/sensors/radar/wall-bounce.ts';
import { actorsAt, sampleScenery } from '../raster/sample-scenery.ts';

const scenery = sampleScenery();
const out = { actor: -1, way: 0 };

describe('firstActorOnRay', () => {
  const actors = actorsAt(scenery, [
    [1, 20, 0, 0],
    [1, 40, 0, Math.PI / 2],
  ]);

  test('meets the nearer end of the nearer box', () => {
    firstActorOnRay(actors, 0, 0, 1, 0, 100, out);
    expect(out.actor).toBe(0);
    expect(out.way).toBeCloseTo(20 - actors.length[0] / 2, 9);
  });

  test('meets the side of a box that stands across', () => {
    firstActorOnRay(actors, 60, 0, -1, 0, 100, out);
    expect(out.actor).toBe(1);
    expect(out.way).toBeCloseTo(20 - actors.width[1] / 2, 9);
  });

  test('meets nothing beside, behind, or out of reach', () => {
    expect(firstActorOnRay(actors, 0, 5, 1, 0, 100, out).actor).toBe(-1);
    expect(firstActorOnRay(actors, 0, 0, -1, 0, 100, out).actor).toBe(-1);
    expect(firstActorOnRay(actors, 0, 0, 1, 0, 10, out).actor).toBe(-1);
  });
});
