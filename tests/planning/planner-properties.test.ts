import { expect, test } from 'vitest';
import { hypot } from '../../src/core/math/hypot.ts';
import { cos, sin } from '../../src/core/math/sin-cos.ts';
import type { Plan } from '../../src/core/messages/plan.ts';
import type { Track } from '../../src/core/messages/tracks.ts';
import { RandomStream } from '../../src/core/random.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { LatticeSearch } from '../../src/planning/lattice/lattice-search.ts';
import { Planner } from '../../src/planning/planner.ts';
import type { PlanningProblem } from '../../src/planning/planning-problem.ts';
import { PREDICTION_COUNT, PREDICTION_SECONDS, SAMPLE_SECONDS } from '../../src/planning/planning-problem.ts';
import { type ReferencePoint, referencePointAt } from '../../src/planning/route/reference-line.ts';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import { crossingMap, LANE } from './crossing-map.ts';
import { rightsAt } from './crossing-rights.ts';
import { CAR, FRONT, KinematicDrive, track } from './kinematic-drive.ts';
import { mirroredMap } from './mirrored-map.ts';
import { syntheticMap } from './synthetic-map.ts';

/** Drives of each kind, and how long each is planned for [s]. */
const DRIVES = 8;
const SECONDS = 3;

/** What is planned for, with all rules that the driver has. */
interface Setting {
  readonly map: RoadMap;
  readonly goal: RoutePoint;
  readonly start: { readonly x: number; readonly y: number; readonly speed: number };
  readonly tracksAt: (seconds: number) => Track[];
}

/** A street with both directions that bends to the left after 80 m, with a radius of 60 m. */
function bend(): RoadMap {
  const ours = {
    x: 0,
    y: 0,
    heading: 0,
    pieces: [
      [80, 0],
      [60, 1 / 60],
      [150, 0],
    ] as const,
  };
  const { centre } = syntheticMap([ours]).lanes[0];
  const end = centre.count - 1;
  const yaw = centre.heading[end];
  const theirs = {
    x: centre.x[end] - 3.5 * sin(yaw),
    y: centre.y[end] + 3.5 * cos(yaw),
    heading: yaw + Math.PI,
    pieces: [
      [150, 0],
      [56.5, -1 / 56.5],
      [80, 0],
    ] as const,
  };
  return syntheticMap([ours, theirs]);
}

const BEND = bend();
const CROSSING = crossingMap();

/** Up to six others near the way that stand, drive on straight, or come from the side. */
function randomTracks(random: RandomStream, from: number, yaws: readonly number[]): (seconds: number) => Track[] {
  const others = Array.from({ length: 1 + random.integer(6) }, (_, i) => ({
    id: i + 2,
    x: from + random.between(14, 75),
    y: random.between(-5, 8),
    yaw: yaws[random.integer(yaws.length)] + random.between(-0.1, 0.1),
    speed: random.uniform() < 0.4 ? 0 : random.between(1, 12),
  }));
  return (seconds) =>
    others.map(({ id, x, y, yaw, speed }) =>
      track(id, x + speed * seconds * cos(yaw), y + speed * seconds * sin(yaw), yaw, speed),
    );
}

function onTheBend(random: RandomStream): Setting {
  const x = random.between(5, 60);
  const start = { x, y: random.between(-0.4, 0.4), speed: random.between(2, 12) };
  return { map: BEND, goal: { lane: 0, s: 280 }, start, tracksAt: randomTracks(random, x, [0, Math.PI]) };
}

function atTheCrossing(random: RandomStream): Setting {
  const x = random.between(-70, -25);
  const goal = { lane: random.uniform() < 0.5 ? LANE.toEast : LANE.toNorth, s: 60 };
  const start = { x, y: -1.75, speed: random.between(2, 12) };
  const yaws = [0, Math.PI, Math.PI / 2, -Math.PI / 2];
  return { map: CROSSING, goal, start, tracksAt: randomTracks(random, x, yaws) };
}

/** A drive of a setting, and the last problem that its planner has posed. */
function driveOf({ map, goal, start, tracksAt }: Setting) {
  const search = new LatticeSearch();
  const posed: { problem: PlanningProblem | null; found: boolean } = { problem: null, found: false };
  const planner = new Planner({
    map,
    vehicle: CAR,
    goal,
    rights: rightsAt(map, false),
    search: {
      search: (problem) => {
        const coarse = search.search(problem);
        Object.assign(posed, { problem, found: coarse.found });
        return coarse;
      },
    },
  });
  const drive = new KinematicDrive(map, goal, planner);
  Object.assign(drive.car, start);
  drive.tracksAt = (tick) => tracksAt(tick / 100);
  return { drive, posed };
}

/** Is told of every plan that a setting gives rise to. */
function eachPlan(setting: Setting, tell: (plan: Plan, problem: PlanningProblem, found: boolean) => void): void {
  const { drive, posed } = driveOf(setting);
  drive.run(SECONDS, undefined, () => {
    if (drive.tick % 10 === 1 && posed.problem !== null) tell(drive.plan!, posed.problem, posed.found);
  });
}

const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };

/** Station and offset of a point, from a station near by [m]. */
function inLaneFrame({ line }: PlanningProblem, x: number, y: number, near: number): { s: number; d: number } {
  let s = near;
  for (let i = 0; i < 12; i++) {
    referencePointAt(line, s, point);
    s += (x - point.x) * cos(point.heading) + (y - point.y) * sin(point.heading);
  }
  referencePointAt(line, s, point);
  return { s, d: (y - point.y) * cos(point.heading) - (x - point.x) * sin(point.heading) };
}

/** Tracks that the plan's car would overlap at a moment, by the boxes that the planner itself predicts. */
function metBy(plan: Plan, problem: PlanningProblem): string[] {
  const met: string[] = [];
  let near = problem.start.s;
  for (let j = 2; j < PREDICTION_COUNT; j += 2) {
    const i = Math.round((j * PREDICTION_SECONDS) / SAMPLE_SECONDS);
    const { s, d } = inLaneFrame(problem, plan.x[i], plan.y[i], near);
    near = s;
    for (const { track: id, sMin, sMax, dMin, dMax } of problem.obstacles) {
      const along = s + FRONT > sMin[j] && s - CAR.rearOverhang < sMax[j];
      const beside = d + CAR.width / 2 > dMin[j] && d - CAR.width / 2 < dMax[j];
      if (along && beside) met.push(`track ${id} after ${j * PREDICTION_SECONDS} s`);
    }
  }
  return met;
}

/** What the car could not do of a plan. */
function infeasibleIn({ x, y, yaw, speed, acceleration, curvature, t }: Plan): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, what: string, i: number) => {
    if (!holds) faults.push(`${what} at ${t[i].toFixed(1)} s`);
  };
  for (let i = 0; i < t.length; i++) {
    must(speed[i] >= 0, `speed ${speed[i]}`, i);
    must(acceleration[i] > -CAR.maxBrakeForce / CAR.mass, `acceleration ${acceleration[i]}`, i);
    must(acceleration[i] < CAR.maxDriveForce / CAR.mass, `acceleration ${acceleration[i]}`, i);
    must(Math.abs(curvature[i]) < Math.tan(CAR.maxSteer) / CAR.wheelbase, `curvature ${curvature[i]}`, i);
    must(Math.abs(curvature[i]) * speed[i] * speed[i] < 0.9 * 9.81, `lateral ${curvature[i] * speed[i] ** 2}`, i);
    if (i === 0) continue;
    const way = hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
    must(Math.abs(way - 0.05 * (speed[i] + speed[i - 1])) < 0.15, `way ${way}`, i);
    const turn = Math.abs(sin((yaw[i] - yaw[i - 1]) / 2));
    must(turn < 0.01 + way * 0.2, `turn ${turn}`, i);
  }
  return faults;
}

test.each([
  ['on a bend', onTheBend],
  ['at a crossing', atTheCrossing],
])('%s every plan is free of collisions with what it was told of, and feasible', (_, make) => {
  const random = new RandomStream(41, 'settings');
  let [plans, found] = [0, 0];
  for (let k = 0; k < DRIVES; k++) {
    const setting = make(random);
    eachPlan(setting, (plan, problem, isFound) => {
      plans++;
      const faults = infeasibleIn(plan);
      expect(faults, `drive ${k}`).toEqual([]);
      // Where nothing is free the car brakes, whoever is met.
      if (!isFound) return;
      found++;
      expect(metBy(plan, problem), `drive ${k}, ${plan.decision.kind}: ${plan.decision.reason}`).toEqual([]);
    });
  }
  expect(found).toBeGreaterThan(plans / 2);
});

test.each([
  ['on a bend', onTheBend],
  ['at a crossing', atTheCrossing],
])('%s a mirrored scene gives the mirrored plan, by the same decision', (_, make) => {
  const random = new RandomStream(42, 'settings');
  for (let k = 0; k < DRIVES; k++) {
    const setting = make(random);
    const { map, start, tracksAt } = setting;
    const image = driveOf({
      ...setting,
      map: mirroredMap(map),
      start: { ...start, y: -start.y },
      tracksAt: (seconds) => tracksAt(seconds).map((other) => ({ ...other, y: -other.y, yaw: -other.yaw })),
    }).drive;
    const { drive } = driveOf(setting);
    for (let step = 0; step < SECONDS * 100; step++) {
      drive.step();
      image.step();
      if (drive.tick % 10 !== 1) continue;
      const [plan, mirror] = [drive.plan!, image.plan!];
      expect(mirror.decision.kind, `drive ${k}, ${plan.decision.reason}`).toBe(plan.decision.kind);
      let worst = 0;
      for (let i = 0; i < plan.t.length; i++) {
        const [along, across] = [mirror.x[i] - plan.x[i], mirror.y[i] + plan.y[i]];
        const [speed, bent] = [mirror.speed[i] - plan.speed[i], mirror.curvature[i] + plan.curvature[i]];
        worst = Math.max(worst, Math.abs(along), Math.abs(across), Math.abs(speed), Math.abs(bent));
      }
      expect(worst, `drive ${k}, ${plan.decision.reason}`).toBeLessThan(1e-6);
    }
  }
});
