import type { OpenDriveDocument, Road } from '../../map/opendrive/document.ts';
import type { SectionRules } from './cross-section.ts';
import { dashesOf } from './mark-rhythm.ts';

/** Height of a kerb where a file knows no heights at all [m] (RASt 06: 0.12 m along town streets). */
const KERB_HEIGHT = 0.12;

/** How the sections of each road are built, index-aligned with the document's roads. */
export function sectionRulesOf({ roads }: OpenDriveDocument): SectionRules[] {
  const kerbHeight = roads.some(hasHeights) ? 0 : KERB_HEIGHT;
  return roads.map((road) => ({ dashes: dashesOf(road), kerbHeight }));
}

function hasHeights({ laneSections }: Road): boolean {
  return laneSections.some(({ left, right }) =>
    [...left, ...right].some(({ heightInner, heightOuter }) => heightInner !== 0 || heightOuter !== 0),
  );
}
