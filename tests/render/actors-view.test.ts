import { type InstancedMesh, Matrix4, MeshBasicMaterial, Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import type { ActorsTruth } from '../../src/core/messages/actors-truth.ts';
import { ActorsView } from '../../src/render/views/actors-view.ts';
import type { Model } from '../../src/world/scenery/mesh.ts';

const TRIANGLE: Model = {
  name: 'triangle',
  kind: 0,
  length: 4,
  width: 2,
  height: 1.5,
  mesh: {
    positions: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0]),
    indices: Uint32Array.from([0, 1, 2]),
    colors: new Uint8Array(3),
    normals: Float32Array.from([0, 0, 1]),
    semantic: new Uint8Array(1),
    material: new Uint8Array(1),
    slot: new Uint16Array(1),
    bounds: [0, 0, 0, 1],
  },
};

/** Actors of an id, model and place along x each. */
function actors(...list: readonly { id: number; model: number; x: number }[]): ActorsTruth {
  const count = list.length;
  const zeros = () => new Float64Array(count);
  return {
    count,
    id: Int32Array.from(list, ({ id }) => id),
    kind: new Uint8Array(count),
    model: Uint8Array.from(list, ({ model }) => model),
    color: new Uint32Array(count),
    x: Float64Array.from(list, ({ x }) => x),
    y: zeros(),
    z: zeros(),
    yaw: zeros(),
    pitch: zeros(),
    roll: zeros(),
    speed: zeros(),
    acceleration: zeros(),
    length: zeros().fill(4),
    width: zeros().fill(2),
    height: zeros().fill(1.5),
    lights: new Uint8Array(count),
  };
}

function view(): { view: ActorsView; placesOf: (model: number) => number[] } {
  const made = new ActorsView([TRIANGLE, TRIANGLE], new MeshBasicMaterial());
  const placesOf = (model: number) => {
    // The first child holds the shadows, then one child a model.
    const mesh = made.object.children[1 + model] as InstancedMesh;
    const matrix = new Matrix4();
    return Array.from({ length: mesh.count }, (_, index) => {
      mesh.getMatrixAt(index, matrix);
      return new Vector3().setFromMatrixPosition(matrix).x;
    });
  };
  return { view: made, placesOf };
}

describe('ActorsView', () => {
  test('shows a moment between two messages', () => {
    const { view: shown, placesOf } = view();
    shown.update(actors({ id: 2, model: 0, x: 10 }), 0);
    shown.update(actors({ id: 2, model: 0, x: 12 }), 10);
    shown.showAt(5);
    expect(placesOf(0)).toEqual([11]);
  });

  test('follows an actor by its id, not by its place in the message', () => {
    const { view: shown, placesOf } = view();
    shown.update(actors({ id: 2, model: 0, x: 10 }, { id: 3, model: 1, x: 50 }), 0);
    shown.update(actors({ id: 3, model: 1, x: 52 }, { id: 2, model: 0, x: 12 }), 10);
    shown.showAt(5);
    expect(placesOf(0)).toEqual([11]);
    expect(placesOf(1)).toEqual([51]);
  });

  test('does not let one slide across the map that was put elsewhere', () => {
    const { view: shown, placesOf } = view();
    shown.update(actors({ id: 2, model: 0, x: 0 }), 0);
    shown.update(actors({ id: 2, model: 0, x: 400 }), 10);
    shown.showAt(5);
    expect(placesOf(0)).toEqual([400]);
  });
});
