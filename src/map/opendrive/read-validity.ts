import type { ElementReader } from './element-reader.ts';
import type { LaneRange, Orientation } from './validity.ts';

/** The lanes that a signal or object holds for; empty for all [13.5, 14.2]. */
export function readValidity(parent: ElementReader): LaneRange[] {
  const ranges: LaneRange[] = [];
  for (const reader of parent.children('validity')) {
    const from = reader.integer('fromLane');
    const to = reader.integer('toLane');
    if (from !== null && to !== null) ranges.push([Math.min(from, to), Math.max(from, to)]);
  }
  return ranges;
}

/** The direction of traffic that something holds for. */
export function readOrientation(reader: ElementReader): Orientation {
  return reader.choice('orientation', ['+', '-', 'none'], 'none');
}
