/** Names of those who walk. */
export const PERSON_NAMES: readonly string[] = ['man', 'woman', 'child'];

/**
 * Names of what actors can look like, in the order in which they begin in Scenery.models. The first five are those whom
 * the network was trained with. Models that follow them there show the phases of their motion and have no names here.
 */
export const MODEL_NAMES: readonly string[] = [
  'hatch',
  'sedan',
  'estate',
  'van',
  'truck',
  'ego',
  'bus',
  'ambulance',
  ...PERSON_NAMES,
  'bicycle',
  'motorcycle',
];

/** Names of those that drive. */
export const VEHICLE_MODEL_NAMES: readonly string[] = MODEL_NAMES.filter((name) => !PERSON_NAMES.includes(name));
