import { geoFrameOf } from '../../map/projection/geo-frame.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { gnssParameters } from './inertial-parameters.ts';
import type { Rig } from './rig-schema.ts';

/** What receivers of a rig that tell latitude and longitude can't tell on a map, in words. */
export function earthNotes({ sensors }: Rig, map: RoadMap): string[] {
  const isAsked = sensors.some((sensor) => sensor.kind === 'gnss' && gnssParameters(sensor).isGeodetic);
  return isAsked ? geoFrameOf(map.document.header, map.origin).notes.map((note) => `gnss: ${note}`) : [];
}
