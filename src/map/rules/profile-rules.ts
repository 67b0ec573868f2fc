import type { XmlElement } from '../opendrive/xml-element.ts';
import { reportRedundantRecords } from './redundant-records.ts';
import { childOf, childrenOf, type RuleContext } from './rule-context.ts';

/** Elevation, superelevation and lane offset of a road. */
export function checkProfileElements(road: XmlElement, path: string, context: RuleContext): void {
  const elevations = childrenOf(childOf(road, 'elevationProfile'), 'elevation');
  const lateral = childOf(road, 'lateralProfile');
  const lanes = childOf(road, 'lanes');
  const offsets = childrenOf(lanes, 'laneOffset');
  reportRedundantRecords(elevations, 's', `${path}/elevationProfile`, context);
  reportRedundantRecords(childrenOf(lateral, 'superelevation'), 's', `${path}/lateralProfile`, context);
  reportRedundantRecords(offsets, 's', `${path}/lanes`, context);
  checkLateralProfile(lateral, `${path}/lateralProfile`, context);
  if (offsets.length > 0 && hasBorders(lanes)) {
    const rule = 'road.lanes.lane_offset.no_offset_if_border_defined';
    context.report('warning', offsets[0].line, `${path}/lanes`, rule, 'laneOffset on a road whose lanes have borders');
  }
}

/** A cross-section surface takes the place of superelevation and shape. */
function checkLateralProfile(lateral: XmlElement | undefined, path: string, context: RuleContext): void {
  if (lateral === undefined || childOf(lateral, 'crossSectionSurface') === undefined) return;
  const other = lateral.children.find(({ name }) => name === 'superelevation' || name === 'shape');
  if (other === undefined) return;
  const rule = 'road.cross_section_surface.no_shape_superelevation';
  context.report('warning', other.line, path, rule, `${other.name} beside a crossSectionSurface; expected one of them`);
}

function hasBorders(lanes: XmlElement | undefined): boolean {
  for (const section of childrenOf(lanes, 'laneSection')) {
    for (const side of section.children) {
      if (childrenOf(side, 'lane').some((lane) => childOf(lane, 'border') !== undefined)) return true;
    }
  }
  return false;
}
