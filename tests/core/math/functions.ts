import { acos, asin } from '../../../src/core/math/asin-acos.ts';
import { atan, atan2 } from '../../../src/core/math/atan.ts';
import { exp } from '../../../src/core/math/exp.ts';
import { hypot } from '../../../src/core/math/hypot.ts';
import { log } from '../../../src/core/math/log.ts';
import { pow } from '../../../src/core/math/pow.ts';
import { cos, sin } from '../../../src/core/math/sin-cos.ts';
import { tan } from '../../../src/core/math/tan.ts';

export type NumericFunction = (...list: number[]) => number;

/** Every elementary function of core/math by its name in Math. */
export const functions = { sin, cos, tan, atan, asin, acos, exp, log, atan2, pow, hypot } as Readonly<
  Record<string, NumericFunction>
>;

export const names = Object.keys(functions);
