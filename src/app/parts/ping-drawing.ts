import type { UltrasonicEcho } from '../../core/ultrasonic-echo.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { SensorReadings } from '../worker/sensor-readings.ts';
import { drawCarFromAbove } from './car-from-above.ts';
import type { DrawingColors, SensorDrawing } from './sensor-drawing.ts';

/** Nearer than this is close, and very close [m]. */
const CLOSE = 1.5;
const VERY_CLOSE = 0.6;
/** What is seen around the car [m]. */
const AROUND = 3.2;

/** The car from above, its nose to the right, with the latest ping of every ultrasonic sensor. */
export class PingDrawing implements SensorDrawing {
  private readonly vehicle: VehicleSpecification;
  private readonly echoes = new Map<string, UltrasonicEcho>();

  constructor(vehicle: VehicleSpecification) {
    this.vehicle = vehicle;
  }

  take(readings: SensorReadings): void {
    for (const [topic, reading] of Object.entries(readings)) {
      if (reading !== undefined && topic.startsWith('ultrasonic.'))
        this.echoes.set(topic, reading.message as UltrasonicEcho);
    }
  }

  clear(): void {
    this.echoes.clear();
  }

  draw(context: CanvasRenderingContext2D, width: number, height: number, colors: DrawingColors): void {
    const { vehicle, echoes } = this;
    const scale = Math.min(width / (vehicle.length + 2 * AROUND), height / (vehicle.width + 2 * AROUND));
    const pings = (): void => {
      for (const echo of echoes.values()) drawPing(context, echo, colors);
    };
    const nearest = Math.min(...[...echoes.values()].filter(({ valid }) => valid).map(({ range }) => range));
    const words = Number.isFinite(nearest) ? `nearest ${nearest.toFixed(2)} m` : 'nothing near';
    drawCarFromAbove(context, { vehicle, width, height, scale, colors }, pings, words);
  }
}

function drawPing(
  context: CanvasRenderingContext2D,
  { valid, range, fieldOfView, mount }: UltrasonicEcho,
  colors: DrawingColors,
): void {
  const { x, y, yaw } = mount;
  const color = !valid || range > CLOSE ? colors.accent : range > VERY_CLOSE ? colors.warn : colors.fail;
  context.beginPath();
  context.moveTo(x, y);
  context.arc(x, y, range, yaw - fieldOfView / 2, yaw + fieldOfView / 2);
  context.closePath();
  context.fillStyle = color;
  context.globalAlpha = valid ? 0.16 : 0.03;
  context.fill();
  context.globalAlpha = 1;
  if (!valid) return;
  context.beginPath();
  context.arc(x, y, range, yaw - fieldOfView / 2, yaw + fieldOfView / 2);
  context.strokeStyle = color;
  context.stroke();
}
