import type { LaneSection, SectionLane } from './lane-records.ts';

/** What is shorter is no section [m]. */
const SHORTEST = 1e-6;

type Side = 'predecessor' | 'successor';

/** Whether a section has no length. */
export function isEmpty(section: LaneSection | undefined): boolean {
  return section !== undefined && section.sEnd - section.s <= SHORTEST;
}

/** Takes out the sections without length; links over one go on to where those of its lanes lead. */
export function skipEmptySections(sections: readonly LaneSection[]): LaneSection[] {
  return sections.flatMap((section, index) => {
    if (isEmpty(section)) return [];
    let before = index;
    while (isEmpty(sections[before - 1])) before--;
    let after = index + 1;
    while (isEmpty(sections[after])) after++;
    if (before === index && after === index + 1) return [section];
    const skippedBefore = sections.slice(before, index).reverse();
    const skippedAfter = sections.slice(index + 1, after);
    const relinked = (lane: SectionLane): SectionLane => ({
      ...lane,
      predecessor: linkOver(skippedBefore, lane.predecessor, 'predecessor'),
      successor: linkOver(skippedAfter, lane.successor, 'successor'),
    });
    return [{ ...section, left: section.left.map(relinked), right: section.right.map(relinked) }];
  });
}

/** Where lane `id` of the first of the skipped sections leads; `id` where that says nothing. */
function linkOver(skipped: readonly LaneSection[], id: number | null, side: Side): number | null {
  let at = id;
  for (const { left, right } of skipped) {
    const lane = [...left, ...right].find((candidate) => candidate.id === at);
    at = lane?.[side] ?? at;
  }
  return at;
}
