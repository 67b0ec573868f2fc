import type { Decision } from '../../core/messages/plan.ts';
import { NO_FENCE } from '../../planning/no-fence.ts';
import { type ReferencePoint, referencePointAt, referenceSample } from '../../planning/route/reference-line.ts';
import type { LaneTrajectory } from '../../planning/trajectory/lane-trajectory.ts';
import type { Chosen } from './proposals.ts';

/** Slower than this the ego waits and does not follow [m/s]. */
const WAITING_SPEED = 0.3;

/** The decision behind what was chosen: what holds the ego back, and why; else what it is free to do. */
export function carefulDecision({ chain, binding, does, contact }: Chosen, { s, speed }: LaneTrajectory): Decision {
  if (does === 'brake') {
    const whom =
      contact === null ? 'a contact' : `${contact.user.isWalker ? 'pedestrian' : 'vehicle'} ${contact.user.id}`;
    return { kind: 'emergency', reason: `brakes for ${whom}`, ...NO_FENCE };
  }
  if (does !== 'keep') return { kind: 'avoid', reason: DOING[does], ...NO_FENCE };
  if (binding === null) {
    const kmh = Math.round(chain.profile[referenceSample(chain.line, s[0])] * 3.6);
    return { kind: 'cruise', reason: `${kmh} km/h`, ...NO_FENCE };
  }
  if (!('cause' in binding)) return { kind: 'cruise', reason: binding.reason, ...NO_FENCE };
  const away = Math.max(0, Math.round(binding.s - s[0]));
  referencePointAt(chain.line, binding.s, point);
  const pose = { fenceX: point.x, fenceY: point.y, fenceYaw: point.heading };
  const waits = speed[0] < WAITING_SPEED;
  switch (binding.cause) {
    case 'goal':
      return { kind: 'arrive', reason: `goal ${away} m`, ...pose };
    case 'vehicle':
      return { kind: waits ? 'wait' : 'follow', reason: `${binding.reason} ${away} m`, ...pose };
    case 'junction':
      return { kind: 'wait', reason: binding.reason, ...pose };
    default:
      return { kind: 'stop', reason: binding.reason, ...pose };
  }
}

/** What it does beside keeping its lane, in words. */
const DOING = {
  change: 'changes lanes',
  pass: 'passes what stands in the way',
  'pull over': 'pulls over',
} as const;

const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
