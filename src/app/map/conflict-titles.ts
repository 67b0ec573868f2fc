import type { ConflictKind } from '../../map/road-map.ts';

/** The gravest first. */
export const CONFLICT_KINDS: readonly ConflictKind[] = ['cross', 'merge', 'diverge'];

/** What a lane does with another one. */
export const CONFLICT_TITLES: Readonly<Record<ConflictKind, string>> = {
  cross: 'crosses',
  merge: 'merges with',
  diverge: 'parts from',
};
