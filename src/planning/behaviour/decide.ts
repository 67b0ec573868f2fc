import type { Decision } from '../../core/messages/plan.ts';
import { DRY } from '../grip/grip.ts';
import { STANDSTILL_GAP } from '../lattice/lattice-costs.ts';
import { NO_FENCE } from '../no-fence.ts';
import type { Fence, Obstacle, PlanningProblem } from '../planning-problem.ts';
import { type ReferenceLine, type ReferencePoint, referencePointAt, referenceSample } from '../route/reference-line.ts';
import type { CoarseTrajectory } from '../trajectory-search.ts';

/** A fence is told of from this much before braking for it begins [m]. */
const FENCE_NOTICE = 6;
/** A leader is told of while the gap is less than the wished one by this factor. */
const GAP_NOTICE = 2;
/** Slower than this, the ego waits and does not follow [m/s]. */
const WAITING_SPEED = 0.3;
/** Swerving this far is told of [m]. */
const SWERVE = 0.4;
/** The goal is told of from here [m]. */
const GOAL_NOTICE = 30;

/** The decision behind a trajectory: the nearest thing that holds the ego back, and why; else what it is free to do. */
export function decide(problem: PlanningProblem, coarse: CoarseTrajectory): Decision {
  const { start, obstacles, line } = problem;
  if (!coarse.found) return emergency(problem);
  const fence = bindingFence(problem);
  if (problem.passing !== undefined && fence === null) return { kind: 'avoid', reason: problem.passing, ...NO_FENCE };
  const leader = bindingLeader(problem);
  if (leader !== null && (fence === null || leader.sMin[0] - toAxle(problem) < fence.s)) {
    return { kind: 'follow', reason: whoAt(problem, leader), ...fencePose(line, leader.sMin[0]) };
  }
  if (fence !== null) return fenceDecision(problem, fence);
  const swerve = coarse.d.some((d) => Math.abs(d) >= SWERVE) && Math.abs(start.d) < 1;
  const beside = obstacles.find(({ leads, sMax }) => !leads && sMax[0] > start.s);
  if (swerve && beside !== undefined) {
    return { kind: 'avoid', reason: whoAt(problem, beside), ...NO_FENCE };
  }
  const kmh = Math.round(problem.profile[referenceSample(line, start.s)] * 3.6);
  return { kind: 'cruise', reason: `${kmh} km/h`, ...NO_FENCE };
}

function fenceDecision(problem: PlanningProblem, fence: Fence): Decision {
  const { line, start } = problem;
  const pose = fencePose(line, fence.s + toAxle(problem));
  const waits = start.speed < WAITING_SPEED;
  switch (fence.cause) {
    case 'goal':
      return {
        kind: 'arrive',
        reason: `goal ${Math.max(0, Math.round(fence.s - start.s))} m`,
        ...fencePose(line, fence.s),
      };
    case 'junction':
    case 'passing':
      return { kind: 'wait', reason: fence.reason, ...pose };
    case 'vehicle': {
      const gap = Math.max(0, Math.round(fence.s + STANDSTILL_GAP - start.s));
      return { kind: waits ? 'wait' : 'follow', reason: `${fence.reason} ${gap} m`, ...pose };
    }
    default:
      return { kind: 'stop', reason: fence.reason, ...pose };
  }
}

function bindingFence({ fences, start, grip = DRY }: PlanningProblem): Fence | null {
  if (fences.length === 0) return null;
  const [fence] = fences;
  const left = fence.s - start.s;
  const notice = (start.speed * start.speed) / (2 * grip.comfortable) + start.speed + FENCE_NOTICE;
  return left <= (fence.cause === 'goal' ? Math.min(notice, GOAL_NOTICE) : notice) ? fence : null;
}

/** The nearest leader that is near enough to matter. */
function bindingLeader(problem: PlanningProblem): Obstacle | null {
  const { obstacles, start, grip = DRY } = problem;
  const reach = GAP_NOTICE * (STANDSTILL_GAP + grip.timeGap * start.speed);
  let nearest: Obstacle | null = null;
  for (const obstacle of obstacles) {
    if (!obstacle.leads || obstacle.sMin[0] - toAxle(problem) - start.s > reach) continue;
    if (nearest === null || obstacle.sMin[0] < nearest.sMin[0]) nearest = obstacle;
  }
  return nearest;
}

function emergency(problem: PlanningProblem): Decision {
  const ahead = problem.obstacles.filter(({ sMax }) => sMax[0] > problem.start.s);
  ahead.sort((a, b) => a.sMin[0] - b.sMin[0]);
  const reason = ahead.length > 0 ? whoAt(problem, ahead[0]) : 'no safe trajectory';
  return { kind: 'emergency', reason, ...NO_FENCE };
}

function whoAt(problem: PlanningProblem, obstacle: Obstacle): string {
  const gap = obstacle.sMin[0] - toAxle(problem) - problem.start.s;
  return `${obstacle.what ?? 'vehicle'} ${Math.max(0, Math.round(gap))} m`;
}

function toAxle({ vehicle }: PlanningProblem): number {
  return vehicle.length - vehicle.rearOverhang;
}

function fencePose(line: ReferenceLine, s: number): Pick<Decision, 'fenceX' | 'fenceY' | 'fenceYaw'> {
  referencePointAt(line, s, point);
  return { fenceX: point.x, fenceY: point.y, fenceYaw: point.heading };
}

const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
