import { type Mesh, MeshLambertMaterial, Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import type { EgoTruth } from '../../src/core/messages/ego-truth.ts';
import { withoutWheels } from '../../src/render/surface/without-wheels.ts';
import { EgoWheels } from '../../src/render/views/ego-wheels.ts';
import { buildModels } from '../../src/world/scenery/models/build-models.ts';
import { compactHatchback } from '../../src/world/vehicles/compact-hatchback.ts';
import { sampleMessages } from '../core/sample-messages.ts';

const VEHICLE = compactHatchback;

function state(changes: Partial<EgoTruth>): EgoTruth {
  const still = { steer: 0, wheelAngles: new Float64Array(4), wheelTravel: new Float64Array(4) };
  return { ...sampleMessages()['truth.ego'], ...still, ...changes };
}

/** Where a point of a wheel's own frame lies in the vehicle's. */
function placed(wheels: EgoWheels, wheel: number, place: readonly [number, number, number]): number[] {
  wheels.object.updateMatrixWorld(true);
  return new Vector3(...place).applyMatrix4((wheels.object.children[wheel] as Mesh).matrixWorld).toArray();
}

describe('EgoWheels', () => {
  test('stand on the ground at the four corners', () => {
    const wheels = new EgoWheels(VEHICLE, new MeshLambertMaterial());
    wheels.show(state({}), state({}), 0);
    for (const [index, [x, side]] of [
      [VEHICLE.wheelbase, 1],
      [VEHICLE.wheelbase, -1],
      [0, 1],
      [0, -1],
    ].entries()) {
      const [forward, left, up] = placed(wheels, index, [0, 0, -VEHICLE.wheelRadius]);
      expect(forward).toBeCloseTo(x, 6);
      expect(left * side).toBeGreaterThan(0.4 * VEHICLE.width);
      expect(up).toBeCloseTo(0, 6);
    }
  });

  test('roll forwards: the top moves ahead', () => {
    const wheels = new EgoWheels(VEHICLE, new MeshLambertMaterial());
    const rolled = state({ wheelAngles: Float64Array.from([0.1, 0.1, 0.1, 0.1]) });
    wheels.show(rolled, rolled, 0);
    for (const wheel of [0, 1, 2, 3]) {
      const [top] = placed(wheels, wheel, [0, 0, VEHICLE.wheelRadius]);
      expect(top - placed(wheels, wheel, [0, 0, 0])[0]).toBeCloseTo(VEHICLE.wheelRadius * Math.sin(0.1), 6);
    }
  });

  test('the front ones steer: left turns them to the left, the rear ones stay', () => {
    const wheels = new EgoWheels(VEHICLE, new MeshLambertMaterial());
    wheels.show(state({ steer: 0.2 }), state({ steer: 0.4 }), 0.5);
    for (const [wheel, angle] of [0.3, 0.3, 0, 0].entries()) {
      const [ahead, middle] = [placed(wheels, wheel, [1, 0, 0]), placed(wheels, wheel, [0, 0, 0])];
      expect(Math.atan2(ahead[1] - middle[1], ahead[0] - middle[0])).toBeCloseTo(angle, 6);
    }
  });
});

test('the model loses its moulded wheels, and nothing else', () => {
  const model = buildModels().find(({ name }) => name === 'ego');
  if (model === undefined) throw new Error('no model of the ego');
  const { mesh } = model;
  const rest = withoutWheels(mesh, VEHICLE);
  expect(rest.indices.length).toBeLessThan(mesh.indices.length);
  expect(rest.indices.length).toBeGreaterThan(0.4 * mesh.indices.length);
  expect(rest.slot.filter((slot) => slot > 0).length).toBe(mesh.slot.filter((slot) => slot > 0).length);
  expect(rest.colors.length).toBe(rest.indices.length);
  expect(rest.normals.length).toBe(rest.indices.length);
});
