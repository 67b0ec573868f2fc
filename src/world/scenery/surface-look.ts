import { SEMANTIC } from '../../core/semantic-class.ts';
import { laneType } from '../../map/lane-type.ts';
import { MATERIAL } from './mesh.ts';
import type { Colour } from './palette.ts';

/** What lies where two surfaces claim one place: the lower number. */
export const RANK = { carriageway: 0, roadside: 1, footway: 2, ground: 3 } as const;

/** How the surface of a lane looks. */
export interface SurfaceLook {
  /** sRGB, or a factor on the asphalt of its road. */
  readonly colour: Colour | number;
  /** Chance in the colour, from piece to piece; null for repairs as asphalt has them. */
  readonly chance: number | null;
  readonly material: number;
  readonly semantic: number;
  readonly rank: number;
}

const PAVING: Colour = [133, 129, 123];
const KERB: Colour = [148, 146, 141];
const GRASS: Colour = [98, 110, 62];
/** Red surfacing of cycle tracks, the paler of bus lanes, and ballast. */
const CYCLE_RED: Colour = [124, 84, 74];
const BUS_RED: Colour = [112, 94, 88];
const BALLAST: Colour = [104, 98, 90];

const { road, sidewalk, terrain } = SEMANTIC;
const { asphalt, concrete, grass } = MATERIAL;

const CARRIAGEWAY = look(1, null, asphalt, road, RANK.carriageway);
const SHOULDER = look(1, null, asphalt, road, RANK.roadside);
const FOOTWAY = look(PAVING, 0.045, concrete, sidewalk, RANK.footway);
const LAWN = look(GRASS, 0.05, grass, terrain, RANK.ground);

/** By the standard's own lane types [11.7], where one looks unlike its kin. */
const BY_NAME: Readonly<Record<string, SurfaceLook>> = {
  curb: look(KERB, 0.05, concrete, sidewalk, RANK.footway),
  bus: look(BUS_RED, 0.03, asphalt, road, RANK.carriageway),
  tram: look([108, 106, 102], 0.04, concrete, road, RANK.roadside),
  rail: look(BALLAST, 0.09, concrete, terrain, RANK.ground),
};

/** By what the type means here. */
const BY_TYPE: Readonly<Record<string, SurfaceLook>> = {
  driving: CARRIAGEWAY,
  stop: CARRIAGEWAY,
  shoulder: SHOULDER,
  restricted: look([92, 90, 88], 0.03, asphalt, road, RANK.roadside),
  border: look(1.12, 0.03, concrete, road, RANK.roadside),
  parking: look([106.4, 103.2, 98.4], 0.06, concrete, road, RANK.roadside),
  biking: look(CYCLE_RED, 0.03, asphalt, road, RANK.roadside),
  sidewalk: FOOTWAY,
  median: LAWN,
  none: LAWN,
};

/** The look of a lane of an OpenDRIVE type; unknown ones are asphalt. */
export function surfaceLook(openDriveType: string): SurfaceLook {
  return BY_NAME[openDriveType] ?? BY_TYPE[laneType(openDriveType)] ?? CARRIAGEWAY;
}

function look(
  colour: Colour | number,
  chance: number | null,
  material: number,
  semantic: number,
  rank: number,
): SurfaceLook {
  return { colour, chance, material, semantic, rank };
}
