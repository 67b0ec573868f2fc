import { cos, sin } from '../../core/math/sin-cos.ts';
import { tan } from '../../core/math/tan.ts';
import { AzimuthTable } from './azimuth-table.ts';

/** Where the beams of a lidar go: a grid of azimuths and elevations in the sensor's frame (x forward, y left, z up). */
export interface BeamPattern {
  /** Elevation of each channel over the sensor's plane [rad], strictly ascending: channel 0 looks down most. */
  readonly elevations: readonly number[];
  /** Azimuths of a scan. */
  readonly columns: number;
  /** Azimuth of column 0 [rad], and from each to the next, counter-clockwise [rad]. */
  readonly firstAzimuth: number;
  readonly azimuthStep: number;
}

/** Cells of the table that finds channels by slope. */
const CELLS = 2048;

/**
 * Directions of all beams. Beam (column i, channel j) is number i * channels + j and goes along
 * (cos a_i, sin a_i, tan e_j), which is 1 long on the sensor's plane.
 */
export class BeamGrid {
  readonly columns: number;
  readonly channels: number;
  readonly count: number;
  readonly azimuths: AzimuthTable;
  /** Of each column. */
  readonly cosine: Float64Array;
  readonly sine: Float64Array;
  /** Tangent of each channel's elevation, ascending; behind the last one Infinity. */
  readonly slope: Float64Array;
  /** Length of each channel's direction, 1 / cos e_j. */
  readonly stretch: Float64Array;
  /** First channel at or above the lower end of each cell of slopes. */
  readonly firstInCell: Uint16Array;
  readonly cellsPerSlope: number;

  constructor({ elevations, columns, firstAzimuth, azimuthStep }: BeamPattern) {
    const channels = elevations.length;
    this.columns = columns;
    this.channels = channels;
    this.count = columns * channels;
    this.azimuths = new AzimuthTable(firstAzimuth, azimuthStep);
    this.cosine = Float64Array.from({ length: columns }, (_, i) => cos(firstAzimuth + i * azimuthStep));
    this.sine = Float64Array.from({ length: columns }, (_, i) => sin(firstAzimuth + i * azimuthStep));
    const slope = Float64Array.from([...elevations.map(tan), Number.POSITIVE_INFINITY]);
    this.slope = slope;
    this.stretch = Float64Array.from(elevations, (elevation) => 1 / cos(elevation));
    const extent = slope[channels - 1] - slope[0];
    this.cellsPerSlope = extent > 0 ? (CELLS - 1) / extent : 0;
    this.firstInCell = Uint16Array.from({ length: CELLS }, (_, cell) => {
      const low = slope[0] + (extent * (cell - 0.001)) / (CELLS - 1);
      return slope.findIndex((value) => value >= low);
    });
  }
}
