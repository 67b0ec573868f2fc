import type { Road } from './opendrive/document.ts';

/** More stations than this are not worth the time, however long the road is. */
const MOST = 100_000;
/** Stations nearer to each other than this are one [m]. */
const SAME = 1e-6;

/** Stations from `from` to `to` of a road at most `step` apart, ascending, with every start of an element between them. */
export function evenStations(road: Road, from: number, to: number, step: number): number[] {
  const breaks = [from, to];
  for (const { s } of road.planView) if (s > from && s < to) breaks.push(s);
  breaks.sort((a, b) => a - b);
  const spacing = Math.max(step, (to - from) / MOST);
  const stations = [from];
  for (const next of breaks) {
    const last = stations[stations.length - 1];
    if (next - last < SAME) continue;
    const parts = Math.ceil((next - last) / spacing);
    for (let k = 1; k < parts; k++) stations.push(last + ((next - last) * k) / parts);
    stations.push(next);
  }
  return stations;
}
