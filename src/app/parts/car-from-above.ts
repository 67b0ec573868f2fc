import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { DrawingColors } from './sensor-drawing.ts';

/** Of the outline's corners [m], about a bumper's. */
const ROUNDING = 0.4;

/** A picture of the car from above, and how large it is drawn. */
interface CarPicture {
  readonly vehicle: VehicleSpecification;
  /** Sizes [CSS pixels]. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels of a metre. */
  readonly scale: number;
  readonly colors: DrawingColors;
}

/**
 * Draws the car's outline in the middle of a canvas, its nose to the right, what is `around` it, and words on it.
 *
 * @param around draws in the vehicle frame [m], x to the right and y up
 */
export function drawCarFromAbove(
  context: CanvasRenderingContext2D,
  { vehicle, width, height, scale, colors }: CarPicture,
  around: () => void,
  words: string,
): void {
  const { length, width: across, rearOverhang } = vehicle;
  context.clearRect(0, 0, width, height);
  context.save();
  context.translate(width / 2, height / 2);
  context.scale(scale, -scale);
  // The frame's origin is the rear axle, the outline's middle lies before it.
  context.translate(rearOverhang - length / 2, 0);
  context.lineWidth = 1.5 / scale;
  context.strokeStyle = colors.quiet;
  context.beginPath();
  context.roundRect(-rearOverhang, -across / 2, length, across, ROUNDING);
  context.stroke();
  around();
  context.restore();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colors.text;
  context.fillText(words, width / 2, height / 2);
}
