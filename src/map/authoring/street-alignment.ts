import { angleDifference } from '../../core/math/angle.ts';
import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { bendTangent, PlanViewBuilder } from './plan-view-builder.ts';

/** A corner of the tangent polygon, rounded off by clothoid, arc, clothoid. */
export interface Corner {
  readonly x: number;
  readonly y: number;
  /** Of the arc [m]. */
  readonly radius: number;
  /** Of each clothoid [m]. */
  readonly spiral: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * A street laid out as surveyors do: a polygon of straights from `from` to `to` with its corners rounded off. It begins
 * `setbackStart` after `from` and ends `setbackEnd` before `to`.
 */
export function streetAlignment(
  from: Place,
  corners: readonly Corner[],
  to: Place,
  setbackStart: number,
  setbackEnd: number,
): PlanViewBuilder {
  const places: readonly Place[] = [from, ...corners, to];
  const heading = bearing(from, places[1]);
  const builder = new PlanViewBuilder({
    x: from.x + setbackStart * cos(heading),
    y: from.y + setbackStart * sin(heading),
    heading,
  });
  let used = setbackStart;
  for (let i = 0; i < corners.length; i++) {
    const { radius, spiral } = corners[i];
    const turn = angleDifference(bearing(places[i + 1], places[i + 2]), bearing(places[i], places[i + 1]));
    const tangent = bendTangent(turn, radius, spiral);
    builder.line(distance(places[i], places[i + 1]) - used - tangent).bend(turn, radius, spiral);
    used = tangent;
  }
  return builder.line(distance(places[corners.length], to) - used - setbackEnd);
}

function bearing(a: Place, b: Place): number {
  return atan2(b.y - a.y, b.x - a.x);
}

function distance(a: Place, b: Place): number {
  return hypot(b.x - a.x, b.y - a.y);
}
