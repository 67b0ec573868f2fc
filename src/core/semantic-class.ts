/**
 * Semantic class ids of ground truth pixels and scenery triangles: the 19 evaluation classes of Cityscapes in their
 * train-id order (Cordts et al. 2016, cityscapesScripts `labels.py`), and lane markings, which Cityscapes lacks.
 */
export const SEMANTIC = {
  road: 0,
  sidewalk: 1,
  building: 2,
  wall: 3,
  fence: 4,
  pole: 5,
  trafficLight: 6,
  trafficSign: 7,
  vegetation: 8,
  terrain: 9,
  sky: 10,
  person: 11,
  rider: 12,
  car: 13,
  truck: 14,
  bus: 15,
  train: 16,
  motorcycle: 17,
  bicycle: 18,
  laneMark: 19,
} as const;

export type SemanticName = keyof typeof SEMANTIC;
export type SemanticClass = (typeof SEMANTIC)[SemanticName];

export const SEMANTIC_COUNT = 20;

/** Name of each class, by id. */
export const SEMANTIC_NAMES: readonly SemanticName[] = Object.keys(SEMANTIC) as SemanticName[];

/** Display colour (sRGB) of each class, by id: the Cityscapes palette, white for lane markings. */
export const SEMANTIC_PALETTE: readonly (readonly [number, number, number])[] = [
  [128, 64, 128],
  [244, 35, 232],
  [70, 70, 70],
  [102, 102, 156],
  [190, 153, 153],
  [153, 153, 153],
  [250, 170, 30],
  [220, 220, 0],
  [107, 142, 35],
  [152, 251, 152],
  [70, 130, 180],
  [220, 20, 60],
  [255, 0, 0],
  [0, 0, 142],
  [0, 0, 70],
  [0, 60, 100],
  [0, 80, 100],
  [0, 0, 230],
  [119, 11, 32],
  [255, 255, 255],
];
