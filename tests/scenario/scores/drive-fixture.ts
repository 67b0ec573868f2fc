import { ACTOR_KIND } from '../../../src/core/messages/actors-truth.ts';
import type { ExpertReading } from '../../../src/scenario/experts/read-expert.ts';
import type { CollisionRecord } from '../../../src/scenario/metrics/collision-record.ts';
import { DriveFrame, FRAME_SECONDS, FRAMES_PER_SECOND } from '../../../src/scenario/metrics/drive-frame.ts';
import { ScoreRecorder } from '../../../src/scenario/scores/drive/score-recorder.ts';
import type { ScoredDrive } from '../../../src/scenario/scores/drive/scored-drive.ts';

/** Another vehicle on a straight lane, by its place and speed along it. */
export interface Other {
  readonly id?: number;
  readonly s: number;
  readonly d?: number;
  readonly speed: number;
}

/** A moment of a made-up drive along the x axis, in the middle of a lane of 3.5 m on a route of 200 m. */
export interface Moment {
  readonly s: number;
  readonly speed: number;
  readonly ax?: number;
  readonly d?: number;
  readonly outside?: number;
  readonly headingError?: number;
  readonly others?: readonly Other[];
  readonly collisions?: readonly CollisionRecord[];
}

export const ROUTE_LENGTH = 200;
/** Half sizes of all cars here [m]. */
const HALF_LENGTH = 2;
const HALF_WIDTH = 0.9;

/** A car without overhang: its rear axle is 2 m behind its centre. */
export const vehicle = { length: 2 * HALF_LENGTH, rearOverhang: 0 };

export function frameOf(moment: Moment, index: number): DriveFrame {
  const { s, speed, ax = 0, d = 0, outside = 0, headingError = 0, others = [], collisions = [] } = moment;
  const frame = new DriveFrame();
  Object.assign(frame, {
    tick: index * (100 / FRAMES_PER_SECOND),
    time: index * FRAME_SECONDS,
    x: s,
    y: d,
    centreX: s + HALF_LENGTH,
    centreY: d,
    halfLength: HALF_LENGTH,
    halfWidth: HALF_WIDTH,
    vx: speed,
    speed,
    ax,
    lane: 0,
    laneS: s,
    laneOffset: d,
    laneWidth: 3.5,
    headingError,
    laneAdvance: speed * FRAME_SECONDS,
    onRoute: true,
    speedLimit: 14,
    outside,
    routeS: s,
    routeOffset: d,
    routeLength: ROUTE_LENGTH,
  });
  frame.collisions.push(...collisions);
  frame.others.reserve(others.length);
  for (const other of others) addOther(frame, other);
  return frame;
}

/** `s` of the other is its centre's station. */
function addOther(frame: DriveFrame, { id = 2, s, d = 0, speed }: Other): void {
  const { others } = frame;
  const i = others.count++;
  others.id[i] = id;
  others.kind[i] = ACTOR_KIND.car;
  others.x[i] = s;
  others.y[i] = d;
  others.yaw[i] = 0;
  others.cosYaw[i] = 1;
  others.sinYaw[i] = 0;
  others.halfLength[i] = HALF_LENGTH;
  others.halfWidth[i] = HALF_WIDTH;
  others.speed[i] = speed;
  others.pathS[i] = s - frame.centreX;
  others.pathD[i] = d;
  others.alongSpeed[i] = speed;
  const gap = Math.max(0, s - frame.centreX - 2 * HALF_LENGTH);
  frame.nearest = Math.min(frame.nearest, gap);
  if (Math.abs(d) > 1.75 || !(s > frame.centreX)) return;
  others.inPath[i] = 1;
  others.gap[i] = gap;
  frame.leader = i;
  frame.leaderGap = gap;
  frame.leaderSpeed = speed;
}

export const CONTACT: CollisionRecord = {
  tick: 300,
  other: 2,
  otherKind: 'actor',
  x: 0,
  y: 0,
  closingSpeed: 5,
  type: 'front',
  kind: ACTOR_KIND.car,
  egoSpeed: 10,
  otherSpeed: 5,
  headingDifference: 0,
  betweenLanes: false,
  egoX: 0,
  egoY: 0,
};

/** An expert that drives 10 m/s from the start. */
export const EXPERT: ExpertReading = {
  expert: {
    scene: 'a.json',
    hash: '0123456789abcdef',
    planner: 'careful',
    seed: 1,
    verdict: 'pass',
    progress: Array.from({ length: 21 }, (_, i) => 10 * i),
    seconds: 20,
  },
  why: null,
};

export function driveOf(moments: readonly Moment[], change: Partial<ScoredDrive> = {}): ScoredDrive {
  const recorder = new ScoreRecorder(60);
  for (const [index, moment] of moments.entries()) recorder.observe(frameOf(moment, index));
  return {
    series: recorder.series,
    collisions: recorder.collisions,
    cutIns: recorder.cutInMoments,
    vehicle,
    expert: EXPERT,
    redLightTimes: [],
    stopSigns: 0,
    isOutsideLanes: new Float64Array(moments.length),
    yieldsMissed: 0,
    arrived: false,
    timeout: 60,
    ...change,
  };
}

/** At even speed from the start of the route. */
export function cruise(seconds: number, speed: number, change: (i: number) => Partial<Moment> = () => ({})): Moment[] {
  const count = Math.round(seconds * FRAMES_PER_SECOND) + 1;
  return Array.from({ length: count }, (_, i) => ({ s: i * FRAME_SECONDS * speed, speed, ...change(i) }));
}
