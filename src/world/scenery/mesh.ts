/** How a triangle's surface looks; the rasteriser and three.js give each its procedural texture. */
export const MATERIAL = {
  plain: 0,
  asphalt: 1,
  paint: 2,
  concrete: 3,
  grass: 4,
  foliage: 5,
  facade: 6,
  glass: 7,
  carPaint: 8,
  lamp: 9,
} as const;

/**
 * Triangles with flat attributes: the one form of geometry that the rasteriser (camera, lidar) and three.js share.
 * Counter-clockwise seen from outside.
 */
export interface Mesh {
  /** x, y, z of each vertex [m], in the map frame for static scenery, in the model's own frame for models. */
  readonly positions: Float32Array;
  /** Three vertex indices a triangle. */
  readonly indices: Uint32Array;
  /** Red, green, blue of each triangle, sRGB 0 to 255. */
  readonly colors: Uint8Array;
  /** Unit normal of each triangle, x, y, z. */
  readonly normals: Float32Array;
  /** SEMANTIC class of each triangle. */
  readonly semantic: Uint8Array;
  /** MATERIAL of each triangle. */
  readonly material: Uint8Array;
  /**
   * What colours the triangle at run time: 0 nothing (its own colour), 1 the actor's body colour, 2 its brake lamps,
   * 3 left and 4 right indicators, 5 its blue beacons, 6 what burns in the dark (head lamps, windows); in static scenery
   * 8 + 3 * signal + lamp (0 red, 1 amber, 2 green).
   */
  readonly slot: Uint16Array;
  /** Kind and colour of the marking that each triangle is part of, see core/mark-kind.ts; left out where there is none. */
  readonly mark?: Uint8Array;
  /** Bounding sphere [m]: centre x, y, z and radius. */
  readonly bounds: readonly [number, number, number, number];
  /** Distance from which on it may be left out [m], by the nearest point of its bounds; always drawn where absent. */
  readonly reach?: number;
  /** What stands for it from afar; itself where absent. */
  readonly far?: FarLevel;
}

/** A simpler mesh of the same things. */
export interface FarLevel {
  readonly mesh: Mesh;
  /** Distance of the eye from the nearest point of the bounds of the mesh in full from which on it is drawn [m]. */
  readonly from: number;
}

/** A model that actors wear: origin at the centre of its footprint on the ground, x forward, z up. */
export interface Model {
  readonly name: string;
  /** ACTOR_KIND. */
  readonly kind: number;
  /** Size of its box [m]. */
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly mesh: Mesh;
  /** Worn only where a scene asks for it by name or by a mix of kinds: traffic and data sets without that know it not. */
  readonly onRequest?: boolean;
  /** Of what moves its legs: the models that show it moving, and the way over which all of them follow each other. */
  readonly motion?: ModelMotion;
}

/** Models `first` to `first + phases - 1` of Scenery.models, in turn over `way` [m]. */
export interface ModelMotion {
  readonly first: number;
  readonly phases: number;
  readonly way: number;
}

/** A solid thing that a car can hit: an upright oriented box [m], map frame. */
export interface Solid {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  readonly length: number;
  readonly width: number;
  /** Height of its foot, of what may stand on a bridge or under one [m]. */
  readonly z?: number;
  /** Of what one may look over [m]; left out for houses, trunks, posts. */
  readonly height?: number;
  /** Of what a car pushes over [kg]; left out where it stands fast. */
  readonly mass?: number;
}

/** Sun, sky and air. */
export interface Atmosphere {
  /** Unit vector towards the sun, map frame. */
  readonly sun: readonly [number, number, number];
  /** Linear-light scale of sun and sky light, 1 = a clear afternoon. */
  readonly sunStrength: number;
  readonly skyStrength: number;
  /** sRGB at the zenith and at the horizon; the horizon is the fog's colour too. */
  readonly zenith: readonly [number, number, number];
  readonly horizon: readonly [number, number, number];
  /** Extinction of the air [1/m] (Koschmieder: visibility = 3.912 / extinction). */
  readonly extinction: number;
  /** Light of a weather that the scene asks for; it then counts instead of strengths, zenith and horizon. */
  readonly weather?: WeatherLight;
}

type LinearColour = readonly [red: number, green: number, blue: number];

/** What a weather looks like: linear light, 1 = a white card by day. */
export interface WeatherLight {
  /** On a surface that faces the sun; on one that faces up, from the sky; on one that faces down, from the ground. */
  readonly sunlight: LinearColour;
  readonly skylight: LinearColour;
  readonly groundlight: LinearColour;
  /** Of the sky above and at the horizon, which is the light of haze and fog too. */
  readonly zenithLight: LinearColour;
  readonly horizonLight: LinearColour;
  /** Share of the sky behind clouds, and their light over that of a fair day's [1]. */
  readonly cloudCover: number;
  readonly cloudLight: number;
  /** Brightness of the air around the sun over that of a fair day [1]. */
  readonly halo: number;
  /** Light of lamps and windows, 0 by day to 1 at night; and whether vehicles have theirs on. */
  readonly lamps: number;
  readonly areBeamsOn: boolean;
  /** Water on the road, and share of the ground under snow and under ice [1]. */
  readonly wetness: number;
  readonly snow: number;
  readonly ice: number;
  /** Water that falls [mm/h], and the wind that carries it, x and y [m/s]. */
  readonly rain: number;
  readonly snowfall: number;
  readonly drift: readonly [x: number, y: number];
  /** Noise of the camera's sensor over that of a fair day: less light, more gain [1]. */
  readonly noise: number;
}

/** A street lamp's light: its place, map frame [m]. */
export interface LampPlace {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Everything that is drawn: static chunks, models of actors and of the ego, light. */
export interface Scenery {
  readonly chunks: readonly Mesh[];
  readonly models: readonly Model[];
  /** Index into `models` of the ego's. */
  readonly egoModel: number;
  readonly solids: readonly Solid[];
  /** Street lamps; none if left out. */
  readonly lamps?: readonly LampPlace[];
  readonly atmosphere: Atmosphere;
  /** Chunks whose nearest point is farther from the camera are not drawn [m]. */
  readonly sight: number;
}
