import type { OpenDriveDocument } from '../opendrive/document.ts';
import { layCrossing } from './crossing.ts';
import { Network } from './network.ts';
import { dashes, NO_PAINT, oneSided, type Paint, solid } from './paint.ts';
import type { PlanViewBuilder } from './plan-view-builder.ts';
import { type Limit, limitOf, type RoadDraft } from './road-draft.ts';
import { putSign, putSpeedSign } from './road-signs.ts';
import { putDelineators, putGuardRail } from './roadside-objects.ts';
import { type Corner, streetAlignment } from './street-alignment.ts';
import { type CrossSection, drivingStrip, section, strip } from './strip.ts';
import { type BankingRule, bankedCurves } from './superelevation.ts';
import { type GradePoint, verticalAlignment } from './vertical-alignment.ts';

/** Curves are designed for 100 km/h; the tightest one, near the farm, for the 70 km/h on its sign. RAL 2012: 7 % at most. */
const BANKING: BankingRule = { speedKmh: 100, steepest: 0.07, friction: 0.12 };
const LANE = 3.5;

/** Where the farm track meets the road, on the straight between its third and fourth curve, and the farm itself. */
const FARM_TURN = { x: 1925, y: 49 };
const FARM = { x: 1960, y: -180 };
const SETBACK = 22;

/** Where overtaking is forbidden and for whom: traffic along the road has its view cut off by a crest before it. */
interface CentreLine {
  readonly s: number;
  readonly paint: Paint;
}

const OVERTAKING = dashes(4, 8);
const NO_OVERTAKING = solid();

/** A country road of 3.3 km over three hills from west to east, with a farm track halfway. */
export function countryRoad(): OpenDriveDocument {
  const network = new Network('country-road', 'DE');
  const west = layWest(network);
  const east = layEast(network);
  const track = layTrack(network, west.height('end'));
  layCrossing(network, {
    name: 'Farm Turn',
    arms: [
      { road: west, end: 'end' },
      { road: east, end: 'start' },
      { road: track, end: 'start' },
    ],
    control: { kind: 'yield', minor: ['Farm Track'] },
    crosswalks: false,
  });
  for (const road of [west, east]) putDelineators(network, road);
  putSpeedSign(network, west, 30, 'right', 100);
  putSpeedSign(network, west, west.length - 250, 'right', 70);
  putSpeedSign(network, east, 20, 'left', 100);
  putSpeedSign(network, east, 520, 'right', 100);
  putSpeedSign(network, east, 540, 'left', 70);
  putSpeedSign(network, east, east.length - 30, 'left', 100);
  putSign(network, west, 260, 'right', 'no-overtaking');
  putSign(network, west, 650, 'left', 'no-overtaking');
  putGuardRail(network, east, 'right', 70, 420);
  return network.document();
}

/** Two long curves over two hills, up to the farm's turn-off. */
function layWest(network: Network): RoadDraft {
  const corners = [corner(600, 40, 700, 140), corner(1150, -180, 450, 150), corner(1650, 60, 600, 130)];
  const alignment = streetAlignment({ x: 0, y: 0 }, corners, FARM_TURN, 0, SETBACK);
  const { length } = alignment;
  return lay(network, 'Hill Road West', alignment, {
    grades: [
      { s: 0, z: 20, rounding: 0 },
      { s: 450, z: 36, rounding: 260 },
      { s: 950, z: 21, rounding: 240 },
      { s: 1500, z: 40, rounding: 200 },
      { s: length, z: 40, rounding: 0 },
    ],
    centre: [
      { s: 0, paint: OVERTAKING },
      { s: 230, paint: oneSided('right') },
      { s: 380, paint: NO_OVERTAKING },
      { s: 540, paint: oneSided('left') },
      { s: 690, paint: OVERTAKING },
      { s: 1280, paint: oneSided('right') },
      { s: 1450, paint: NO_OVERTAKING },
    ],
    limits: [limit(0, 100), limit(length - 250, 70)],
  });
}

/** The tight curve behind the farm, a valley, one more hill. */
function layEast(network: Network): RoadDraft {
  const corners = [corner(2150, 40, 250, 90), corner(2600, 330, 700, 140)];
  const alignment = streetAlignment(FARM_TURN, corners, { x: 3200, y: 420 }, SETBACK, 0);
  const { length } = alignment;
  return lay(network, 'Hill Road East', alignment, {
    grades: [
      { s: 0, z: 40, rounding: 0 },
      { s: 160, z: 40, rounding: 140 },
      { s: 620, z: 20, rounding: 230 },
      { s: 1050, z: 34, rounding: 240 },
      { s: length, z: 29, rounding: 0 },
    ],
    centre: [
      { s: 0, paint: NO_OVERTAKING },
      { s: 500, paint: OVERTAKING },
      { s: 850, paint: oneSided('right') },
      { s: 980, paint: NO_OVERTAKING },
      { s: 1120, paint: oneSided('left') },
      { s: 1200, paint: OVERTAKING },
    ],
    limits: [limit(0, 70), limit(520, 100)],
  });
}

/** A narrow unmarked track that falls away from the road to the farm. */
function layTrack(network: Network, z: number): RoadDraft {
  const alignment = streetAlignment(FARM_TURN, [corner(1935, -60, 150, 10)], FARM, SETBACK, 0);
  return network.road({
    name: 'Farm Track',
    alignment,
    sections: [
      section(0, { left: [drivingStrip('lane', 2.75, NO_PAINT)], right: [drivingStrip('lane', 2.75, NO_PAINT)] }),
    ],
    limits: [limitOf('rural', 30 / 3.6)],
    elevation: verticalAlignment([
      { s: 0, z, rounding: 0 },
      { s: 40, z, rounding: 30 },
      { s: alignment.length, z: z - 8, rounding: 0 },
    ]),
  });
}

interface Course {
  readonly grades: readonly GradePoint[];
  readonly centre: readonly CentreLine[];
  readonly limits: readonly Limit[];
}

function lay(network: Network, name: string, alignment: PlanViewBuilder, course: Course): RoadDraft {
  return network.road({
    name,
    alignment,
    sections: course.centre.map(({ s, paint }) => across(s, paint)),
    limits: course.limits,
    elevation: verticalAlignment(course.grades),
    superelevation: bankedCurves(alignment.elements, BANKING),
  });
}

function across(s: number, centre: Paint): CrossSection {
  const side = [drivingStrip('lane', LANE, solid()), strip('shoulder', 'shoulder', 0.75)];
  return section(s, { left: side, centre, right: side });
}

function corner(x: number, y: number, radius: number, spiral: number): Corner {
  return { x, y, radius, spiral };
}

function limit(s: number, kmh: number): Limit {
  return { ...limitOf('rural', kmh / 3.6), s };
}
