/** Viridis at nine even places, sRGB 0 to 255 (van der Walt and Smith 2015, matplotlib's table). */
export const VIRIDIS_STOPS = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
] as const;

/** Colour of a share from 0 (dark) to 1 (bright), held at both ends. */
export function viridis(share: number): [number, number, number] {
  const place = Math.min(1, Math.max(0, share)) * (VIRIDIS_STOPS.length - 1);
  const low = Math.min(VIRIDIS_STOPS.length - 2, Math.floor(place));
  const part = place - low;
  const mixed = (channel: 0 | 1 | 2) =>
    Math.round(VIRIDIS_STOPS[low][channel] + part * (VIRIDIS_STOPS[low + 1][channel] - VIRIDIS_STOPS[low][channel]));
  return [mixed(0), mixed(1), mixed(2)];
}
