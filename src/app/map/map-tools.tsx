import { Crosshair, Maximize, Minus, Plus, Ruler, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { toggleMeasuring, useMap } from '../state/map-store.ts';
import { mapView } from './map-view.ts';
import './map-tools.css';

const ZOOM = 1.5;

/** Buttons over the map that move the camera and choose what a click does. */
export function MapTools() {
  const { tool, measure } = useMap();
  return (
    <>
      <div className="map-tools" role="toolbar" aria-label="Map tools">
        <Tool name="Nearer" keyName="+" onClick={() => mapView.move((camera) => camera.zoom(1 / ZOOM, null))}>
          <Plus size={17} />
        </Tool>
        <Tool name="Farther" keyName="−" onClick={() => mapView.move((camera) => camera.zoom(ZOOM, null))}>
          <Minus size={17} />
        </Tool>
        <Tool name="The whole map" keyName="F" onClick={() => mapView.move((camera) => camera.fit())}>
          <Maximize size={16} />
        </Tool>
        <Tool name="From above, aslant" keyName="T" onClick={() => mapView.move((camera) => camera.toggleTop())}>
          <Square size={15} />
        </Tool>
        <Tool name="Measure a distance" keyName="M" pressed={tool === 'measure'} onClick={toggleMeasuring}>
          <Ruler size={16} />
        </Tool>
      </div>
      {tool === 'measure' && (
        <p className="map-hint" role="status">
          <Crosshair size={15} aria-hidden="true" />
          {measure === null || measure.isDone ? 'Click where to measure from' : 'Click where to measure to'}
          {measure !== null && <MeasureText from={measure.from} to={measure.to} />}
        </p>
      )}
    </>
  );
}

function MeasureText(props: { readonly from: readonly number[]; readonly to: readonly number[] }) {
  const [dx, dy, dz] = [0, 1, 2].map((axis) => props.to[axis] - props.from[axis]);
  return (
    <span className="number" data-testid="measure">
      {Math.hypot(dx, dy, dz).toFixed(2)}
      <span className="unit"> m, level </span>
      {Math.hypot(dx, dy).toFixed(2)}
      <span className="unit"> m, rise </span>
      {dz.toFixed(2)}
      <span className="unit"> m</span>
    </span>
  );
}

function Tool(props: {
  readonly name: string;
  readonly keyName: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={props.name}
      title={`${props.name} (${props.keyName})`}
      aria-pressed={props.pressed}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
