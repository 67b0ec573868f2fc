import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { inverse, product } from './riccati.ts';

/** Gravity [m/s^2] (CODATA standard value, rounded). */
const GRAVITY = 9.81;

/**
 * Dynamic bicycle in error coordinates x = (e, e', psi, psi') of the centre of mass at constant speed (Rajamani 2012, equation
 * 2.45, with the stiffness C of whole axles: K times load), x' = A x + b delta, as x_{k+1} = a x_k + b delta_k after dt [s] by
 * the bilinear rule  a = (I - A dt/2)^-1 (I + A dt/2),  b = (I - A dt/2)^-1 b dt,  which is stable wherever A is.
 */
export function lateralModel(
  { mass, wheelbase, centreOfMassForward: rear, yawInertia, frontTyre, rearTyre }: VehicleSpecification,
  speed: number,
  dt: number,
): { readonly a: Float64Array; readonly b: Float64Array } {
  const front = wheelbase - rear;
  const frontStiffness = frontTyre.corneringCoefficient * mass * GRAVITY * (rear / wheelbase);
  const rearStiffness = rearTyre.corneringCoefficient * mass * GRAVITY * (front / wheelbase);
  const both = frontStiffness + rearStiffness;
  const moment = frontStiffness * front - rearStiffness * rear;
  const inertia = frontStiffness * front * front + rearStiffness * rear * rear;
  const continuous = [
    [0, 1, 0, 0],
    [0, -both / (mass * speed), both / mass, -moment / (mass * speed)],
    [0, 0, 0, 1],
    [0, -moment / (yawInertia * speed), moment / yawInertia, -inertia / (yawInertia * speed)],
  ].flat();
  const input = [0, frontStiffness / mass, 0, (frontStiffness * front) / yawInertia];
  const identity = (i: number) => (i % 5 === 0 ? 1 : 0);
  const half = Float64Array.from(continuous, (value, i) => identity(i) + (value * dt) / 2);
  const back = inverse(
    Float64Array.from(continuous, (value, i) => identity(i) - (value * dt) / 2),
    4,
  );
  const b = Float64Array.from(input, (_, i) => input.reduce((sum, value, j) => sum + back[4 * i + j] * value * dt, 0));
  return { a: product(back, half, 4), b };
}
