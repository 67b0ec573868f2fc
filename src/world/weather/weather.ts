import type { SunPlace } from './sun-position.ts';

/** Sky, air and road of a drive; they stay as they are while it lasts. */
export interface Weather {
  /** As it is shown: a preset's name, or `custom`. */
  readonly name: string;
  readonly sun: SunPlace;
  /** Share of the sky that clouds cover [1]. */
  readonly cloudCover: number;
  /** Distance at which a dark thing is just seen by day, contrast 2 % (Koschmieder 1924) [m]. */
  readonly visibility: number;
  /** Water that falls as rain, and as snow [mm/h]. */
  readonly rain: number;
  readonly snowfall: number;
  /** Depth of the snow that lies [m]. */
  readonly snowDepth: number;
  /** Water on what is paved [1]: 0 dry, 1 a film with puddles. */
  readonly wetness: number;
  /** The road is frozen. */
  readonly ice: boolean;
  /** Speed [m/s], and where it comes from, from north towards east [rad]. */
  readonly wind: { readonly speed: number; readonly from: number };
}

/** Depth at which snow hides what is under it [m]. */
const HIDING_DEPTH = 0.03;

/** Share of the ground that snow hides [1]. */
export function snowCover({ snowDepth }: Weather): number {
  return Math.min(1, snowDepth / HIDING_DEPTH);
}
