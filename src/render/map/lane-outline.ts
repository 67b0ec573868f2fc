import type { LaneStrips } from '../../map/lane-strips.ts';

/** Around a lane: along its inner border and back along its outer one; x, y, z in turn [m]. */
export function laneOutline({ firstRow, border }: LaneStrips, lane: number): number[] {
  const outline: number[] = [];
  for (let row = firstRow[lane]; row < firstRow[lane + 1]; row++)
    outline.push(...border.subarray(6 * row, 6 * row + 3));
  for (let row = firstRow[lane + 1] - 1; row >= firstRow[lane]; row--) {
    outline.push(...border.subarray(6 * row + 3, 6 * row + 6));
  }
  return outline;
}
