import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { Model } from '../scenery/mesh.ts';
import { shownModel } from '../scenery/models/shown-model.ts';
import { presentActors } from '../traffic/present-actors.ts';
import { DOES, type PeopleState } from './people-state.ts';

/** Id of the first person: vehicles have those below. */
export const FIRST_PERSON_ID = 0xf000;

/** Who was run over lies on the back, as high as a body is deep [rad], [m]. */
const LYING = -Math.PI / 2;
const LYING_HEIGHT = 0.18;

/** What does not change of people, as readers see them. */
export interface PeopleLook {
  readonly models: readonly Model[];
  /** Of each person: model standing, and colour of its clothes. */
  readonly model: readonly number[];
  readonly id: Int32Array;
  readonly color: Uint32Array;
  readonly kind: Uint8Array;
  readonly length: Float64Array;
  readonly width: Float64Array;
  readonly height: Float64Array;
}

export function createPeopleLook(
  models: readonly Model[],
  model: readonly number[],
  colors: readonly number[],
): PeopleLook {
  const worn = model.map((index) => models[index]);
  return {
    models,
    model,
    id: Int32Array.from(model, (_, i) => FIRST_PERSON_ID + i),
    color: Uint32Array.from(colors),
    kind: Uint8Array.from(worn, ({ kind }) => kind),
    length: Float64Array.from(worn, ({ length }) => length),
    width: Float64Array.from(worn, ({ width }) => width),
    height: Float64Array.from(worn, ({ height }) => height),
  };
}

/** Vehicles and, after them, people in one message of its own. */
export function withPeople(vehicles: ActorsTruth, look: PeopleLook, state: PeopleState): ActorsTruth {
  const all = withAll(vehicles, look, state);
  if (!state.does.includes(DOES.absent)) return all;
  return presentActors(all, {
    isPresent: (actor) => actor < vehicles.count || state.does[actor - vehicles.count] !== DOES.absent,
  });
}

function withAll(vehicles: ActorsTruth, look: PeopleLook, state: PeopleState): ActorsTruth {
  const people = look.model.length;
  const speed = new Float64Array(people);
  const model = new Uint8Array(people);
  const pitch = new Float64Array(people);
  const z = state.z.slice();
  for (let i = 0; i < people; i++) {
    speed[i] = Math.sqrt(state.vx[i] * state.vx[i] + state.vy[i] * state.vy[i]);
    model[i] = shownModel(look.models, look.model[i], state.walked[i], speed[i]);
    if (state.does[i] !== DOES.hit) continue;
    pitch[i] = LYING;
    z[i] += LYING_HEIGHT;
  }
  const none = new Float64Array(people);
  return {
    count: vehicles.count + people,
    id: joined(vehicles.id, look.id, Int32Array),
    kind: joined(vehicles.kind, look.kind, Uint8Array),
    model: joined(vehicles.model, model, Uint8Array),
    color: joined(vehicles.color, look.color, Uint32Array),
    x: joined(vehicles.x, state.x, Float64Array),
    y: joined(vehicles.y, state.y, Float64Array),
    z: joined(vehicles.z, z, Float64Array),
    yaw: joined(vehicles.yaw, state.yaw, Float64Array),
    pitch: joined(vehicles.pitch, pitch, Float64Array),
    roll: joined(vehicles.roll, none, Float64Array),
    speed: joined(vehicles.speed, speed, Float64Array),
    acceleration: joined(vehicles.acceleration, none, Float64Array),
    length: joined(vehicles.length, look.length, Float64Array),
    width: joined(vehicles.width, look.width, Float64Array),
    height: joined(vehicles.height, look.height, Float64Array),
    lights: joined(vehicles.lights, new Uint8Array(people), Uint8Array),
  };
}

interface Numbers<T> {
  readonly length: number;
  set(values: T, offset?: number): void;
}

function joined<T extends Numbers<T>>(first: T, second: T, Kind: new (length: number) => T): T {
  const all = new Kind(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
