import { log } from '../../core/math/log.ts';
import type { BoxEcho } from './box-echo.ts';
import type { UltrasonicParameters } from './ultrasonic-parameters.ts';

/** Air takes this from sound of 48 kHz, one way [dB/m] (ISO 9613-1 at 20 degrees and 50 % humidity). */
const AIR = 1.5;
/** A wall at `maxRange` is this much over the threshold [dB]: three deviations of fading or so, so that it is heard. */
const MARGIN = 6;
/** At the cone's edge sound is this much weaker, there and back [dB]. */
const EDGE_OF_CONE = 12;
/** Angle of `incidenceLoss` [rad]. */
const INCIDENCE = Math.PI / 6;

/**
 * How far an echo is over the threshold of hearing [dB]. A wall is a mirror, its echo falls as 1 / (2 r); what throws sound from
 * one place spreads it twice, 1 / r^2:
 *
 *     wall  20 lg(R / r) + 2 a (R - r) + margin - cone - incidence
 *     edge  that + 20 lg(1 m / r) - edge loss, without incidence
 *
 * with R the greatest range and a the air's absorption.
 */
export function echoLevel(echo: BoxEcho, parameters: UltrasonicParameters): number {
  const { maxRange, halfAngleDeg, edgeLoss, incidenceLoss } = parameters;
  const { distance, offAxis, incidence, isEdge } = echo;
  const r = Math.max(distance, parameters.minRange);
  const aside = (offAxis * 180) / Math.PI / halfAngleDeg;
  const wall = decibel(maxRange / r) + 2 * AIR * (maxRange - r) + MARGIN - EDGE_OF_CONE * aside * aside;
  const edge = wall - decibel(Math.max(1, r)) - edgeLoss;
  if (isEdge) return edge;
  const angle = incidence / INCIDENCE;
  return wall - incidenceLoss * angle * angle;
}

/** 20 lg of a ratio of amplitudes. */
function decibel(ratio: number): number {
  return (20 * log(ratio)) / Math.LN10;
}
