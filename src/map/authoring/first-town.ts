import type { OpenDriveDocument } from '../opendrive/document.ts';
import { buildTown } from './build-town.ts';
import { openDriveXml } from './opendrive-writer.ts';
import type { Corner } from './street-alignment.ts';
import type { CrossingPlan, StreetPlan, TownPlan } from './town-plan.ts';

/** Height of the northern streets over the southern ones [m]: makes Hill Street's grade 5 %. */
const NORTH = 4.25;

/**
 * A small town, 480 m by 360 m: a main street from west to east with four lanes in its middle, a ring, three ways up to
 * the northern quarter. Eight crossings; the first on the main street has traffic lights.
 */
const PLAN: TownPlan = {
  name: 'first-town',
  crossings: [
    crossing('West Gate', 0, 160, 0),
    { ...crossing('Market Cross', 150, 165, 0), signalled: true },
    crossing('Mill Cross', 302, 158, 0),
    crossing('East Gate', 452, 150, 1.2),
    crossing('Low Bridge', 152, 0, 0),
    crossing('Harbour Bend', 300, -8, 0),
    crossing('Church Hill', 146, 326, NORTH),
    crossing('Mill Hill', 306, 320, NORTH),
  ],
  streets: [
    street('Main Street West', 'West Gate', 'Market Cross', [corner(75, 168, 150, 12)]),
    { ...street('Main Street', 'Market Cross', 'Mill Cross', []), lanes: 2 },
    street('Main Street East', 'Mill Cross', 'East Gate', [corner(378, 150, 150, 12)]),
    street('Low Street', 'Low Bridge', 'Market Cross', [corner(160, 80, 100, 18)]),
    street('Church Street', 'Market Cross', 'Church Hill', [corner(145, 245, 300, 12)]),
    street('Mill Street', 'Harbour Bend', 'Mill Cross', [corner(312, 75, 100, 20)]),
    street('Upper Mill Street', 'Mill Cross', 'Mill Hill', [corner(298, 240, 150, 15)]),
    { ...street('Quay Street', 'Low Bridge', 'Harbour Bend', [corner(226, -34, 80, 20)]), speedLimitKmh: 30 },
    { ...street('School Street', 'Church Hill', 'Mill Hill', [corner(225, 336, 120, 20)]), speedLimitKmh: 30 },
    street('Meadow Road', 'West Gate', 'Low Bridge', [
      corner(-15, 95, 80, 15),
      corner(-8, -12, 28, 20),
      corner(80, 14, 70, 15),
    ]),
    {
      ...street('Hill Street', 'West Gate', 'Church Hill', [
        corner(-10, 230, 90, 15),
        corner(8, 330, 32, 20),
        corner(76, 336, 90, 12),
      ]),
      climb: { from: 25, to: 135, rounding: 25 },
    },
    street('Harbour Road', 'East Gate', 'Harbour Bend', [
      corner(465, 80, 80, 15),
      corner(448, -25, 30, 20),
      corner(375, -10, 100, 10),
    ]),
    street('Orchard Road', 'East Gate', 'Mill Hill', [
      corner(446, 225, 90, 12),
      corner(462, 318, 30, 20),
      corner(385, 330, 100, 15),
    ]),
  ],
};

/** The first map: the town that the first drive goes through. */
export function firstTown(): OpenDriveDocument {
  return buildTown(PLAN);
}

/** What scenes/maps/first-town.xodr holds. */
export function firstTownXml(): string {
  return openDriveXml(firstTown());
}

function crossing(name: string, x: number, y: number, z: number): CrossingPlan {
  return { name, x, y, z, signalled: false };
}

function street(name: string, from: string, to: string, corners: readonly Corner[]): StreetPlan {
  return { name, from, to, corners, lanes: 1, speedLimitKmh: 50 };
}

function corner(x: number, y: number, radius: number, spiral: number): Corner {
  return { x, y, radius, spiral };
}
