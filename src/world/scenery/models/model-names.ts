/** Names of the models that actors can wear, in the order of Scenery.models; the last is the ego's. */
export const MODEL_NAMES: readonly string[] = ['hatch', 'sedan', 'estate', 'van', 'truck', 'ego'];
