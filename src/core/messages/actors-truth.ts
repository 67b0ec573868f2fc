/** Bits of ActorsTruth.lights; blue is the beacon of emergency vehicles. */
export const LIGHT = { brake: 1, left: 2, right: 4, blue: 8 } as const;

/** Kinds of actors, by value of ActorsTruth.kind and Track.kind. */
export const ACTOR_KIND = { car: 0, van: 1, truck: 2, bus: 3, motorcycle: 4, bicycle: 5, pedestrian: 6 } as const;

/** True state of every other road user; the arrays are index-aligned and `count` long. */
export interface ActorsTruth {
  count: number;
  /** Stable for the life of an actor, never 0 (0 is "no instance" in the camera's instance image, 1 is the ego). */
  id: Int32Array;
  kind: Uint8Array;
  /** Index into Scenery.models. */
  model: Uint8Array;
  /** Body colour, 0xRRGGBB. */
  color: Uint32Array;
  /** Centre of the box's footprint on the ground, map frame [m]. */
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  yaw: Float64Array;
  pitch: Float64Array;
  roll: Float64Array;
  /** Forward speed [m/s] and acceleration [m/s^2]. */
  speed: Float64Array;
  acceleration: Float64Array;
  length: Float64Array;
  width: Float64Array;
  height: Float64Array;
  /** Bits of LIGHT. */
  lights: Uint8Array;
}
