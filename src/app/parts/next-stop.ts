import type { DriveFacts, LatestMessages } from '../worker/protocol.ts';

/** A route that ends this near to a stop leads there [m]. */
const NEAR = 6;

/** Where the driver's route leads: "stop 2", in the end "the goal". */
export function nextStop({ stops, goal }: Pick<DriveFacts, 'stops' | 'goal'>, latest: LatestMessages): string {
  const polyline = latest.route?.message.polyline;
  if (polyline === undefined || polyline.length < 3) return 'the goal';
  const [x, y] = polyline.slice(-3);
  const away = ([a, b]: readonly number[]) => Math.hypot(a - x, b - y);
  const stop = stops.findIndex((one) => away(one) < NEAR && away(one) <= away(goal));
  return stop < 0 ? 'the goal' : `stop ${stop + 1}`;
}
