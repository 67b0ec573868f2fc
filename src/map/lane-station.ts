import type { Lane } from './road-map.ts';

/** Index of the sample interval that holds `value` in ascending `values`: 0 to length - 2. */
export function intervalAt(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Value of samples at `s`, linear between them, held at the ends. */
export function interpolate(stations: Float64Array, values: Float64Array, s: number): number {
  const i = intervalAt(stations, s);
  const share = (s - stations[i]) / (stations[i + 1] - stations[i]);
  return values[i] + Math.min(1, Math.max(0, share)) * (values[i + 1] - values[i]);
}

/** Station along a lane's centre at a station of its road, held within the lane [m]. Linear between samples: errs by less than 5 mm. */
export function laneStationAt(lane: Lane, roadStation: number): number {
  const { station, s, count } = lane.centre;
  let i = 0;
  let end = count - 2;
  while (i < end) {
    const middle = (i + end) >> 1;
    if ((station[middle + 1] - roadStation) * lane.direction < 0) i = middle + 1;
    else end = middle;
  }
  const share = (roadStation - station[i]) / (station[i + 1] - station[i]);
  return s[i] + Math.min(1, Math.max(0, share)) * (s[i + 1] - s[i]);
}

/** The other way round: station of the road at a station along a lane's centre [m]. */
export function roadStationAt(lane: Lane, laneStation: number): number {
  return interpolate(lane.centre.s, lane.centre.station, laneStation);
}
