import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { SeriesLog } from '../state/series-log.ts';
import type { SeriesColumn } from '../worker/protocol.ts';
import { PLOT_MARGINS } from './plot-margins.ts';
import { timeRange } from './time-range.ts';

/** One line of a plot. */
export interface PlotLine {
  readonly column: SeriesColumn;
  readonly label: string;
  /** CSS variable without the dashes. */
  readonly color: string;
  readonly dash?: readonly number[];
  readonly width?: number;
}

/** A level that the plot draws in: what may not be passed. */
export interface PlotLimit {
  readonly value: number;
  readonly color: string;
}

export interface PlotSpecification {
  readonly lines: readonly PlotLine[];
  readonly limits: readonly PlotLimit[];
  /** Factor on the values, from SI to what is shown. */
  readonly scale: number;
  /** Least range of the value axis, always in sight, in shown units. */
  readonly leastRange: readonly [number, number];
}

/** Values under the pointer, or the latest. */
export type PlotReading = readonly (number | null)[];

/** [1/s] */
const REDRAW_RATE = 8;

/** A plot over simulated time that grows with the drive; hover reads values, a click goes there. */
export class TimePlot {
  private readonly element: HTMLElement;
  private readonly log: SeriesLog;
  private readonly specification: PlotSpecification;
  private readonly onReading: (values: PlotReading) => void;
  private readonly onSeek: (seconds: number) => void;
  private readonly sizes: ResizeObserver;
  private plot: uPlot | null = null;
  private whole = false;
  private drawnAt = 0;

  constructor(
    element: HTMLElement,
    log: SeriesLog,
    specification: PlotSpecification,
    on: { readonly reading: (values: PlotReading) => void; readonly seek: (seconds: number) => void },
  ) {
    this.element = element;
    this.log = log;
    this.specification = specification;
    this.onReading = on.reading;
    this.onSeek = on.seek;
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(element);
  }

  /** Shows the whole drive instead of its last minute. */
  setWhole(whole: boolean): void {
    this.whole = whole;
    this.draw(true);
  }

  /** Redraws with what the log holds; at most REDRAW_RATE times a second unless it must. */
  draw(must = false): void {
    const now = performance.now();
    if (this.plot === null || (!must && now - this.drawnAt < 1000 / REDRAW_RATE)) return;
    this.drawnAt = now;
    this.plot.setData(this.data());
    if (this.plot.cursor.idx == null) this.read(null);
  }

  /** Makes the plot anew, for another theme. */
  restyle(): void {
    this.plot?.destroy();
    this.plot = null;
    this.fit();
  }

  dispose(): void {
    this.sizes.disconnect();
    this.plot?.destroy();
  }

  private fit(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width === 0 || height === 0) return;
    if (this.plot === null) this.plot = new uPlot(this.options(width, height), this.data(), this.element);
    else this.plot.setSize({ width, height });
  }

  private data(): uPlot.AlignedData {
    const { lines, scale } = this.specification;
    const [from] = timeRange(this.log.newestTime, this.whole);
    const [time, ...columns] = this.log.since(
      from,
      lines.map(({ column }) => column),
    );
    const shown = columns.map((column) => Array.from(column, (value) => (Number.isNaN(value) ? null : value * scale)));
    return [Array.from(time), ...shown];
  }

  private read(index: number | null): void {
    const columns = this.plot?.data.slice(1) ?? [];
    this.onReading(columns.map((column) => column[index ?? column.length - 1] ?? null));
  }

  private options(width: number, height: number): uPlot.Options {
    const { lines, limits, leastRange } = this.specification;
    const style = getComputedStyle(this.element);
    const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const axis = {
      stroke: color('quiet'),
      font: '11px "JetBrains Mono Variable", monospace',
      grid: { stroke: color('hairline'), width: 1 },
      ticks: { show: false },
    };
    return {
      width,
      height,
      padding: [6, PLOT_MARGINS.right, 0, 0],
      legend: { show: false },
      cursor: { sync: { key: 'drive' }, points: { size: 6 }, drag: { x: false, y: false }, y: false },
      scales: {
        x: { time: false, range: () => timeRange(this.log.newestTime, this.whole) },
        y: { range: (_, least, most) => valueRange(least, most, leastRange) },
      },
      axes: [
        { ...axis, size: 22, values: (_, seconds) => seconds.map((value) => `${value}`) },
        { ...axis, size: PLOT_MARGINS.left, space: 14 },
      ],
      series: [
        {},
        ...lines.map((line) => ({
          label: line.label,
          stroke: color(line.color),
          width: line.width ?? 1.5,
          points: { show: false },
          ...(line.dash === undefined ? {} : { dash: [...line.dash] }),
        })),
      ],
      hooks: {
        draw: [(plot) => drawLimits(plot, limits, color)],
        setCursor: [(plot) => this.read(plot.cursor.idx ?? null)],
        ready: [(plot) => plot.over.addEventListener('click', () => this.seek(plot))],
      },
    };
  }

  private seek(plot: uPlot): void {
    const index = plot.cursor.idx;
    if (index != null) this.onSeek(plot.data[0][index]);
  }
}

function valueRange(
  least: number | null,
  most: number | null,
  [floor, ceiling]: readonly [number, number],
): [number, number] {
  const low = Math.min(least ?? floor, floor);
  const high = Math.max(most ?? ceiling, ceiling);
  return [low < floor ? low * 1.08 : low, high > ceiling ? high * 1.08 : high];
}

function drawLimits(plot: uPlot, limits: readonly PlotLimit[], color: (name: string) => string): void {
  const { ctx } = plot;
  const { left, width } = plot.bbox;
  ctx.save();
  for (const limit of limits) {
    const y = plot.valToPos(limit.value, 'y', true);
    ctx.strokeStyle = color(limit.color);
    ctx.lineWidth = window.devicePixelRatio;
    ctx.setLineDash([4 * window.devicePixelRatio, 3 * window.devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(left, y);
    ctx.lineTo(left + width, y);
    ctx.stroke();
  }
  ctx.restore();
}
