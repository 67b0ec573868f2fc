import type { OpenDriveDocument } from '../opendrive/document.ts';
import { countryRoad } from './country-road.ts';
import { firstTown } from './first-town.ts';
import { gridCity } from './grid-city.ts';
import { leftHandVillage } from './left-hand-village.ts';
import { motorway } from './motorway.ts';
import { openDriveXml } from './opendrive-writer.ts';
import { oval } from './oval.ts';
import { parkingLot } from './parking-lot.ts';

/** The project's own maps by name. */
export const OWN_MAPS: Readonly<Record<string, () => OpenDriveDocument>> = {
  'first-town': firstTown,
  motorway,
  'country-road': countryRoad,
  'grid-city': gridCity,
  'parking-lot': parkingLot,
  'left-hand-village': leftHandVillage,
  oval,
};

/** What scenes/maps/NAME.xodr holds. */
export function ownMapXml(name: string): string {
  return openDriveXml(OWN_MAPS[name]());
}
