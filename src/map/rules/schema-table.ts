import {
  ACCESS_USERS,
  BOOLEANS,
  BORDER_TYPES,
  BRIDGE_TYPES,
  GROUP_TYPES,
  LANE_TYPES,
  OBJECT_TYPES,
  PARKING_ACCESS,
  ROAD_TYPES,
  TUNNEL_TYPES,
  YES_NO,
} from './schema-values.ts';

/** What the schema of OpenDRIVE demands of an element, as far as the reader itself has no word on it. */
export interface SchemaEntry {
  /** Attributes, separated by blanks, without which something of the element is lost. */
  readonly required?: string;
  /** Attributes that have to be there as well, but whose usual value does no harm. */
  readonly usual?: string;
  /** What some attributes may say. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Attributes that are numbers, of those that the reader does not read. */
  readonly numbers?: string;
  /** Children that are there once at most, separated by blanks. */
  readonly once?: string;
  /** Minor revision from which on, and up to which, the entry holds. */
  readonly since?: number;
  readonly until?: number;
}

const STRUCTURE = 'id type';
const SIDE_LANE: SchemaEntry = {
  required: 'type',
  values: { type: LANE_TYPES, level: BOOLEANS },
  once: 'link',
};

/**
 * By the names of the element and the one or two around it: what holds in all revisions that have the element. An entry
 * that some revision does not demand is not here.
 */
export const SCHEMA: Readonly<Record<string, SchemaEntry>> = {
  OpenDRIVE: { once: 'header' },
  'OpenDRIVE/header': { numbers: 'north south east west', once: 'geoReference offset' },
  'OpenDRIVE/road': {
    usual: 'junction',
    once: 'link planView elevationProfile lateralProfile lanes objects signals',
  },
  'road/link': { once: 'predecessor successor' },
  'road/link/predecessor': { required: 'elementType' },
  'road/link/successor': { required: 'elementType' },
  'road/type': { required: 'type', values: { type: ROAD_TYPES }, once: 'speed' },
  'type/speed': { required: 'max' },
  'road/lateralProfile': { once: 'crossSectionSurface' },
  'lateralProfile/crossfall': { required: 'side', until: 5 },
  'lateralProfile/crossSectionSurface': { once: 'tOffset surfaceStrips' },
  'lanes/laneSection': { values: { singleSide: BOOLEANS }, once: 'left center right' },
  'left/lane': SIDE_LANE,
  'right/lane': SIDE_LANE,
  'center/lane': { values: { type: LANE_TYPES, level: BOOLEANS }, once: 'link' },
  'lane/roadMark': { required: 'type', usual: 'sOffset', once: 'type explicit' },
  'type/line': { required: 'length space', usual: 'tOffset sOffset' },
  'explicit/line': { required: 'length', usual: 'tOffset sOffset' },
  'lane/speed': { required: 'max', usual: 'sOffset' },
  'lane/access': { usual: 'sOffset', values: { restriction: ACCESS_USERS } },
  'access/restriction': { values: { type: ACCESS_USERS } },
  'lane/height': { required: 'inner outer', usual: 'sOffset' },
  'lane/material': { required: 'friction', usual: 'sOffset' },
  'objects/object': {
    required: 'id',
    usual: 'zOffset',
    values: { dynamic: YES_NO, perpToRoad: BOOLEANS },
    once: 'outlines parkingSpace markings borders',
  },
  'object/repeat': { usual: 's tStart tEnd zOffsetStart zOffsetEnd' },
  'outline/cornerRoad': { usual: 'dz height' },
  'outline/cornerLocal': { usual: 'z height' },
  'object/parkingSpace': { usual: 'access', values: { access: PARKING_ACCESS } },
  'markings/marking': { usual: 'color lineLength spaceLength startOffset stopOffset' },
  'borders/border': {
    required: 'type outlineId width',
    values: { type: BORDER_TYPES, useCompleteOutline: BOOLEANS },
  },
  'object/outline': { values: { outer: BOOLEANS, closed: BOOLEANS, laneType: LANE_TYPES } },
  'outlines/outline': { values: { outer: BOOLEANS, closed: BOOLEANS, laneType: LANE_TYPES } },
  'objects/objectReference': { usual: 'orientation' },
  'objects/tunnel': { required: STRUCTURE, values: { type: TUNNEL_TYPES } },
  'objects/bridge': { required: STRUCTURE, values: { type: BRIDGE_TYPES } },
  'signals/signal': {
    required: 'type subtype orientation dynamic',
    usual: 'zOffset',
    values: { dynamic: YES_NO },
    once: 'positionRoad positionInertial',
  },
  'signals/signalReference': { required: 'orientation' },
  'signal/positionRoad': { usual: 'zOffset hOffset' },
  'junction/connection': { required: 'id' },
  'OpenDRIVE/controller': { required: 'id' },
  'OpenDRIVE/junctionGroup': { required: 'id type', values: { type: GROUP_TYPES } },
};

/** What holds beside that in some revisions only. */
export const SCHEMA_BY_REVISION: Readonly<Record<string, SchemaEntry>> = {
  'object/repeat': { usual: 'heightStart heightEnd', until: 7 },
  'lane/roadMark': { usual: 'color', since: 5 },
  'objects/object': { values: { type: OBJECT_TYPES }, since: 6 },
};
