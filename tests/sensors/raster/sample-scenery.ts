import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { clearSky } from '../../../src/world/scenery/atmosphere.ts';
import { LocalFrame } from '../../../src/world/scenery/box-mesh.ts';
import { type Atmosphere, MATERIAL, type Scenery } from '../../../src/world/scenery/mesh.ts';
import { type Finish, MeshBuilder } from '../../../src/world/scenery/mesh-builder.ts';
import { buildModels } from '../../../src/world/scenery/models/build-models.ts';

const ASPHALT: Finish = { color: [96, 95, 93], material: MATERIAL.asphalt, semantic: SEMANTIC.road };
const FACADE: Finish = { color: [190, 180, 165], material: MATERIAL.facade, semantic: SEMANTIC.building };
const LEAVES: Finish = { color: [80, 98, 56], material: MATERIAL.foliage, semantic: SEMANTIC.vegetation };

/** A level yard of asphalt with a house ahead to the left, a hedge to the right, and a signal lamp of slot 8 + lamp. */
export function sampleScenery(atmosphere: Atmosphere = clearSky(4, 0.5, 2000)): Scenery {
  const builder = new MeshBuilder();
  const frame = new LocalFrame(0, 0, 0, 0);
  const corner = (x: number, y: number) => [x, y, 0] as const;
  frame.quad(builder, [corner(-60, -60), corner(60, -60), corner(60, 60), corner(-60, 60)], ASPHALT);
  frame.box(builder, [22, 4, 0], [32, 14, 6], FACADE);
  frame.box(builder, [10, -9, 0], [30, -7, 2], LEAVES);
  for (let lamp = 0; lamp < 3; lamp++) {
    const z = 3.2 - 0.3 * lamp;
    const color = (
      [
        [255, 40, 30],
        [255, 160, 30],
        [40, 230, 140],
      ] as const
    )[lamp];
    frame.quad(
      builder,
      [
        [12, 2, z - 0.14],
        [12, 1.7, z - 0.14],
        [12, 1.7, z + 0.14],
        [12, 2, z + 0.14],
      ],
      { color, material: MATERIAL.lamp, semantic: SEMANTIC.trafficLight, slot: 8 + lamp },
    );
  }
  const models = buildModels();
  return {
    chunks: [builder.build()],
    models,
    egoModel: models.findIndex(({ name }) => name === 'ego'),
    solids: [],
    atmosphere,
    sight: 420,
  };
}

/** Actors that stand level, each [model, x, y, yaw], with ids from 2 on, of one colour, lamps as given. */
export function actorsAt(
  scenery: Scenery,
  places: readonly (readonly [model: number, x: number, y: number, yaw: number])[],
  color = 0x8a8d91,
  lights = 0,
): ActorsTruth {
  const count = places.length;
  const models = places.map(([model]) => scenery.models[model]);
  const zeros = () => new Float64Array(count);
  return {
    count,
    id: Int32Array.from(places, (_, i) => i + 2),
    kind: Uint8Array.from(models, ({ kind }) => kind),
    model: Uint8Array.from(places, ([model]) => model),
    color: new Uint32Array(count).fill(color),
    x: Float64Array.from(places, ([, x]) => x),
    y: Float64Array.from(places, ([, , y]) => y),
    z: zeros(),
    yaw: Float64Array.from(places, ([, , , yaw]) => yaw),
    pitch: zeros(),
    roll: zeros(),
    speed: zeros(),
    acceleration: zeros(),
    length: Float64Array.from(models, ({ length }) => length),
    width: Float64Array.from(models, ({ width }) => width),
    height: Float64Array.from(models, ({ height }) => height),
    lights: new Uint8Array(count).fill(lights),
  };
}
