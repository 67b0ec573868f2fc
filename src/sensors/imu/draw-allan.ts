import { log } from '../../core/math/log.ts';
import { hairline, PLOT_COLORS, PLOT_FONT, words } from '../../map/drawing/plot-marks.ts';
import { svgElement, svgText } from '../../map/drawing/svg-text.ts';
import { GRAVITY } from '../../world/gravity.ts';
import type { AllanComparison, UnitAllan } from './measure-allan.ts';

/** Size of the picture and of each plot's drawing area [pixels]. */
const WIDTH = 960;
const HEIGHT = 430;
const AREA = { top: 84, width: 380, height: 280 } as const;
const LEFTS = [70, 560] as const;
/** One of each unit. */
const UNITS = ['#b35900', '#0b74c4', '#1a7f37', '#8250df'];

interface Plot {
  readonly left: number;
  readonly title: string;
  /** Shown unit over SI. */
  readonly scale: number;
  readonly of: (unit: UnitAllan) => readonly AllanComparison[];
}

const DEGREES_PER_HOUR = (180 / Math.PI) * 3600;

const PLOTS: readonly Plot[] = [
  {
    left: LEFTS[0],
    title: 'Gyroscopes: Allan deviation [°/h] over averaging time [s]',
    scale: DEGREES_PER_HOUR,
    of: ({ gyroscope }) => gyroscope,
  },
  {
    left: LEFTS[1],
    title: 'Accelerometers: Allan deviation [µg] over averaging time [s]',
    scale: 1e6 / GRAVITY,
    of: ({ accelerometer }) => accelerometer,
  },
];

/** Allan deviations as SVG, both axes by powers of ten: measured points on the lines of the models. The same numbers give the same text. */
export function drawAllan(units: readonly UnitAllan[], title: string): string {
  const parts = [
    svgElement('rect', { width: WIDTH, height: HEIGHT, fill: PLOT_COLORS.ground }),
    words(title, 24, 30, 15, PLOT_COLORS.text, 'start', 600),
    ...PLOTS.map((plot) => drawPlot(plot, units)),
    ...units.map(({ name }, k) => {
      const x = 24 + 110 * k;
      const dot = svgElement('circle', { cx: x + 6, cy: HEIGHT - 18, r: 3, fill: UNITS[k % UNITS.length] });
      return `${dot}${words(name, x + 15, HEIGHT - 14, 12, PLOT_COLORS.quiet)}`;
    }),
    words('points: output at rest; lines: from the parameters', WIDTH - 24, HEIGHT - 14, 12, PLOT_COLORS.quiet, 'end'),
  ];
  const frame = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'font-family': PLOT_FONT };
  return `${svgElement('svg', frame, `\n${parts.join('\n')}\n`)}\n`;
}

function drawPlot({ left, title, scale, of }: Plot, units: readonly UnitAllan[]): string {
  const all = units.flatMap(of);
  const [x0, x1] = decades(all.map(({ tau }) => tau));
  const [y0, y1] = decades(all.flatMap(({ measured, model }) => [measured * scale, model * scale]));
  const x = (tau: number) => left + ((lg(tau) - x0) / (x1 - x0)) * AREA.width;
  const y = (value: number) => AREA.top + (1 - (lg(value * scale) - y0) / (y1 - y0)) * AREA.height;
  const parts = [words(title, left, AREA.top - 18, 13, PLOT_COLORS.text, 'start', 600)];
  for (let decade = x0; decade <= x1; decade++) {
    const at = left + ((decade - x0) / (x1 - x0)) * AREA.width;
    parts.push(hairline(`M${at.toFixed(1)} ${AREA.top}v${AREA.height}`));
    parts.push(words(powerOfTen(decade), at, AREA.top + AREA.height + 18, 12, PLOT_COLORS.quiet, 'middle'));
  }
  for (let decade = y0; decade <= y1; decade++) {
    const at = AREA.top + (1 - (decade - y0) / (y1 - y0)) * AREA.height;
    parts.push(hairline(`M${left} ${at.toFixed(1)}h${AREA.width}`));
    parts.push(words(powerOfTen(decade), left - 8, at + 4, 12, PLOT_COLORS.quiet, 'end'));
  }
  for (const [k, unit] of units.entries()) {
    const color = UNITS[k % UNITS.length];
    const line = of(unit).map(
      ({ tau, model }, i) => `${i === 0 ? 'M' : 'L'}${x(tau).toFixed(1)} ${y(model).toFixed(1)}`,
    );
    parts.push(svgElement('path', { d: line.join(''), fill: 'none', stroke: color, 'stroke-width': 1.5 }));
    for (const { tau, measured } of of(unit)) {
      const dot = { cx: x(tau).toFixed(1), cy: y(measured).toFixed(1), r: 2.6, fill: color };
      parts.push(svgElement('circle', dot, svgElement('title', {}, svgText(`${unit.name}, ${tau.toPrecision(3)} s`))));
    }
  }
  return parts.join('\n');
}

/** Powers of ten that hold all values. */
function decades(values: readonly number[]): [number, number] {
  const low = Math.floor(lg(Math.min(...values)));
  return [low, Math.max(low + 1, Math.ceil(lg(Math.max(...values))))];
}

function lg(value: number): number {
  return log(value) / Math.LN10;
}

function powerOfTen(decade: number): string {
  return decade >= 0 ? `1${'0'.repeat(decade)}` : `0.${'0'.repeat(-decade - 1)}1`;
}
