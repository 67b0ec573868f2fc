import type { Messages, SensedTopic } from '../../core/messages.ts';
import { secondsAt } from '../../core/tick.ts';
import type { SensorReadings } from '../worker/sensor-readings.ts';
import type { DrawingColors, SensorDrawing } from './sensor-drawing.ts';

/** One line of a strip chart. */
export interface StripLine {
  readonly label: string;
  readonly color: keyof DrawingColors;
  /** NaN where the message has none. */
  readonly value: (message: Messages[SensedTopic]) => number;
}

/** Time that is shown [s]. */
const SPAN = 20;
const MARGIN = { left: 40, right: 6, top: 16, bottom: 4 } as const;

/** The last seconds of some values of a sensor. */
export class StripDrawing implements SensorDrawing {
  private readonly topic: SensedTopic;
  private readonly title: string;
  private readonly lines: readonly StripLine[];
  private readonly least: number;
  private readonly times: number[] = [];
  private readonly values: number[][];

  /** @param title with the unit @param least range of the axis, at least */
  constructor(topic: SensedTopic, title: string, lines: readonly StripLine[], least: number) {
    this.topic = topic;
    this.title = title;
    this.lines = lines;
    this.least = least;
    this.values = lines.map(() => []);
  }

  take(readings: SensorReadings): void {
    const reading = readings[this.topic];
    if (reading === undefined) return;
    this.times.push(secondsAt(reading.tick));
    for (const [k, { value }] of this.lines.entries()) this.values[k].push(value(reading.message));
    while (this.times.length > 0 && this.times[0] < this.times[this.times.length - 1] - SPAN) {
      this.times.shift();
      for (const column of this.values) column.shift();
    }
  }

  clear(): void {
    this.times.length = 0;
    for (const column of this.values) column.length = 0;
  }

  draw(context: CanvasRenderingContext2D, width: number, height: number, colors: DrawingColors): void {
    context.clearRect(0, 0, width, height);
    const end = this.times.at(-1);
    const told = this.values.flat().filter(Number.isFinite);
    if (end === undefined || told.length === 0) return;
    const [low, high] = wideEnough(Math.min(...told), Math.max(...told), this.least);
    const bottom = height - MARGIN.bottom;
    const x = (time: number) => width - MARGIN.right - ((end - time) / SPAN) * (width - MARGIN.left - MARGIN.right);
    const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - MARGIN.top);
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (const value of [low, (low + high) / 2, high]) {
      context.strokeStyle = colors.hairline;
      context.beginPath();
      context.moveTo(MARGIN.left, y(value));
      context.lineTo(width - MARGIN.right, y(value));
      context.stroke();
      context.fillStyle = colors.quiet;
      context.fillText(shortNumber(value, high - low), MARGIN.left - 4, y(value));
    }
    this.writeHead(context, width, colors);
    for (const [k, { color }] of this.lines.entries()) {
      context.strokeStyle = colors[color];
      context.beginPath();
      for (const [i, time] of this.times.entries()) context.lineTo(x(time), y(this.values[k][i]));
      context.stroke();
    }
  }

  private writeHead(context: CanvasRenderingContext2D, width: number, colors: DrawingColors): void {
    context.textAlign = 'left';
    context.fillStyle = colors.quiet;
    context.fillText(this.title, MARGIN.left, 7);
    context.textAlign = 'right';
    let right = width - MARGIN.right;
    for (const { label, color } of [...this.lines].reverse()) {
      context.fillStyle = colors[color];
      context.fillText(label, right, 7);
      right -= context.measureText(label).width + 10;
    }
  }
}

function wideEnough(low: number, high: number, least: number): [number, number] {
  const middle = (low + high) / 2;
  const half = Math.max(high - low, least) * 0.55;
  return [middle - half, middle + half];
}

/** With as many digits as tell the ends of a range apart. */
function shortNumber(value: number, range: number): string {
  return value.toFixed(Math.max(0, Math.min(5, 1 - Math.floor(Math.log10(range)))));
}
