import type { SensorReadings } from '../worker/sensor-readings.ts';

/** Colours of a drawing, from the theme in force. */
export interface DrawingColors {
  readonly text: string;
  readonly quiet: string;
  readonly hairline: string;
  readonly accent: string;
  readonly pass: string;
  readonly warn: string;
  readonly fail: string;
}

/** A picture of what a sensor says, drawn on a canvas as readings come. */
export interface SensorDrawing {
  take(readings: SensorReadings): void;
  /** Forgets what came: the drive was wound. */
  clear(): void;
  /** Sizes [CSS pixels]. */
  draw(context: CanvasRenderingContext2D, width: number, height: number, colors: DrawingColors): void;
}
