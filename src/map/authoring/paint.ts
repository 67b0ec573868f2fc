import type { RoadMark } from '../opendrive/mark-records.ts';
import { plainMark } from '../opendrive/plain-records.ts';

/** A road mark wherever it begins. */
export type Paint = Omit<RoadMark, 's'>;

/** Of narrow and of broad lines [m]: RMS-1, other roads and motorways. */
const NARROW = 0.12;
const BROAD = 0.25;

export const NO_PAINT: Paint = plainMark({ type: 'none' });

/** A line that nobody may cross. */
export function solid(color: RoadMark['color'] = 'white', type: RoadMark['type'] = 'solid'): Paint {
  return plainMark({ type, color, width: NARROW, laneChange: 'none' });
}

/** Dashes of `length` with gaps of `space` [m], to be crossed either way. */
export function dashes(length: number, space: number, color: RoadMark['color'] = 'white'): Paint {
  return broken(length, space, color, NARROW);
}

/** The short broad dashes between a through lane and one that begins or ends (RMS-1: 6 m and 6 m on motorways). */
export function broadDashes(length: number, space: number): Paint {
  return broken(length, space, 'white', BROAD);
}

/** The broad line between carriageway and hard shoulder. */
export const BROAD_EDGE: Paint = plainMark({ type: 'solid', weight: 'bold', width: BROAD, laneChange: 'none' });

/** Two lines on the centre: solid for the traffic of one side, dashes for that of the other, which may overtake. */
export function oneSided(solidFor: 'left' | 'right'): Paint {
  return plainMark({
    type: solidFor === 'left' ? 'solid broken' : 'broken solid',
    width: NARROW,
    // Ids increase to the left: traffic on the right crosses towards higher ones.
    laneChange: solidFor === 'left' ? 'increase' : 'decrease',
  });
}

function broken(length: number, space: number, color: RoadMark['color'], width: number): Paint {
  const line = { length, space, tOffset: 0, sOffset: 0, width, rule: 'none', color } as const;
  return plainMark({ type: 'broken', color, width, weight: width > NARROW ? 'bold' : 'standard', lines: [line] });
}
