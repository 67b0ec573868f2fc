import type { MapRenderer } from '../../render/map/map-renderer.ts';

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
};
