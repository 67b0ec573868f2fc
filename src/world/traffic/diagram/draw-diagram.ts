import { hairline, PLOT_COLORS, PLOT_FONT, words } from '../../../map/drawing/plot-marks.ts';
import { svgElement, svgText } from '../../../map/drawing/svg-text.ts';
import type { DiagramPoint } from './fundamental-diagram.ts';

/** Size of the picture and of each plot's drawing area [pixels]. */
const WIDTH = 960;
const HEIGHT = 400;
const AREA = { top: 84, width: 380, height: 250 } as const;
const LEFTS = [64, 556] as const;
const COLORS = {
  ...PLOT_COLORS,
  model: '#0b74c4',
  measured: '#17202a',
};
/** Lines of the grid on each axis, about. */
const GRID_LINES = 5;

interface Plot {
  readonly left: number;
  readonly title: string;
  readonly model: (point: DiagramPoint) => number;
  readonly measured: (point: DiagramPoint) => number;
}

/** Vehicles an hour and a kilometre, as traffic engineers have it. */
const PER_KM = 1000;
const PER_HOUR = 3600;
const KMH = 3.6;

const PLOTS: readonly Plot[] = [
  {
    left: LEFTS[0],
    title: 'Flow [vehicles/h] over density [vehicles/km], a lane',
    model: ({ equilibriumFlow }) => equilibriumFlow * PER_HOUR,
    measured: ({ flow }) => flow * PER_HOUR,
  },
  {
    left: LEFTS[1],
    title: 'Mean speed [km/h] over density [vehicles/km]',
    model: ({ equilibriumSpeed }) => equilibriumSpeed * KMH,
    measured: ({ speed }) => speed * KMH,
  },
];

/** Fundamental diagrams as SVG: measured points on the line of the model's equilibrium. The same points give the same text. */
export function drawDiagram(points: readonly DiagramPoint[], title: string): string {
  const sorted = [...points].sort((a, b) => a.density - b.density);
  const parts = [
    svgElement('rect', { width: WIDTH, height: HEIGHT, fill: COLORS.ground }),
    words(title, 24, 30, 15, COLORS.text, 'start', 600),
    ...PLOTS.map((plot) => drawPlot(plot, sorted)),
    svgElement('circle', { cx: 30, cy: HEIGHT - 18, r: 3.5, fill: COLORS.measured }),
    words('measured', 40, HEIGHT - 14, 12, COLORS.quiet),
    svgElement('path', { d: `M112 ${HEIGHT - 18}h24`, stroke: COLORS.model, 'stroke-width': 2 }),
    words('equilibrium of the intelligent driver model for the same drivers', 142, HEIGHT - 14, 12, COLORS.quiet),
  ];
  const frame = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'font-family': PLOT_FONT };
  return `${svgElement('svg', frame, `\n${parts.join('\n')}\n`)}\n`;
}

function drawPlot({ left, title, model, measured }: Plot, points: readonly DiagramPoint[]): string {
  const densities = points.map(({ density }) => density * PER_KM);
  const most = Math.max(...densities, Number.MIN_VALUE);
  const highest = Math.max(...points.map(model), ...points.map(measured), Number.MIN_VALUE);
  const [stepX, stepY] = [niceStep(most), niceStep(highest)];
  const [endX, endY] = [Math.ceil(most / stepX) * stepX, Math.ceil(highest / stepY) * stepY];
  const x = (value: number) => (left + (value / endX) * AREA.width).toFixed(1);
  const y = (value: number) => (AREA.top + (1 - value / endY) * AREA.height).toFixed(1);
  const parts = [words(title, left, AREA.top - 18, 13, COLORS.text, 'start', 600)];
  for (let value = 0; value <= endX; value += stepX) {
    parts.push(hairline(`M${x(value)} ${AREA.top}v${AREA.height}`));
    parts.push(words(`${value}`, Number(x(value)), AREA.top + AREA.height + 18, 12, COLORS.quiet, 'middle'));
  }
  for (let value = 0; value <= endY; value += stepY) {
    parts.push(hairline(`M${left} ${y(value)}h${AREA.width}`));
    parts.push(words(`${value}`, left - 8, Number(y(value)) + 4, 12, COLORS.quiet, 'end'));
  }
  const line = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(densities[i])} ${y(model(point))}`).join('');
  parts.push(svgElement('path', { d: line, fill: 'none', stroke: COLORS.model, 'stroke-width': 2 }));
  points.forEach((point, i) => {
    const hover = svgElement('title', {}, svgText(`${point.vehicles} vehicles: ${measured(point).toFixed(1)}`));
    const dot = { cx: x(densities[i]), cy: y(measured(point)), r: 3.5, fill: COLORS.measured };
    parts.push(svgElement('circle', dot, hover));
  });
  return parts.join('\n');
}

/** 1, 2 or 5 times a power of ten that cuts `range` into about GRID_LINES. */
function niceStep(range: number): number {
  let step = 0.001;
  for (let i = 0; step * GRID_LINES < range; i++) step *= i % 3 === 1 ? 2.5 : 2;
  return step;
}
