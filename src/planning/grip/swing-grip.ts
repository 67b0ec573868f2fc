import { DRY, type Grip } from './grip.ts';

/** How much longer a swing is than on dry asphalt, so that it can be driven at the same speed: v^2 / L^2 stays a share of it [1]. */
export function swingStretch({ lateral }: Grip): number {
  return Math.sqrt(DRY.lateral / lateral);
}
