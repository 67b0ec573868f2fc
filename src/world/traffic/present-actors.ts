import type { ActorsTruth } from '../../core/messages/actors-truth.ts';

/** A message without the actors that are off the map. */
export function presentActors(
  all: ActorsTruth,
  traffic: { readonly isPresent: (actor: number) => boolean },
): ActorsTruth {
  const present: number[] = [];
  for (let actor = 0; actor < all.count; actor++) if (traffic.isPresent(actor)) present.push(actor);
  if (present.length === all.count) return all;
  const floats = (values: Float64Array) => Float64Array.from(present, (actor) => values[actor]);
  const bytes = (values: Uint8Array) => Uint8Array.from(present, (actor) => values[actor]);
  return {
    count: present.length,
    id: Int32Array.from(present, (actor) => all.id[actor]),
    kind: bytes(all.kind),
    model: bytes(all.model),
    color: Uint32Array.from(present, (actor) => all.color[actor]),
    x: floats(all.x),
    y: floats(all.y),
    z: floats(all.z),
    yaw: floats(all.yaw),
    pitch: floats(all.pitch),
    roll: floats(all.roll),
    speed: floats(all.speed),
    acceleration: floats(all.acceleration),
    length: floats(all.length),
    width: floats(all.width),
    height: floats(all.height),
    lights: bytes(all.lights),
  };
}
