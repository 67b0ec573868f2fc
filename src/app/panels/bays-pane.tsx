import { useCallback } from 'react';
import { BayDrawing } from '../parts/bay-drawing.ts';
import { useDrive } from '../state/drive-store.ts';
import { SensorCanvas } from './sensor-canvas.tsx';
import type { SensorPane } from './sensor-panes.ts';

/** Corners of parking spaces around the car. */
export const BaysPane: SensorPane = () => {
  const vehicle = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts.vehicle : null));
  const make = useCallback(() => {
    if (vehicle === null) throw new Error('what is seen is shown before its drive is loaded');
    return new BayDrawing(vehicle);
  }, [vehicle]);
  if (vehicle === null) return null;
  return (
    <>
      <SensorCanvas
        make={make}
        height={190}
        label="The car from above with the corners of parking spaces that are seen"
      />
      <p className="quiet">corners of parking spaces, by which localisation knows its place to centimetres</p>
    </>
  );
};
