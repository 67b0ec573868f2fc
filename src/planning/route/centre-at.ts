import type { Lane } from '../../map/road-map.ts';

/** Place on a lane's centre at station s, straight between samples [m]. */
export function centreAt(lane: Lane, s: number): [number, number] {
  const { centre } = lane;
  const last = centre.count - 1;
  let i = Math.min(last, Math.floor((s / lane.length) * last));
  while (i > 0 && centre.s[i] > s) i--;
  while (i < last && centre.s[i + 1] <= s) i++;
  if (i === last) return [centre.x[last], centre.y[last]];
  const share = (s - centre.s[i]) / (centre.s[i + 1] - centre.s[i]);
  return [centre.x[i] + share * (centre.x[i + 1] - centre.x[i]), centre.y[i] + share * (centre.y[i + 1] - centre.y[i])];
}
