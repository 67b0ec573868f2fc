import { useMemo, useState } from 'react';
import type { PlotSpecification } from '../plots/time-plot.ts';
import { useDrive } from '../state/drive-store.ts';
import { DecisionStrip } from './decision-strip.tsx';
import { METRIC_PLOTS, type PlotChoice } from './plot-choices.ts';
import { PlotPanel } from './plot-panel.tsx';

const SPEED: PlotSpecification = {
  lines: [
    { column: 'desiredSpeed', label: 'limit', color: 'fail', dash: [4, 3], width: 1 },
    { column: 'targetSpeed', label: 'wanted', color: 'warn', width: 1 },
    { column: 'speed', label: 'speed', color: 'accent', width: 2 },
  ],
  limits: [],
  scale: 3.6,
  leastRange: [0, 20],
};

/** Where the side of the car would touch the lane's edge, until a drive says better [m]. */
const USUAL_MARGIN = 0.8;

/** Speed over the drive, and below it the distance from the path or a metric. */
export function DrivePlots() {
  const margin = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts.laneMargin : USUAL_MARGIN));
  const [chosen, setChosen] = useState(0);
  const choices = useMemo(() => [crossTrack(margin), ...METRIC_PLOTS], [margin]);
  const { title, unit, digits, specification } = choices[chosen];
  return (
    <>
      <DecisionStrip />
      <PlotPanel title="Speed" unit="km/h" digits={0} specification={SPEED} />
      <PlotPanel
        title={title}
        unit={unit}
        digits={digits}
        specification={specification}
        choice={
          <select
            className="plot-choice"
            aria-label="Plotted"
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {choices.map((choice, index) => (
              <option key={choice.title} value={index}>
                {choice.title}
              </option>
            ))}
          </select>
        }
      />
    </>
  );
}

/** Distance from the path, between where the car's sides would touch the lane's edges. */
function crossTrack(margin: number): PlotChoice {
  return {
    title: 'Cross-track error',
    unit: 'm',
    digits: 2,
    specification: {
      lines: [{ column: 'crossTrack', label: 'left of path', color: 'accent', width: 1.5 }],
      limits: [
        { value: margin, color: 'fail' },
        { value: 0, color: 'quiet' },
        { value: -margin, color: 'fail' },
      ],
      scale: 1,
      leastRange: [-1.15 * margin, 1.15 * margin],
    },
  };
}
