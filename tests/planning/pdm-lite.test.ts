import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { SIGNAL_STATE } from '../../src/core/messages/signals.ts';
import type { Track } from '../../src/core/messages/tracks.ts';
import { PdmLitePlanner } from '../../src/planning/bundled/pdm-lite.ts';
import { makeProposalScore, ProposalJudge } from '../../src/planning/bundled/proposal-score.ts';
import { SAMPLE_SECONDS } from '../../src/planning/planning-problem.ts';
import { buildReferenceLine } from '../../src/planning/route/build-reference-line.ts';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import { makeLaneTrajectory } from '../../src/planning/trajectory/lane-trajectory.ts';
import { CAR, FRONT, KinematicDrive, track } from './kinematic-drive.ts';
import { straightStreet } from './synthetic-map.ts';

const { red, green } = SIGNAL_STATE;
const GOAL: RoutePoint = { lane: 0, s: 380 };
/** Half the length of the tracks below [m]. */
const HALF = 2.25;

function drive(street = straightStreet(400)): KinematicDrive {
  return new KinematicDrive(street, GOAL, new PdmLitePlanner(street, GOAL, CAR));
}

describe('the driver', () => {
  test('alone it drives at the limit along the middle, and arrives', () => {
    const alone = drive();
    let widest = 0;
    alone.run(20, undefined, () => {
      widest = Math.max(widest, Math.abs(alone.car.y));
    });
    expect(alone.car.speed).toBeGreaterThan(0.95 * straightStreet(400).lanes[0].speedLimit);
    expect(widest).toBeLessThan(0.05);
    alone.run(60);
    expect(Math.abs(alone.car.x - GOAL.s)).toBeLessThan(1.5);
    expect(alone.plan!.decision.kind).toBe('arrive');
  });

  test('stands behind a standing car, and at red until it is green', () => {
    const queue = drive();
    queue.car.speed = 12;
    queue.tracksAt = () => [track(1, 150, 0, 0, 0)];
    queue.run(40);
    const gap = 150 - HALF - (queue.car.x + FRONT);
    expect(gap).toBeGreaterThan(1.5);
    expect(gap).toBeLessThan(3);

    const light = drive(straightStreet(400, 80));
    light.car.speed = 11;
    light.signalsAt = (tick) => [tick < 2000 ? red : green];
    light.run(19.9);
    expect(light.car.speed).toBeLessThan(0.1);
    expect(light.car.x + FRONT).toBeLessThan(80);
    expect(light.plan!.decision).toMatchObject({ kind: 'stop', reason: 'red light' });
    light.run(10);
    expect(light.car.x).toBeGreaterThan(80);
  });

  test('lets somebody pass from the side whom a lane keeper would hit', () => {
    const crossing = drive();
    crossing.car.speed = 12;
    // Comes from the right at 6 m/s and is on the lane when an ego that goes on at 12 m/s is there.
    const place = (tick: number) => -36 + (6 * tick) / 100;
    crossing.tracksAt = (tick) => [track(1, 74, place(tick), Math.PI / 2, 6)];
    let least = Number.POSITIVE_INFINITY;
    crossing.run(14, undefined, () => {
      const dx = Math.max(0, Math.abs(crossing.car.x + FRONT / 2 - 74) - 0.9 - CAR.length / 2);
      const dy = Math.max(0, Math.abs(crossing.car.y - place(crossing.tick - 1)) - HALF - CAR.width / 2);
      least = Math.min(least, Math.max(dx, dy));
    });
    expect(least).toBeGreaterThan(0.3);
    expect(crossing.car.x).toBeGreaterThan(80);
  });

  test('keeps to the other side of its lane from what reaches into it, and says so', () => {
    const parked = drive();
    parked.car.speed = 8;
    // Its left side reaches to 1.15 m beside the middle of the lane: in the way of who keeps 0.3 m to each side.
    parked.tracksAt = () => [track(1, 90, -2.05, 0, 0)];
    const said = new Set<string>();
    let atIt = 0;
    parked.run(20, undefined, () => {
      said.add(parked.plan!.decision.reason);
      if (Math.abs(parked.car.x - 90) < 3) atIt = Math.max(atIt, parked.car.y);
    });
    expect(parked.car.x).toBeGreaterThan(110);
    expect(atIt).toBeGreaterThan(0.15);
    expect([...said]).toContain('keeps left in its lane');
  });

  test('shows what it weighed: the driven one is the cheapest', () => {
    const alone = drive();
    alone.run(1);
    const { candidates, figures } = alone.thoughts!;
    expect(candidates).toHaveLength(18);
    const least = Math.min(...candidates.map(({ cost }) => cost));
    expect(alone.plan!.cost).toBe(least);
    expect(figures.find(({ name }) => name === 'share')?.value).toBe(1);
  });

  test('same input, same drive; snapshot and restore too, bit for bit', () => {
    const make = () => {
      const busy = drive(straightStreet(400, 150));
      busy.signalsAt = (tick) => [tick < 900 ? red : green];
      busy.tracksAt = (tick) => [
        track(1, 60 + (5 * tick) / 100, 0, 0, 5),
        track(2, 100, 30 - (5 * tick) / 100, -Math.PI / 2, 5),
      ];
      return busy;
    };
    const [whole, again, resumed] = [make(), make(), make()];
    whole.run(4);
    resumed.adopt(whole);
    resumed.planner.restore(whole.planner.snapshot());
    resumed.controller.restore(whole.controller.snapshot());
    whole.run(8);
    resumed.run(8);
    again.run(12);
    expect(hashOf(resumed.plan)).toBe(hashOf(whole.plan));
    expect(hashOf(again.plan)).toBe(hashOf(whole.plan));
  });
});

describe('its judge', () => {
  const street = straightStreet(400);
  const line = buildReferenceLine(street, [0], 0, GOAL.s);

  function judged(tracks: Track[], speed = 10, d = 0) {
    const trajectory = makeLaneTrajectory();
    for (let i = 0; i < trajectory.s.length; i++) {
      trajectory.s[i] = 20 + speed * i * SAMPLE_SECONDS;
      trajectory.d[i] = i === 0 ? 0 : d;
      trajectory.speed[i] = speed;
    }
    const judge = new ProposalJudge(CAR);
    judge.watch({ source: 'oracle', tracks }, line, trajectory);
    const score = makeProposalScore();
    judge.judge(line, trajectory, score);
    return score;
  }

  test('a free road is worth all there is', () => {
    expect(judged([])).toEqual({
      noCollision: 1,
      inLane: 1,
      timeToCollision: 1,
      comfort: 1,
      way: 40,
      collisionAt: Number.POSITIVE_INFINITY,
    });
  });

  test('a standing car at its distance is hit at its time, a slower one later or never', () => {
    // Front at 20 + 3.505, rear of the car at 47.75: 24.2 m at 10 m/s, seen at steps of 0.2 s.
    expect(judged([track(1, 50, 0, 0, 0)])).toMatchObject({ noCollision: 0, timeToCollision: 0, collisionAt: 2.6 });
    expect(judged([track(1, 50, 0, 0, 4)])).toMatchObject({ noCollision: 1, timeToCollision: 0 });
    expect(judged([track(1, 50, 0, 0, 10)])).toMatchObject({ noCollision: 1, timeToCollision: 1 });
  });

  test('who comes from behind, drives beside or overlaps from the start is not its fault', () => {
    expect(judged([track(1, 10, 0, 0, 25)]).noCollision).toBe(1);
    expect(judged([track(1, 22, 3.5, 0, 10)]).noCollision).toBe(1);
    expect(judged([track(1, 21, 0, 0, 0)]).noCollision).toBe(1);
  });

  test('it is to stay on its lane', () => {
    const room = line.halfWidth[40] - CAR.width / 2;
    expect(judged([], 10, room + 0.25).inLane).toBe(1);
    expect(judged([], 10, room + 0.35).inLane).toBe(0);
    expect(judged([], 10, -room - 0.35).inLane).toBe(0);
  });
});
