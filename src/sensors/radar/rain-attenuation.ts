import { pow } from '../../core/math/pow.ts';

/** Rec. ITU-R P.838-3 at 77 GHz, horizontal polarisation, by its equations (4) and (5). */
const K = 1.132;
const ALPHA = 0.7177;

/** What rain of `rate` [mm/h] takes of a wave at 77 GHz on its way [dB/m], one way: k R^alpha. */
export function rainAttenuation(rate: number): number {
  return rate > 0 ? (K * pow(rate, ALPHA)) / 1000 : 0;
}
