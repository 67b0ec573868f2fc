import type { Road } from '../opendrive/document.ts';
import type { LaneSection, SectionLane } from '../opendrive/lane-records.ts';
import type { MarkColor, MarkLine, RoadMark } from '../opendrive/mark-records.ts';
import { speedAttributes } from './speed-attributes.ts';
import { unless, type XmlWriter } from './xml-writer.ts';

/** The lanes of a road [11]. */
export function writeLanes(xml: XmlWriter, road: Road): void {
  xml.element('lanes', {}, () => {
    for (const { s, a, b, c, d } of road.laneOffset) xml.element('laneOffset', { s, a, b, c, d });
    for (const section of road.laneSections) writeLaneSection(xml, section);
  });
}

function writeLaneSection(xml: XmlWriter, section: LaneSection): void {
  const write = (lane: SectionLane) => writeLane(xml, section.s, lane);
  xml.element('laneSection', { s: section.s }, () => {
    xml.list('left', section.left.toReversed(), write);
    xml.list('center', [section.centre], write);
    xml.list('right', section.right, write);
  });
}

function writeLane(xml: XmlWriter, from: number, lane: SectionLane): void {
  const { id, type, level, travel } = lane;
  xml.element('lane', { id, type, level, direction: unless('standard', travel) }, () => {
    writeLaneLinks(xml, lane);
    for (const { s, a, b, c, d } of lane.widths) xml.element('width', { sOffset: s - from, a, b, c, d });
    for (const mark of lane.roadMarks) writeRoadMark(xml, from, mark);
    for (const { s, surface, friction } of lane.materials) {
      xml.element('material', { sOffset: s - from, surface: unless('', surface), friction });
    }
    for (const { s, max } of lane.speeds) xml.element('speed', { sOffset: s - from, ...speedAttributes(max) });
    for (const { s, rule, restriction } of lane.access) {
      xml.element('access', { sOffset: s - from, rule }, () => {
        for (const kind of restriction) xml.element('restriction', { type: kind });
      });
    }
    writeHeights(xml, from, lane);
  });
}

function writeLaneLinks(xml: XmlWriter, lane: SectionLane): void {
  const predecessors = lane.predecessor === null ? [] : [lane.predecessor, ...lane.morePredecessors];
  const successors = lane.successor === null ? [] : [lane.successor, ...lane.moreSuccessors];
  if (predecessors.length + successors.length === 0) return;
  xml.element('link', {}, () => {
    for (const id of predecessors) xml.element('predecessor', { id });
    for (const id of successors) xml.element('successor', { id });
  });
}

function writeHeights(xml: XmlWriter, from: number, lane: SectionLane): void {
  const { heightInner: inner, heightOuter: outer } = lane;
  const only = inner === 0 && outer === 0 ? [] : [{ s: from, inner, outer }];
  for (const height of lane.heights ?? only) {
    xml.element('height', { sOffset: height.s - from, inner: height.inner, outer: height.outer });
  }
}

function writeRoadMark(xml: XmlWriter, from: number, mark: RoadMark): void {
  const { s, type, color, weight, width, height, laneChange } = mark;
  const sOffset = s - from;
  const rest = { laneChange: unless('both', laneChange), height: unless(0, height) };
  const look =
    type === 'none'
      ? { sOffset, type, weight: unless('standard', weight), color }
      : { sOffset, type, weight, color, width };
  xml.element('roadMark', { ...look, ...rest }, () => {
    if (mark.lines.length > 0) {
      xml.element('type', { name: type, width }, () => {
        for (const { space, ...line } of mark.lines) writeLine(xml, { ...line, space });
      });
    }
    xml.list('explicit', mark.explicit, (line) => writeLine(xml, line));
    for (const { s: at, a, b, c, d } of mark.sway) xml.element('sway', { ds: at - s, a, b, c, d });
  });
}

function writeLine(
  xml: XmlWriter,
  line: Omit<MarkLine, 'space' | 'color'> & { space?: number; color?: MarkColor },
): void {
  const { length, space, tOffset, sOffset, width, rule, color } = line;
  xml.element('line', { length, space, tOffset, sOffset, width, rule: unless('none', rule), color });
}
