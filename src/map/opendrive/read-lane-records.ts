import type { ElementReader } from './element-reader.ts';
import type { LaneAccess, LaneHeight, SectionLane } from './lane-records.ts';
import { ascending } from './read-cubics.ts';
import { readSpeed } from './read-speed.ts';

/** Heights of a lane over the road [11.7]. */
export function readHeights(lane: ElementReader, sectionS: number): LaneHeight[] {
  const heights = lane.children('height').map((reader) => ({
    s: stationOf(reader, sectionS),
    inner: reader.optionalNumber('inner', 0),
    outer: reader.optionalNumber('outer', 0),
  }));
  return ascending(heights, lane, 'height');
}

/** Speed limits of a lane [11.8]. */
export function readLaneSpeeds(lane: ElementReader, sectionS: number): SectionLane['speeds'] {
  const speeds = lane.children('speed').map((reader) => ({ s: stationOf(reader, sectionS), max: readSpeed(reader) }));
  return ascending(speeds, lane, 'speed');
}

/** Who may use a lane [11.8]: since 1.8 in <restriction> elements, before that in an attribute; without a rule it denies. */
export function readAccess(lane: ElementReader, sectionS: number): LaneAccess[] {
  const access = lane.children('access').map((reader) => ({
    s: stationOf(reader, sectionS),
    rule: reader.choice('rule', ['allow', 'deny'], 'deny'),
    restriction: reader.has('restriction')
      ? [reader.optionalText('restriction', '')]
      : reader.children('restriction').map((restriction) => restriction.text('type')),
  }));
  return ascending(access, lane, 'access');
}

/** What a lane is paved with [11.10]. */
export function readLaneMaterials(lane: ElementReader, sectionS: number): SectionLane['materials'] {
  const materials = lane.children('material').map((reader) => ({
    s: stationOf(reader, sectionS),
    surface: reader.optionalText('surface', ''),
    friction: reader.optionalNumber('friction', 0),
  }));
  return ascending(materials, lane, 'material');
}

function stationOf(reader: ElementReader, sectionS: number): number {
  return sectionS + reader.optionalNumber('sOffset', 0);
}
