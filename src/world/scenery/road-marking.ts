import type { RoadMark } from '../../map/opendrive/document.ts';

/** Broken lines in towns: 3 m of paint, 6 m without (RMS-1, the German guideline for markings). */
const DASH = 3;
const PERIOD = 9;

/** Whether one line of a marking is painted at station `s`. `marks` are those of one border, ascending in s. */
export function isPaintedAt(marks: readonly RoadMark[], line: 'left' | 'right', s: number): boolean {
  const mark = marks.findLast((candidate) => candidate.s <= s);
  if (mark === undefined) return false;
  return !isBroken(mark, line) || s - PERIOD * Math.floor(s / PERIOD) < DASH;
}

/** Adds the stations in (from, to) where a border's paint begins or ends. */
export function addMarkingStations(marks: readonly RoadMark[], from: number, to: number, out: number[]): void {
  for (const mark of marks) if (mark.s > from && mark.s < to) out.push(mark.s);
  if (!marks.some((mark) => isBroken(mark, 'left') || isBroken(mark, 'right'))) return;
  for (let s = Math.floor(from / PERIOD) * PERIOD; s < to; s += PERIOD) {
    if (s > from) out.push(s);
    if (s + DASH > from && s + DASH < to) out.push(s + DASH);
  }
}

function isBroken(mark: RoadMark, line: 'left' | 'right'): boolean {
  const [left, right = left] = mark.type.split(' ');
  return (line === 'left' ? left : right) === 'broken';
}
