import { MonitorX, X } from 'lucide-react';
import { useState } from 'react';
import './webgl-notice.css';

/** Says why there is something else instead of the world, where the browser cannot draw in three dimensions. */
export function WebglNotice({ problem, instead }: { readonly problem: string; readonly instead: string }) {
  const [open, setOpen] = useState(true);
  if (!open) return null;
  return (
    <div className="webgl-notice" role="status">
      <MonitorX size={24} aria-hidden="true" />
      <div>
        <h2>No 3D picture here</h2>
        <p>This browser does not offer WebGL 2 at the moment, so you see {instead}. Everything else works as usual.</p>
        <p className="quiet">
          To get the picture back, turn on hardware acceleration in the browser's settings, update the graphics driver,
          or try a current Chrome, Edge, Firefox or Safari. <span className="number">({problem})</span>
        </p>
      </div>
      <button type="button" className="icon-button" aria-label="Close" onClick={() => setOpen(false)}>
        <X size={16} />
      </button>
    </div>
  );
}
