import { afterCut, beforeCut } from './cut-lane.ts';
import type { LaneSection } from './lane-records.ts';

/** The children of a lane section that has `singleSide`; null for one that speaks of all its lanes. */
export type OwnParts = ReadonlySet<string> | null;

const SIDES = ['left', 'right'] as const;

/**
 * A section with singleSide="true" holds for the sides that it has [11.3]: on the other one the lanes of the section before
 * it go on, and so does the centre lane. `own` is aligned with the sections, which are by ascending s.
 */
export function continueSides(sections: readonly LaneSection[], own: readonly OwnParts[]): LaneSection[] {
  const result: LaneSection[] = [];
  sections.forEach((section, i) => {
    const before = result.at(-1);
    const parts = own[i];
    if (before === undefined || parts === null) {
      result.push(section);
      return;
    }
    const { s } = section;
    let here = section;
    let ended = before;
    for (const side of SIDES) {
      if (parts.has(side)) continue;
      here = { ...here, [side]: before[side].map((lane) => afterCut(lane, s)) };
      ended = { ...ended, [side]: before[side].map((lane) => beforeCut(lane, s)) };
    }
    if (!parts.has('center')) here = { ...here, centre: afterCut(before.centre, s) };
    result[result.length - 1] = ended;
    result.push(here);
  });
  return result;
}
