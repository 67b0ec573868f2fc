import { comfortableSpeed, definePlanner, followLine, idm } from 'skidpad';

/** Keeps its lane, stops for red lights, stop signs and the goal, and goes behind whoever is ahead. */
export default definePlanner({
  name: 'starter',
  params: { timeGap: { default: 1.5, min: 0.5, max: 4, unit: 's', doc: 'kept to whoever is ahead' } },
  init: () => ({ stoodAt: '' }), // remembered from plan to plan: the stop sign before which it has stood
  plan({ line, start, tracks, lights, signs, goal }, memory, { params, vehicle }) {
    const front = vehicle.length - vehicle.rearOverhang; // the bumper, before the rear axle [m]
    const side = vehicle.width / 2 + 0.3; // room that it needs to each side [m]
    const brakingTo = (s: number) => (start.speed * start.speed) / 2 / Math.max(s - front - start.s, 0.1); // [m/s²]

    // Whatever it has to stay behind: where the rear axle ends then, and how fast that moves on.
    const ahead = [{ s: goal.s, speed: 0, reason: 'goal' }];
    const stopAt = (s: number, reason: string) => ahead.push({ s: s - front - 1, speed: 0, reason });
    for (const { s, state } of lights)
      if (brakingTo(s) < (state === 'amber' ? 3 : state.startsWith('red') ? 6 : 0)) stopAt(s, 'red light');
    for (const { id, kind, s } of signs) {
      if (start.speed < 0.1 && s - front - start.s < 2) memory.stoodAt = id;
      if (kind === 'stop' && id !== memory.stoodAt) stopAt(s, 'stop sign');
    }
    for (const { onLine, speed } of tracks)
      if (onLine !== null && onLine.s >= start.s && onLine.dMin <= side && onLine.dMax >= -side)
        ahead.push({ s: onLine.sMin - front - 2, speed: Math.max(0, speed * onLine.along), reason: 'traffic' });

    // As fast as is comfortable, and slower behind any of these.
    const comfortable = comfortableSpeed(line);
    const behind = (one: (typeof ahead)[number], s: number, speed: number, t: number) =>
      idm({ speed, wished: comfortable(s), gap: one.s + one.speed * t + 2 - s, leaderSpeed: one.speed, ...params });
    const { s, reason } = ahead.reduce((a, b) => (a.s < b.s ? a : b));
    const isFree = s - start.s > 3 * start.speed + 5;
    return followLine({ line, start }, (s, speed, t) => Math.min(...ahead.map((one) => behind(one, s, speed, t))), {
      decision: isFree ? { kind: 'cruise', reason: 'free road' } : { kind: 'stop', reason },
    });
  },
});
