import type { OpenDriveDocument } from '../opendrive/document.ts';
import { countryRoad } from './country-road.ts';
import { firstTown } from './first-town.ts';
import { gridCity } from './grid-city.ts';
import { leftHandVillage } from './left-hand-village.ts';
import { motorway } from './motorway.ts';
import { openDriveXml } from './opendrive-writer.ts';
import { oval } from './oval.ts';
import { parkingLot } from './parking-lot.ts';

/** Places on earth [degrees] for what wants one, such as satellite receivers: a city, the hills, a village in the west. */
const CITY = { latitude: 48.137, longitude: 11.575 };
const HILLS = { latitude: 47.68, longitude: 11.2 };
const VILLAGE = { latitude: 51.81, longitude: -1.81 };

/** The project's own maps by name. The first town lies nowhere, as it always has. */
export const OWN_MAPS: Readonly<Record<string, () => OpenDriveDocument>> = {
  'first-town': firstTown,
  motorway: () => placed(motorway(), CITY),
  'country-road': () => placed(countryRoad(), HILLS),
  'grid-city': () => placed(gridCity(), CITY),
  'parking-lot': () => placed(parkingLot(), CITY),
  'left-hand-village': () => placed(leftHandVillage(), VILLAGE),
  oval: () => placed(oval(), CITY),
};

/** A map whose origin is at a place on earth. */
function placed(document: OpenDriveDocument, { latitude, longitude }: typeof CITY): OpenDriveDocument {
  const geoReference = `+proj=tmerc +lat_0=${latitude} +lon_0=${longitude} +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs`;
  return { ...document, header: { ...document.header, geoReference } };
}

/** What scenes/maps/NAME.xodr holds. */
export function ownMapXml(name: string): string {
  return openDriveXml(OWN_MAPS[name]());
}
