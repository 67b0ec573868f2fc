import type { RoadMap } from '../../map/road-map.ts';
import type { ConnectingWay, Yielding } from './priority-rules.ts';

/*
 * Critical headways: the least time between two vehicles of the stream with priority that half of the drivers use [s].
 * Highway Capacity Manual 2010: exhibit 19-10 (two-way stop, major street of two lanes), exhibit 21 of chapter 21 rounded
 * (roundabout of one lane), chapter 18 (permitted left turn at signals).
 */
const TURN_ACROSS_FROM_MAJOR = 4.1;
const MINOR_NEAR_TURN = 6.2;
const MINOR_STRAIGHT = 6.5;
const MINOR_TURN_ACROSS = 7.1;
const INTO_CIRCLE = 5;
const PERMITTED = 4.5;

/** The manual has none for equal roads; speeds are low there, and who comes from the side is slow, too [s]. */
const BETWEEN_EQUALS = 3.5;

/** Gap that the traffic of a connecting lane wants before it goes ahead of a rival whom it gives way to [s]. */
export function criticalGap(
  map: RoadMap,
  own: ConnectingWay,
  rival: ConnectingWay,
  why: Yielding,
  byLights: boolean,
): number {
  const { lane } = own;
  if (why === 'turn-across') return byLights ? PERMITTED : TURN_ACROSS_FROM_MAJOR;
  if (rival.circulates && !own.circulates) return INTO_CIRCLE;
  if (why === 'side') return BETWEEN_EQUALS;
  if (lane.turn === 'straight') return MINOR_STRAIGHT;
  const { leftHand } = map.document.roads[lane.road];
  return (lane.turn === 'left') === leftHand ? MINOR_NEAR_TURN : MINOR_TURN_ACROSS;
}
