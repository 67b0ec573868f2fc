import { buildModels } from './build-models.ts';

export interface ModelSize {
  readonly name: string;
  /** Along and across its way [m]. */
  readonly length: number;
  readonly width: number;
}

let sizes: readonly ModelSize[] | null = null;

/** How large each model is; their meshes are made once for it, and forgotten. */
export function modelSizes(): readonly ModelSize[] {
  sizes ??= buildModels().map(({ name, length, width }) => ({ name, length, width }));
  return sizes;
}
