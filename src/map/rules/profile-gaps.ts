import type { Road } from '../opendrive/document.ts';
import type { Cubic } from '../opendrive/polynomials.ts';
import type { ProblemList } from '../opendrive/problem-list.ts';

/** Steps that are worth a word: in height or to the side [m], and in roll [rad]. */
const STEP = 0.01;
const ROLL_STEP = 0.01;
/** Sections that begin this near to a record begin with it [m]. */
const SAME = 1e-3;

/** Steps in the height, the roll and the lane offset of a road. */
export function checkProfileGaps(road: Road, problems: ProblemList): void {
  const path = `road ${road.id}`;
  const report = (record: Cubic, what: string, step: number, unit: string) => {
    const message = `${what} jumps by ${step.toFixed(3)} ${unit} at s = ${record.s.toFixed(2)} m`;
    problems.add('warning', road.line, path, message);
  };
  for (const { record, step } of steps(road.elevation, STEP)) report(record, 'elevation', step, 'm');
  for (const { record, step } of steps(road.superelevation, ROLL_STEP)) report(record, 'superelevation', step, 'rad');
  for (const { record, step } of steps(road.laneOffset, STEP)) {
    // Where a section begins, its lanes may be numbered from another line.
    if (road.laneSections.some(({ s }) => Math.abs(s - record.s) < SAME)) continue;
    report(record, 'laneOffset', step, 'm');
  }
}

function steps(records: readonly Cubic[], least: number): { record: Cubic; step: number }[] {
  const found: { record: Cubic; step: number }[] = [];
  for (let i = 1; i < records.length; i++) {
    const { s, a, b, c, d } = records[i - 1];
    const h = records[i].s - s;
    const step = records[i].a - (a + h * (b + h * (c + h * d)));
    if (Math.abs(step) > least) found.push({ record: records[i], step });
  }
  return found;
}
