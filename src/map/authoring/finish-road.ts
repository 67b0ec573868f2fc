import type { Road } from '../opendrive/document.ts';
import type { LaneSection, SectionLane } from '../opendrive/lane-records.ts';
import { plainLane, plainRoad } from '../opendrive/plain-records.ts';
import type { Cubic } from '../opendrive/polynomials.ts';
import { ease } from './ease.ts';
import type { RoadDraft } from './road-draft.ts';
import type { CrossSection, Strip } from './strip.ts';

/** The OpenDRIVE road of a draft; lanes of neighbouring sections are linked by the names of their strips. */
export function finishRoad(draft: RoadDraft, country: string): Road {
  const { plan, length } = draft;
  const types = plan.limits.map(({ s, type }) => ({ s, type, country }));
  return plainRoad({
    index: draft.index,
    id: draft.id,
    name: plan.name,
    length,
    junction: draft.junction,
    predecessor: draft.links.start,
    successor: draft.links.end,
    types,
    planView: plan.alignment.elements,
    elevation: plan.elevation,
    superelevation: plan.superelevation ?? [],
    laneOffset: laneOffset(plan.sections, length),
    laneSections: plan.sections.map((_, i) => laneSection(draft, i)),
    speeds: plan.limits.map(({ s, max }) => ({ s, max })),
    signals: draft.signals,
    objects: draft.objects,
    bridges: draft.bridges,
  });
}

function laneOffset(sections: readonly CrossSection[], length: number): Cubic[] {
  if (sections.every((section) => section.offset === 0 && section.offsetEnd === 0)) return [];
  const records = sections.map(({ s, offset, offsetEnd }, i) =>
    ease(s, endOf(sections, i, length) - s, offset, offsetEnd),
  );
  // One that stays as the one before does would say nothing new.
  return records.filter((record, i) => i === 0 || !(isLevel(record) && isLevel(records[i - 1], record.a)));
}

function isLevel({ a, b, c, d }: Cubic, at = a): boolean {
  return a === at && b === 0 && c === 0 && d === 0;
}

function endOf(sections: readonly CrossSection[], i: number, length: number): number {
  return i + 1 < sections.length ? sections[i + 1].s : length;
}

function laneSection(draft: RoadDraft, i: number): LaneSection {
  const { sections } = draft.plan;
  const { s, left, centre, right } = sections[i];
  const sEnd = endOf(sections, i, draft.length);
  const lanes = (side: 'left' | 'right', strips: readonly Strip[]) =>
    strips.map((strip, n): SectionLane => {
      const id = side === 'left' ? n + 1 : -(n + 1);
      return plainLane({
        id,
        type: strip.type,
        widths: [ease(s, sEnd - s, strip.width, strip.widthEnd)],
        roadMarks: [{ ...strip.paint, s }],
        heightInner: strip.height,
        heightOuter: strip.height,
        predecessor: i > 0 ? sameStrip(sections[i - 1], side, strip) : (draft.laneLinks.start.get(id) ?? null),
        successor:
          i + 1 < sections.length ? sameStrip(sections[i + 1], side, strip) : (draft.laneLinks.end.get(id) ?? null),
      });
    });
  return {
    s,
    sEnd,
    left: lanes('left', left),
    centre: plainLane({ id: 0, type: 'none', roadMarks: [{ ...centre, s }] }),
    right: lanes('right', right),
  };
}

function sameStrip(section: CrossSection, side: 'left' | 'right', strip: Strip): number | null {
  const n = section[side].findIndex((other) => other.name === strip.name);
  if (n < 0) return null;
  return side === 'left' ? n + 1 : -(n + 1);
}
