import type { OpenDriveDocument, Road } from './document.ts';
import type { DocumentJunction } from './junction-records.ts';
import type { SectionLane } from './lane-records.ts';
import type { RoadMark } from './mark-records.ts';
import type { RoadObject } from './object-records.ts';
import type { RoadSignal } from './signal-records.ts';

/*
 * Records with nothing said but what is given: what the standard takes where an attribute or element is missing. For the
 * reader, for maps made by code and for tests.
 */

/** A thin white line that may be crossed both ways, of the given type. */
export function plainMark(given: Pick<RoadMark, 'type'> & Partial<RoadMark>): RoadMark {
  return {
    s: 0,
    color: 'white',
    weight: 'standard',
    width: 0,
    height: 0,
    laneChange: 'both',
    lines: [],
    explicit: [],
    sway: [],
    ...given,
  };
}

/** A lane without width, links or marks. */
export function plainLane(given: Pick<SectionLane, 'id' | 'type'> & Partial<SectionLane>): SectionLane {
  return {
    level: false,
    travel: 'standard',
    widths: [],
    roadMarks: [],
    heightInner: 0,
    heightOuter: 0,
    predecessor: null,
    successor: null,
    morePredecessors: [],
    moreSuccessors: [],
    speed: null,
    speeds: [],
    access: [],
    materials: [],
    line: 0,
    ...given,
  };
}

/** A road in right-hand traffic without geometry, lanes, or anything on it. */
export function plainRoad(given: Pick<Road, 'index' | 'id' | 'length'> & Partial<Road>): Road {
  return {
    name: '',
    junction: -1,
    leftHand: false,
    predecessor: null,
    successor: null,
    types: [],
    planView: [],
    elevation: [],
    superelevation: [],
    shapes: [],
    crossSection: null,
    crossfall: null,
    laneOffset: [],
    laneSections: [],
    speeds: [],
    signals: [],
    signalReferences: [],
    objects: [],
    objectReferences: [],
    bridges: [],
    tunnels: [],
    railroad: false,
    line: 0,
    ...given,
  };
}

/** A static signal on the reference line that governs both directions. */
export function plainSignal(given: Pick<RoadSignal, 'id' | 'type'> & Partial<RoadSignal>): RoadSignal {
  return {
    name: '',
    s: 0,
    t: 0,
    zOffset: 0,
    hOffset: 0,
    pitch: 0,
    roll: 0,
    orientation: 'none',
    dynamic: false,
    country: 'OpenDRIVE',
    subtype: '-1',
    value: null,
    unit: '',
    text: '',
    width: 0,
    height: 0,
    validity: [],
    dependencies: [],
    references: [],
    position: null,
    ...given,
  };
}

/** An object without extent on the reference line. */
export function plainObject(given: Pick<RoadObject, 'id' | 'type'> & Partial<RoadObject>): RoadObject {
  return {
    subtype: '',
    name: '',
    s: 0,
    t: 0,
    zOffset: 0,
    hdg: 0,
    pitch: 0,
    roll: 0,
    length: 0,
    width: 0,
    height: 0,
    radius: 0,
    orientation: 'none',
    dynamic: false,
    perpendicular: false,
    validLength: 0,
    validity: [],
    outlines: [],
    repeats: [],
    parking: null,
    markings: [],
    borders: [],
    materials: [],
    ...given,
  };
}

/** A common junction without connections. */
export function plainJunction(
  given: Pick<DocumentJunction, 'index' | 'id'> & Partial<DocumentJunction>,
): DocumentJunction {
  return {
    name: '',
    type: 'default',
    mainRoad: -1,
    sStart: 0,
    sEnd: 0,
    orientation: 'none',
    connections: [],
    priorities: [],
    roadSections: [],
    crossPaths: [],
    controllerIds: [],
    line: 0,
    ...given,
  };
}

/** A document of OpenDRIVE 1.8 without roads. */
export function plainDocument(given: Partial<OpenDriveDocument>): OpenDriveDocument {
  return {
    version: '1.8',
    name: '',
    header: { vendor: 'Skidpad', date: '', geoReference: null, offset: null },
    roads: [],
    junctions: [],
    junctionGroups: [],
    controllers: [],
    ...given,
  };
}
