import { comfortableSpeed, definePlanner, followLine, idm } from 'skidpad';

/** Keeps its lane, stops for red lights, stop signs and the goal, and goes behind whoever is ahead. */
export default definePlanner({
  name: 'starter',
  params: { timeGap: { default: 1.5, min: 0.5, max: 4, unit: 's', doc: 'kept to whoever is ahead' } },
  // What it remembers from one plan to the next: the stop sign before which it has stood.
  init: () => ({ stoodAt: '' }),
  plan({ line, start, tracks, lights, signs, goal }, memory, { params, vehicle }) {
    const front = vehicle.length - vehicle.rearOverhang; // the bumper, before the rear axle [m]
    const side = vehicle.width / 2 + 0.3; // room that it needs to each side [m]

    // Whatever it has to stay behind: where the rear axle ends then, and how fast that moves on.
    const ahead = [{ s: goal.s, speed: 0, reason: 'goal' }];
    for (const { s, state } of lights) {
      const braking = (start.speed * start.speed) / 2 / Math.max(s - front - start.s, 0.1);
      const stops = state === 'amber' ? braking < 3 : state.startsWith('red') && braking < 6;
      if (stops) ahead.push({ s: s - front - 1, speed: 0, reason: 'red light' });
    }
    for (const { id, kind, s } of signs) {
      if (start.speed < 0.1 && s - front - start.s < 2) memory.stoodAt = id;
      if (kind === 'stop' && id !== memory.stoodAt) ahead.push({ s: s - front - 1, speed: 0, reason: 'stop sign' });
    }
    for (const { onLine, speed } of tracks) {
      if (onLine === null || onLine.s < start.s || onLine.dMin > side || onLine.dMax < -side) continue;
      ahead.push({ s: onLine.sMin - front - 2, speed: Math.max(0, speed * onLine.along), reason: 'traffic' });
    }

    // As fast as is comfortable, and slower behind any of these.
    const comfortable = comfortableSpeed(line);
    const behind = (leader: (typeof ahead)[number], s: number, speed: number, t: number) =>
      idm({ speed, wished: comfortable(s), gap: leader.s + leader.speed * t + 2 - s, leaderSpeed: leader.speed, ...params });
    const nearest = ahead.reduce((a, b) => (a.s < b.s ? a : b));
    const isFree = nearest.s - start.s > 3 * start.speed + 5;
    return followLine({ line, start }, (s, speed, t) => Math.min(...ahead.map((leader) => behind(leader, s, speed, t))), {
      decision: isFree ? { kind: 'cruise', reason: 'free road' } : { kind: 'stop', reason: nearest.reason },
    });
  },
});
