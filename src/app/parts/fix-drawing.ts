import type { SensedTopic } from '../../core/messages.ts';
import { composePoses, type Pose } from '../../core/pose.ts';
import type { SensorReadings } from '../worker/sensor-readings.ts';
import type { DrawingColors, SensorDrawing } from './sensor-drawing.ts';

/** Errors that are kept: a minute at 10 Hz. */
const KEPT = 600;
/** Radii of rings to choose from [m]. */
const RINGS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];

interface FixError {
  readonly east: number;
  readonly north: number;
  readonly sigma: number;
  readonly valid: boolean;
}

/** Fixes around the true place of the antenna, north up, with the circle that the receiver states. */
export class FixDrawing implements SensorDrawing {
  private readonly topic: SensedTopic;
  private readonly mount: Pose;
  private readonly errors: FixError[] = [];
  private readonly antenna: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };

  constructor(topic: SensedTopic, mount: Pose) {
    this.topic = topic;
    this.mount = mount;
  }

  take(readings: SensorReadings): void {
    const reading = readings[this.topic];
    if (reading === undefined || !('sigma' in reading.message)) return;
    const { x, y, sigma, valid } = reading.message;
    composePoses(reading.pose, this.mount, this.antenna);
    this.errors.push({ east: x - this.antenna.x, north: y - this.antenna.y, sigma, valid });
    if (this.errors.length > KEPT) this.errors.shift();
  }

  clear(): void {
    this.errors.length = 0;
  }

  draw(context: CanvasRenderingContext2D, width: number, height: number, colors: DrawingColors): void {
    context.clearRect(0, 0, width, height);
    const valid = this.errors.filter((error) => error.valid);
    const radius = Math.min(width, height) / 2 - 8;
    const farthest = Math.max(...valid.map(({ east, north, sigma }) => Math.hypot(east, north) + sigma), 0.04);
    const ring = RINGS.find((size) => 2 * size >= farthest) ?? farthest;
    const scale = radius / (2 * ring);
    context.save();
    context.translate(width / 2, height / 2);
    context.strokeStyle = colors.hairline;
    for (const size of [ring, 2 * ring]) circle(context, 0, 0, size * scale, 'stroke');
    context.beginPath();
    context.moveTo(-radius, 0);
    context.lineTo(radius, 0);
    context.moveTo(0, -radius);
    context.lineTo(0, radius);
    context.stroke();
    context.fillStyle = colors.quiet;
    context.textAlign = 'left';
    context.fillText(`${ring} m`, ring * scale + 3, -3);
    context.fillText(`${2 * ring} m`, 2 * ring * scale + 3, -3);
    for (const [index, { east, north }] of valid.entries()) {
      context.globalAlpha = 0.15 + (0.6 * (index + 1)) / valid.length;
      context.fillStyle = colors.accent;
      circle(context, east * scale, -north * scale, 1.6, 'fill');
    }
    context.globalAlpha = 1;
    const last = this.errors.at(-1);
    if (last?.valid === true) {
      context.strokeStyle = colors.accent;
      circle(context, last.east * scale, -last.north * scale, last.sigma * scale, 'stroke');
      circle(context, last.east * scale, -last.north * scale, 3, 'fill');
    } else if (last !== undefined) {
      context.fillStyle = colors.fail;
      context.textAlign = 'center';
      context.fillText('no fix', 0, -radius + 4);
    }
    context.restore();
  }
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number, how: 'fill' | 'stroke'): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context[how]();
}
