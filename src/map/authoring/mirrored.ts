import type { OpenDriveDocument, Road } from '../opendrive/document.ts';
import type { Geometry } from '../opendrive/geometry-record.ts';
import type { LaneSection, SectionLane } from '../opendrive/lane-records.ts';
import type { RoadMark } from '../opendrive/mark-records.ts';
import type { OutlineCorner, RoadObject } from '../opendrive/object-records.ts';
import type { Cubic, Polynomial } from '../opendrive/polynomials.ts';
import type { RoadSignal } from '../opendrive/signal-records.ts';

/*
 * A network seen in a mirror that lies along the x axis: what was driven on the right is driven on the left. Whatever
 * counts to the left (y, headings, curvatures, t, lane ids, superelevation) changes its sign.
 */

/** The left-hand twin of a right-hand network. */
export function mirrored(document: OpenDriveDocument): OpenDriveDocument {
  return {
    ...document,
    roads: document.roads.map(mirroredRoad),
    junctions: document.junctions.map((junction) => ({
      ...junction,
      connections: junction.connections.map((connection) => ({
        ...connection,
        laneLinks: connection.laneLinks.map(({ from, to }) => ({ from: minus(from), to: minus(to) })),
      })),
    })),
  };
}

function mirroredRoad(road: Road): Road {
  return {
    ...road,
    leftHand: !road.leftHand,
    planView: road.planView.map(mirroredGeometry),
    superelevation: road.superelevation.map(mirroredCubic),
    crossfall: road.crossfall === null ? null : { left: road.crossfall.right, right: road.crossfall.left },
    laneOffset: road.laneOffset.map(mirroredCubic),
    laneSections: road.laneSections.map(mirroredSection),
    signals: road.signals.map(mirroredSignal),
    objects: road.objects.map(mirroredObject),
  };
}

function mirroredGeometry(geometry: Geometry): Geometry {
  const placed = { ...geometry, y: minus(geometry.y), hdg: minus(geometry.hdg) };
  switch (placed.kind) {
    case 'line':
      return placed;
    case 'arc':
      return { ...placed, curvature: minus(placed.curvature) };
    case 'spiral':
      return { ...placed, curvStart: minus(placed.curvStart), curvEnd: minus(placed.curvEnd) };
    default:
      return { ...placed, v: mirroredPolynomial(placed.v) };
  }
}

function mirroredPolynomial({ a, b, c, d }: Polynomial): Polynomial {
  return { a: minus(a), b: minus(b), c: minus(c), d: minus(d) };
}

function mirroredCubic(cubic: Cubic): Cubic {
  return { ...cubic, ...mirroredPolynomial(cubic) };
}

function mirroredSection(section: LaneSection): LaneSection {
  return {
    ...section,
    left: section.right.map(mirroredLane),
    centre: { ...section.centre, roadMarks: section.centre.roadMarks.map(mirroredCentreMark) },
    right: section.left.map(mirroredLane),
  };
}

function mirroredLane(lane: SectionLane): SectionLane {
  return {
    ...lane,
    id: minus(lane.id),
    predecessor: lane.predecessor === null ? null : minus(lane.predecessor),
    successor: lane.successor === null ? null : minus(lane.successor),
    roadMarks: lane.roadMarks.map(mirroredMark),
  };
}

function mirroredMark(mark: RoadMark): RoadMark {
  const swapped = { increase: 'decrease', decrease: 'increase', both: 'both', none: 'none' } as const;
  return {
    ...mark,
    laneChange: swapped[mark.laneChange],
    lines: mark.lines.map((line) => ({ ...line, tOffset: minus(line.tOffset) })),
  };
}

/** Of two lines the left one is named first on the centre, else the inner one. */
function mirroredCentreMark(mark: RoadMark): RoadMark {
  const swapped: Partial<Record<RoadMark['type'], RoadMark['type']>> = {
    'solid broken': 'broken solid',
    'broken solid': 'solid broken',
  };
  return { ...mirroredMark(mark), type: swapped[mark.type] ?? mark.type };
}

function mirroredSignal(signal: RoadSignal): RoadSignal {
  return {
    ...signal,
    t: minus(signal.t),
    hOffset: minus(signal.hOffset),
    validity: signal.validity.map(([from, to]) => [minus(to), minus(from)] as const),
  };
}

function mirroredObject(object: RoadObject): RoadObject {
  return {
    ...object,
    t: minus(object.t),
    hdg: minus(object.hdg),
    outlines: object.outlines.map((outline) => ({ ...outline, corners: outline.corners.map(mirroredCorner) })),
    repeats: object.repeats.map((repeat) => ({ ...repeat, tStart: minus(repeat.tStart), tEnd: minus(repeat.tEnd) })),
    markings: object.markings.map((marking) => ({
      ...marking,
      side: marking.side === 'left' ? 'right' : marking.side === 'right' ? 'left' : marking.side,
    })),
  };
}

function mirroredCorner(corner: OutlineCorner): OutlineCorner {
  return corner.kind === 'local' ? { ...corner, v: minus(corner.v) } : { ...corner, t: minus(corner.t) };
}

/** Without a negative zero, which would not survive being written and read. */
function minus(value: number): number {
  return 0 - value;
}
