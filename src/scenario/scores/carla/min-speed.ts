/** Checkpoints of a route, each at the end of an even part of it. */
const CHECKPOINTS = 4;

/**
 * The ego's mean speed over that of traffic around it [%] at each of four checkpoints that the ego passed: means over the
 * samples since the checkpoint before. Samples without traffic (NaN) do not count for traffic; a part of the route without
 * any traffic, or with one that stands, says nothing and is left out.
 *
 * Source: scenario_runner, atomic_criteria.py, MinimumSpeedRouteTest (RATIO 1, four checkpoints).
 *
 * @param share of the route that is driven at each sample, 0 to 1
 * @param speed of the ego [m/s]
 * @param traffic mean speed of the vehicles around it [m/s]
 */
export function minSpeedPercents(
  share: ArrayLike<number>,
  speed: ArrayLike<number>,
  traffic: ArrayLike<number>,
): number[] {
  const percents: number[] = [];
  let next = 1;
  const sums = { ego: 0, samples: 0, traffic: 0, seen: 0 };
  for (let i = 0; i < share.length && next <= CHECKPOINTS; i++) {
    sums.ego += speed[i];
    sums.samples++;
    if (!Number.isNaN(traffic[i])) {
      sums.traffic += traffic[i];
      sums.seen++;
    }
    if (share[i] < next / CHECKPOINTS) continue;
    const around = sums.seen > 0 ? sums.traffic / sums.seen : 0;
    if (around > 0) percents.push((100 * sums.ego) / sums.samples / around);
    while (next <= CHECKPOINTS && share[i] >= next / CHECKPOINTS) next++;
    Object.assign(sums, { ego: 0, samples: 0, traffic: 0, seen: 0 });
  }
  return percents;
}
