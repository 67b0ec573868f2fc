import type { PlotSpecification } from '../plots/time-plot.ts';

/** Something that can be plotted over the drive. */
export interface PlotChoice {
  readonly title: string;
  readonly unit: string;
  readonly digits: number;
  readonly specification: PlotSpecification;
}

/** What the lower plot offers beside the cross-track error: what control asks and gets, and metrics at 10 Hz, see docs/criteria.md. */
export const METRIC_PLOTS: readonly PlotChoice[] = [
  {
    title: 'Steering',
    unit: '°',
    digits: 1,
    specification: {
      lines: [
        { column: 'askedSteer', label: 'asked', color: 'warn', width: 1 },
        { column: 'steer', label: 'wheels', color: 'accent', width: 1.5 },
      ],
      limits: [{ value: 0, color: 'quiet' }],
      scale: 180 / Math.PI,
      leastRange: [-3, 3],
    },
  },
  {
    title: 'Speed error',
    unit: 'm/s',
    digits: 2,
    specification: {
      lines: [{ column: 'speedError', label: 'too slow', color: 'accent', width: 1.5 }],
      limits: [{ value: 0, color: 'quiet' }],
      scale: 1,
      leastRange: [-0.5, 0.5],
    },
  },
  {
    title: 'Acceleration',
    unit: 'm/s²',
    digits: 1,
    specification: {
      lines: [
        { column: 'lateralAcceleration', label: 'to the left', color: 'warn', width: 1 },
        { column: 'longitudinalAcceleration', label: 'forward', color: 'accent', width: 1.5 },
      ],
      // nuPlan's bounds of comfort.
      limits: [
        { value: 2.4, color: 'fail' },
        { value: -4.05, color: 'fail' },
      ],
      scale: 1,
      leastRange: [-5, 3],
    },
  },
  {
    title: 'Time to collision',
    unit: 's',
    digits: 1,
    specification: {
      lines: [
        { column: 'leaderTtc', label: 'leader', color: 'warn', width: 1 },
        { column: 'ttc', label: 'anybody', color: 'accent', width: 1.5 },
      ],
      // nuPlan's least time to collision.
      limits: [{ value: 0.95, color: 'fail' }],
      scale: 1,
      leastRange: [0, 4],
    },
  },
  plotOf('Time headway', 's', 'timeHeadway', [0, 4]),
  plotOf('Nearest road user', 'm', 'nearest', [0, 20]),
  plotOf('Lane offset', 'm', 'laneOffset', [-1, 1]),
  plotOf('Longitudinal jerk', 'm/s³', 'longitudinalJerk', [-5, 5]),
];

function plotOf(
  title: string,
  unit: string,
  column: PlotSpecification['lines'][number]['column'],
  leastRange: readonly [number, number],
): PlotChoice {
  const lines = [{ column, label: title.toLowerCase(), color: 'accent', width: 1.5 }];
  return { title, unit, digits: 1, specification: { lines, limits: [], scale: 1, leastRange } };
}
