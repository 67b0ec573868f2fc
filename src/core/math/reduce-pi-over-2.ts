import { highWord, powerOfTwo } from './float-bits.ts';

/** Below this (2^20 pi / 2, about 1.6 million) three subtractions are enough. */
const CODY_WAITE_LIMIT = 1647099;

const TWO_OVER_PI = 0.6366197723675814;

/** Adding and taking away 1.5 * 2^52 rounds a double below 2^51 to the nearest integer. */
const ROUNDER = 6755399441055744;

/** pi/2 in three parts of 33 bits, each with the remainder that it leaves (fdlibm, e_rem_pio2.c). */
const PART_1 = 1.5707963267341256;
const REST_1 = 6.077100506506192e-11;
const PART_2 = 6.077100506303966e-11;
const REST_2 = 2.0222662487959506e-21;
const PART_3 = 2.0222662487111665e-21;
const REST_3 = 8.4784276603689e-32;

/** Where cancellation has eaten so many of the 53 bits of x that one part more is needed. */
const CANCELLED_16_BITS = 3.0517578125e-5; // 2^-15
const CANCELLED_49_BITS = 3.552713678800501e-15; // 2^-48

/** The last remainder as an unevaluated sum head + tail, |head| <= pi/4. An array, since it costs no allocation. */
export const remainder = new Float64Array(2);

/**
 * Takes multiples of pi/2 away from a finite x, leaving the rest in `remainder`, and returns their number modulo 4.
 *
 * Below CODY_WAITE_LIMIT: W. Cody and W. Waite, "Software Manual for the Elementary Functions" (1980), in the
 * three-stage form of fdlibm, with over 100 bits of pi/2. Above: M. Payne and R. Hanek, "Radian reduction for
 * trigonometric functions" (1983), with exact integers.
 */
export function reducePiOver2(x: number): number {
  const a = Math.abs(x);
  if (a >= CODY_WAITE_LIMIT) return reduceHuge(x);
  const n = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  let before = x - n * PART_1;
  let rest = n * REST_1;
  let head = before - rest;
  if (Math.abs(head) < a * CANCELLED_16_BITS) {
    const wider = before;
    const step = n * PART_2;
    before = wider - step;
    rest = n * REST_2 - (wider - before - step);
    head = before - rest;
    if (Math.abs(head) < a * CANCELLED_49_BITS) {
      const widest = before;
      const lastStep = n * PART_3;
      before = widest - lastStep;
      rest = n * REST_3 - (widest - before - lastStep);
      head = before - rest;
    }
  }
  remainder[0] = head;
  remainder[1] = before - head - rest;
  return n & 3;
}

/**
 * floor(2/pi * 2^1200): the greatest double is below 2^1024, its significand takes 53 bits, and no double lies nearer
 * to a multiple of pi/2 than 2^-61, so that more than 100 good bits are left.
 */
export const TWO_OVER_PI_BITS = 1200n;
export const TWO_OVER_PI_DIGITS =
  BigInt(
    '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129' +
      'a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb' +
      '09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361d',
  ) >> 80n;

/** floor(pi/2 * 2^200). */
const KEPT_BITS = 200n;
const HALF_PI_DIGITS = BigInt('0x1921fb54442d18469898cc51701b839a252049c1114cf98e804');
const TWO_TO_MINUS_200 = 6.223015277861142e-61;

function reduceHuge(x: number): number {
  const exponent = ((highWord(x) >> 20) & 0x7ff) - 1075;
  const integer = BigInt(x * powerOfTwo(-exponent));
  const turns = integer * TWO_OVER_PI_DIGITS;
  const point = TWO_OVER_PI_BITS - BigInt(exponent);
  const n = (turns + (1n << (point - 1n))) >> point;
  const fraction = (turns - (n << point)) >> (point - KEPT_BITS);
  const angle = (fraction * HALF_PI_DIGITS) >> KEPT_BITS;
  const head = Number(angle);
  remainder[0] = head * TWO_TO_MINUS_200;
  remainder[1] = Number(angle - BigInt(head)) * TWO_TO_MINUS_200;
  return Number(n & 3n);
}
