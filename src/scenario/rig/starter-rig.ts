import { type Rig, rigSchema } from './rig-schema.ts';

/** The driver's own sensors as the first drives have them; `rigs/starter.json` spells it out. */
export const STARTER_RIG: Rig = rigSchema.parse({
  name: 'starter',
  description: 'What the driver needs: one camera, a receiver, an inertial unit, wheel sensors.',
  sensors: [{ kind: 'camera', name: 'front' }, { kind: 'gnss' }, { kind: 'imu' }, { kind: 'odometry' }],
});

/** Rigs that ship, `rigs/*.json`. */
export const RIG_NAMES = [
  'starter',
  'camera-only',
  'fusion',
  'carla-leaderboard',
  'navigation',
  'parking',
  'surround',
  'planning',
] as const;
