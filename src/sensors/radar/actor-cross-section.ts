import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import { fromDecibels } from './decibels.ts';

/** Radar cross section of a kind of actor: from the front or the rear, from the side, and between [dBsm]. */
interface Aspects {
  readonly end: number;
  readonly side: number;
  readonly between: number;
}

/**
 * Mean cross sections at 77 GHz by kind, the middle of what is told in: ISO 19206-2, -3, -4 and -5 (targets standing for
 * pedestrians, cars, bicycles, motorcycles); Fortuny-Guasch and Chareau, "Radar cross section measurements of pedestrian
 * dummies and humans in the 24/77 GHz frequency bands", EUR 25762, 2013 (people); Silberling et al., DRI-TM-14-70-1, 2014
 * (cars). Measured ones of one kind differ by 10 dB and more.
 */
const ASPECTS: readonly Aspects[] = byKind({
  car: { end: 10, side: 20, between: 5 },
  van: { end: 14, side: 24, between: 8 },
  truck: { end: 20, side: 30, between: 13 },
  bus: { end: 20, side: 30, between: 13 },
  motorcycle: { end: 3, side: 7, between: 2 },
  bicycle: { end: -3, side: 4, between: -3 },
  pedestrian: { end: -6, side: -7, between: -7 },
});

/** How fast the flash of a flat side dies away with the angle: the share left is cos^n of it; n = 16 halves it at 17 degrees. */
const HALVINGS = 4;

/**
 * Mean cross section of an actor [m^2] by the direction it is seen from: cosine `along` of the angle to its axis and sine
 * `across`, without their signs. A base with flashes where an end or a side faces the radar.
 */
export function actorCrossSection(kind: number, along: number, across: number): number {
  const { end, side, between } = ASPECTS[kind];
  return between + (end - between) * flash(along) + (side - between) * flash(across);
}

function flash(cosine: number): number {
  let power = cosine * cosine;
  for (let i = 1; i < HALVINGS; i++) power *= power;
  return power;
}

function byKind(table: Readonly<Record<keyof typeof ACTOR_KIND, Aspects>>): Aspects[] {
  const list: Aspects[] = [];
  for (const [name, { end, side, between }] of Object.entries(table)) {
    const kind = ACTOR_KIND[name as keyof typeof ACTOR_KIND];
    list[kind] = { end: fromDecibels(end), side: fromDecibels(side), between: fromDecibels(between) };
  }
  return list;
}
