import { SEEN_BAYS, type SeenBays } from '../../core/seen-bays.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { SensorReadings } from '../worker/sensor-readings.ts';
import type { DrawingColors, SensorDrawing } from './sensor-drawing.ts';

/** How far around the car's middle corners are seen, and a little more [m]. */
const AROUND = 5.4;
/** Of a corner's mark [m]. */
const RADIUS = 0.16;

/** The car from above, its nose to the right, with the corners of parking spaces that are seen around it. */
export class BayDrawing implements SensorDrawing {
  private readonly vehicle: VehicleSpecification;
  private seen: SeenBays | null = null;

  constructor(vehicle: VehicleSpecification) {
    this.vehicle = vehicle;
  }

  take({ [SEEN_BAYS]: reading }: SensorReadings): void {
    if (reading !== undefined) this.seen = reading.message as SeenBays;
  }

  clear(): void {
    this.seen = null;
  }

  draw(context: CanvasRenderingContext2D, width: number, height: number, colors: DrawingColors): void {
    const { length, width: across, rearOverhang } = this.vehicle;
    context.clearRect(0, 0, width, height);
    const scale = Math.min(width, height) / (2 * AROUND);
    context.save();
    context.translate(width / 2, height / 2);
    // Vehicle frame, x to the right, y up, its middle in the middle.
    context.scale(scale, -scale);
    context.translate(rearOverhang - length / 2, 0);
    context.lineWidth = 1.5 / scale;
    context.strokeStyle = colors.quiet;
    context.beginPath();
    context.roundRect(-rearOverhang, -across / 2, length, across, 0.4);
    context.stroke();
    context.fillStyle = colors.accent;
    const { x, y } = this.seen ?? { x: [], y: [] };
    for (let i = 0; i < x.length; i++) {
      context.beginPath();
      context.arc(x[i], y[i], RADIUS, 0, 2 * Math.PI);
      context.fill();
    }
    context.restore();
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = colors.text;
    context.fillText(`${x.length} ${x.length === 1 ? 'corner' : 'corners'}`, width / 2, height / 2);
  }
}
