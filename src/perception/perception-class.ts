import { SEMANTIC, SEMANTIC_NAMES, SEMANTIC_PALETTE, type SemanticName } from '../core/semantic-class.ts';

/** Classes that the segmentation network tells apart. */
export const PERCEPTION = {
  sky: 0,
  road: 1,
  laneMark: 2,
  sidewalk: 3,
  terrain: 4,
  vegetation: 5,
  structure: 6,
  vehicle: 7,
} as const;

export type PerceptionName = keyof typeof PERCEPTION;
export type PerceptionClass = (typeof PERCEPTION)[PerceptionName];

export const PERCEPTION_COUNT = 8;

/** Name of each class, by id. */
export const PERCEPTION_NAMES: readonly PerceptionName[] = Object.keys(PERCEPTION) as PerceptionName[];

/**
 * What stands in the way and can move is `vehicle`, people included; what stands and stays is `structure`. The
 * Cityscapes class on the left is the finer one.
 */
const COARSE: Record<SemanticName, PerceptionName> = {
  road: 'road',
  sidewalk: 'sidewalk',
  building: 'structure',
  wall: 'structure',
  fence: 'structure',
  pole: 'structure',
  trafficLight: 'structure',
  trafficSign: 'structure',
  vegetation: 'vegetation',
  terrain: 'terrain',
  sky: 'sky',
  person: 'vehicle',
  rider: 'vehicle',
  car: 'vehicle',
  truck: 'vehicle',
  bus: 'vehicle',
  train: 'vehicle',
  motorcycle: 'vehicle',
  bicycle: 'vehicle',
  laneMark: 'laneMark',
};

/** Perception class of each SEMANTIC id. */
export const PERCEPTION_OF_SEMANTIC: Uint8Array = Uint8Array.from(SEMANTIC_NAMES, (name) => PERCEPTION[COARSE[name]]);

/** Finer class whose display colour stands for the coarser one. */
const SHOWN_AS: Record<PerceptionName, SemanticName> = {
  sky: 'sky',
  road: 'road',
  laneMark: 'laneMark',
  sidewalk: 'sidewalk',
  terrain: 'terrain',
  vegetation: 'vegetation',
  structure: 'building',
  vehicle: 'car',
};

/** Display colour (sRGB) of each perception class, by id: the Cityscapes palette, white for lane markings. */
export const PERCEPTION_PALETTE: readonly (readonly [number, number, number])[] = PERCEPTION_NAMES.map(
  (name) => SEMANTIC_PALETTE[SEMANTIC[SHOWN_AS[name]]],
);
