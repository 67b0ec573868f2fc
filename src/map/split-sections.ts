import { afterCut, beforeCut } from './opendrive/cut-lane.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { LaneSection, SectionLane } from './opendrive/lane-records.ts';

/** A road is not cut nearer than this to the ends of its sections [m]. */
const NEAR = 0.01;

/**
 * Cuts the lane sections of roads where others meet their middle, as in virtual junctions [12.5], so that lanes part and
 * join at ends of sections everywhere. The very same object where no road does so.
 */
export function splitWhereRoadsMeet(document: OpenDriveDocument): OpenDriveDocument {
  const cuts = new Map<number, number[]>();
  for (const road of document.roads) {
    for (const link of [road.predecessor, road.successor]) {
      if (link?.at === undefined || link.element < 0) continue;
      const stations = cuts.get(link.element) ?? [];
      stations.push(link.at.s);
      cuts.set(link.element, stations);
    }
  }
  if (cuts.size === 0) return document;
  const roads = document.roads.map((road) => {
    const stations = cuts.get(road.index);
    return stations === undefined
      ? road
      : splitRoad(
          road,
          stations.sort((a, b) => a - b),
        );
  });
  return { ...document, roads };
}

/** Index of the section that begins where a road was cut, or that is nearest to it; the number of sections at its end. */
export function sectionFrom(road: Road, s: number): number {
  let best = road.laneSections.length;
  let distance = Math.abs(road.length - s);
  road.laneSections.forEach((section, index) => {
    if (Math.abs(section.s - s) >= distance) return;
    distance = Math.abs(section.s - s);
    best = index;
  });
  return best;
}

function splitRoad(road: Road, stations: readonly number[]): Road {
  const laneSections: LaneSection[] = [];
  for (const section of road.laneSections) {
    let rest = section;
    for (const s of stations) {
      if (s < rest.s + NEAR || s > rest.sEnd - NEAR) continue;
      laneSections.push({ ...eachLane(rest, (lane) => beforeCut(lane, s)), sEnd: s });
      rest = { ...eachLane(rest, (lane) => afterCut(lane, s)), s };
    }
    laneSections.push(rest);
  }
  return { ...road, laneSections };
}

function eachLane(section: LaneSection, change: (lane: SectionLane) => SectionLane): LaneSection {
  return {
    ...section,
    left: section.left.map(change),
    centre: change(section.centre),
    right: section.right.map(change),
  };
}
