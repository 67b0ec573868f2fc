import { MonitorX } from 'lucide-react';

/** Stands in for the world where the browser cannot draw in three dimensions. */
export function WebglNotice({ problem }: { readonly problem: string }) {
  return (
    <div className="notice" role="status">
      <MonitorX size={32} aria-hidden="true" />
      <h2>No 3D picture here</h2>
      <p>
        This browser does not offer WebGL 2 at the moment, so the town cannot be drawn in three dimensions. Everything
        else works: the car drives, and the camera, the network's view, the plots and the verdict are beside this.
      </p>
      <p className="quiet">
        To get the picture back, turn on hardware acceleration in the browser's settings, update the graphics driver, or
        try a current Chrome, Edge, Firefox or Safari.
      </p>
      <p className="quiet number">{problem}</p>
    </div>
  );
}
