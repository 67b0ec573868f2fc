import type { ReactNode } from 'react';
import { Quantity } from '../parts/quantity.tsx';
import { useMap } from '../state/map-store.ts';
import './map-status-bar.css';

const KMH = 3.6;

/** What is under the pointer: place, road coordinates, lane. */
export function MapStatusBar() {
  const place = useMap((state) => state.hovered);
  if (place === null) {
    return (
      <footer className="map-status quiet" data-testid="readout">
        Point at the map to read places and lanes, click a lane for its facts.
      </footer>
    );
  }
  const { x, y, z, strip, roadId, section, laneId, s, t, type, speedLimit, width } = place;
  return (
    <footer className="map-status" data-testid="readout" data-place={JSON.stringify(place)}>
      {strip < 0 ? (
        <span className="quiet">off the roads</span>
      ) : (
        <>
          <Reading name="road">
            <span className="number">{roadId}</span>
          </Reading>
          <Reading name="section">
            <span className="number">{section}</span>
          </Reading>
          <Reading name="lane">
            <span className="number">{laneId}</span>
          </Reading>
          <Reading name="s">
            <Quantity value={s} digits={2} unit="m" />
          </Reading>
          <Reading name="t">
            <Quantity value={t} digits={2} unit="m" />
          </Reading>
          <Reading name="width">
            <Quantity value={width} digits={2} unit="m" />
          </Reading>
          <Reading name="type">{type}</Reading>
          {Number.isFinite(speedLimit) && (
            <Reading name="limit">
              <Quantity value={speedLimit * KMH} digits={0} unit="km/h" />
            </Reading>
          )}
        </>
      )}
      <Reading name="x" wide>
        <Quantity value={x} digits={2} unit="m" />
      </Reading>
      <Reading name="y" wide>
        <Quantity value={y} digits={2} unit="m" />
      </Reading>
      <Reading name="z">
        <Quantity value={z} digits={2} unit="m" />
      </Reading>
    </footer>
  );
}

function Reading(props: { readonly name: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <span className="reading" data-wide={props.wide}>
      <span className="quiet">{props.name}</span> {props.children}
    </span>
  );
}
