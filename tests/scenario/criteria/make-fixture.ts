import { z } from 'zod';
import { criteriaSchema } from '../../../src/scenario/criteria/criteria-schema.ts';
import type { CriterionResult } from '../../../src/scenario/criteria/criterion.ts';
import { GoalCriterion } from '../../../src/scenario/criteria/goal.ts';
import { makeCriteria } from '../../../src/scenario/criteria/make-criteria.ts';
import type { DriveRecord } from '../../../src/scenario/metrics/drive-record.ts';
import { storyboardSchema } from '../../../src/scenario/storyboard/storyboard-schema.ts';
import type { Moment } from '../metrics/frame-fixture.ts';
import { INNER, straight, straightIndex } from '../metrics/straight-fixture.ts';
import { straightRecord, watch } from '../metrics/watch.ts';

/** A form of criteria as a scene writes them. */
export type Written = z.input<typeof criteriaSchema>;

/** Criteria of a scene on the straight road, whose actors are "Other" (id 2) and "Third" (id 3). */
export function criteriaOn(record: DriveRecord, criteria: Written) {
  const goal = { x: 95, y: INNER, z: 0, heading: 0, curvature: 0, width: 3.5 };
  const events = [{ name: 'cut-in', when: { time: 1 } }];
  return makeCriteria({
    scene: { criteria: z.parse(criteriaSchema, criteria), storyboard: z.parse(storyboardSchema, events) },
    map: straight,
    index: straightIndex,
    record,
    goal: (demand) => new GoalCriterion(goal, null, demand),
    ids: new Map([
      ['ego', 1],
      ['Other', 2],
      ['Third', 3],
    ]),
  }).criteria;
}

/** What one criterion makes of moments, one a frame. */
export function judged(criterion: NonNullable<Written>[number], moments: readonly Moment[]): CriterionResult {
  const record = straightRecord();
  const criteria = criteriaOn(record, [criterion]);
  watch(record, moments, criteria);
  return criteria[0].result();
}
