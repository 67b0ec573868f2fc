import type { OpenDriveDocument } from './opendrive/document.ts';
import type { ProblemList } from './opendrive/problem-list.ts';
import { checkJunctions } from './rules/junction-rules.ts';
import { checkLaneGaps } from './rules/lane-gaps.ts';
import { checkLaneLinks } from './rules/lane-link-rules.ts';
import { checkWidths } from './rules/lane-width-rules.ts';
import { checkPlanViewGaps } from './rules/plan-view-gaps.ts';
import { checkProfileGaps } from './rules/profile-gaps.ts';
import { checkRoadLinks } from './rules/road-link-rules.ts';

/** Reports what a reader can't see record by record: what does not meet, links to nothing, widths below zero. */
export function checkDocument(document: OpenDriveDocument, problems: ProblemList): void {
  for (const road of document.roads) {
    checkPlanViewGaps(road, problems);
    checkProfileGaps(road, problems);
    checkWidths(road, problems);
  }
  checkRoadLinks(document, problems);
  checkLaneLinks(document, problems);
  checkLaneGaps(document, problems);
  checkJunctions(document, problems);
}
