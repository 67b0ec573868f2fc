import type { LaneStrips } from '../../map/lane-strips.ts';
import type { MapRenderer } from '../../render/map/map-renderer.ts';
import type { SearchEntry } from '../worker/search-index.ts';

/** Of what is looked at, so that short lanes are seen among their neighbours [m]. */
const LEAST_RADIUS = 14;

let shown: MapRenderer | null = null;

/** The picture of the map that is on the page, for whoever moves its camera. */
export const mapView = {
  set(renderer: MapRenderer | null): void {
    shown = renderer;
  },
  /** Does something with the camera, where there is a picture. */
  move(how: (camera: MapRenderer['camera']) => void): void {
    if (shown === null) return;
    how(shown.camera);
    shown.touch();
  },
  flyTo({ x, y, z, radius }: Pick<SearchEntry, 'x' | 'y' | 'z' | 'radius'>): void {
    mapView.move((camera) => camera.flyTo(x, y, z, radius));
  },
  /** Flies to a lane. */
  flyToStrip({ firstRow, border }: LaneStrips, strip: number): void {
    const [first, last] = [firstRow[strip], firstRow[strip + 1] - 1];
    const middle = 6 * ((first + last) >> 1);
    const across = Math.hypot(border[6 * last] - border[6 * first], border[6 * last + 1] - border[6 * first + 1]);
    const [x, y, z] = border.subarray(middle, middle + 3);
    mapView.flyTo({ x, y, z, radius: Math.max(LEAST_RADIUS, 0.6 * across) });
  },
};
