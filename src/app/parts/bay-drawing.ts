import { SEEN_BAYS, type SeenBays } from '../../core/seen-bays.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { SensorReadings } from '../worker/sensor-readings.ts';
import { drawCarFromAbove } from './car-from-above.ts';
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
    const { x, y } = this.seen ?? { x: [], y: [] };
    const scale = Math.min(width, height) / (2 * AROUND);
    const corners = (): void => {
      context.fillStyle = colors.accent;
      for (let i = 0; i < x.length; i++) {
        context.beginPath();
        context.arc(x[i], y[i], RADIUS, 0, 2 * Math.PI);
        context.fill();
      }
    };
    const words = `${x.length} ${x.length === 1 ? 'corner' : 'corners'}`;
    drawCarFromAbove(context, { vehicle: this.vehicle, width, height, scale, colors }, corners, words);
  }
}
