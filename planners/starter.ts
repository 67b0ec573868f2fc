import { comfortableSpeeds, definePlanner, followLine } from 'skidpad';

/** Keeps its lane, stops at red lights, stop signs and the goal, and goes behind whoever is ahead. */
export default definePlanner({
  name: 'starter',
  params: {
    timeGap: { default: 1.5, min: 0.5, max: 4, unit: 's', doc: 'kept to whoever is ahead' },
    braking: { default: 2, min: 1, max: 5, unit: 'm/s²', doc: 'that is still comfortable' },
  },
  // What is remembered from one plan to the next: the stop sign before which the car has stood.
  init: () => ({ stoodAt: '' }),
  plan({ line, start, tracks, lights, signs, goal }, state, { params, vehicle }) {
    const front = vehicle.length - vehicle.rearOverhang; // from the rear axle to the bumper [m]
    const speeds = comfortableSpeeds(line);

    // Everything to stay behind: how far the rear axle may go, how fast that moves on, and what it is.
    const ahead = [{ s: goal.s, speed: 0, reason: 'goal' }];
    for (const { s, state } of lights) {
      const needed = (start.speed * start.speed) / 2 / Math.max(s - front - start.s, 0.1); // braking to stop there
      const isRed = state === 'red' || state === 'red-amber' || (state === 'amber' && needed < 3);
      if (isRed && needed < 6) ahead.push({ s: s - front - 1, speed: 0, reason: 'red light' });
    }
    for (const { kind, id, s } of signs) {
      if (kind !== 'stop' || id === state.stoodAt) continue;
      if (start.speed < 0.1 && s - front - start.s < 2) state.stoodAt = id;
      ahead.push({ s: s - front - 1, speed: 0, reason: 'stop sign' });
    }
    for (const { onLine, speed } of tracks) {
      if (onLine === null || onLine.s < start.s) continue;
      const isInTheWay = onLine.dMin < vehicle.width / 2 + 0.3 && onLine.dMax > -vehicle.width / 2 - 0.3;
      if (isInTheWay) ahead.push({ s: onLine.sMin - front - 3, speed: Math.max(0, speed * onLine.along), reason: 'traffic' });
    }

    // The intelligent driver model (Treiber, Hennecke and Helbing 2000): ease off as the gap closes.
    const accelerate = (s: number, speed: number, t: number): number => {
      const wished = Math.max(speeds[Math.min(Math.round(s / line.step), speeds.length - 1)], 0.1);
      let least = 1.5 * (1 - Math.pow(speed / wished, 4));
      for (const leader of ahead) {
        const gap = Math.max(leader.s + leader.speed * t - s, 0.1);
        const closing = (speed * (speed - leader.speed)) / (2 * Math.sqrt(1.5 * params.braking));
        const wishedGap = 0.1 + Math.max(0, leader.speed > 0 ? speed * params.timeGap + closing : closing);
        least = Math.min(least, 1.5 * (1 - Math.pow(wishedGap / gap, 2)));
      }
      return Math.max(least, -8);
    };
    const nearest = ahead.reduce((a, b) => (b.s < a.s ? b : a));
    const isHeld = nearest.s - start.s < 3 * start.speed + 5;
    const decision = { kind: isHeld ? 'stop' : 'cruise', reason: isHeld ? nearest.reason : 'free road' } as const;
    return followLine({ line, start }, accelerate, { decision });
  },
});
