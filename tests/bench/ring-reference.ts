/** A vehicle on a ring as one would first write it down. */
interface RingVehicle {
  s: number;
  speed: number;
  acceleration: number;
  leader: RingVehicle | null;
}

const LENGTH = 4.5;
/** Ring per vehicle [m], and the drivers: speed, acceleration, braking, time gap, gap at standstill in SI units. */
const SPACING = 25;
const [V0, A, B, T, S0] = [13, 1.5, 2, 1.3, 2];
const STEP = 0.1;

/**
 * The least that microscopic traffic can be: vehicles as objects on one ring, the intelligent driver model and nothing else.
 * No lanes to choose, no junctions, no signals, one kind of driver.
 */
export class RingReference {
  private readonly vehicles: RingVehicle[];
  private readonly length: number;

  constructor(count: number) {
    this.length = SPACING * count;
    this.vehicles = Array.from({ length: count }, (_, i) => ({
      s: i * SPACING,
      speed: 0,
      acceleration: 0,
      leader: null,
    }));
    for (const [i, vehicle] of this.vehicles.entries()) vehicle.leader = this.vehicles[(i + 1) % count];
  }

  /** One update of every vehicle: 0.1 s. */
  step(): void {
    for (const vehicle of this.vehicles) {
      const { leader, s, speed } = vehicle;
      if (leader === null) continue;
      const gap = ((leader.s - s + this.length) % this.length) - LENGTH;
      const wished = S0 + Math.max(0, speed * T + (speed * (speed - leader.speed)) / (2 * Math.sqrt(A * B)));
      vehicle.acceleration = A * (1 - (speed / V0) ** 4 - (wished / gap) ** 2);
    }
    for (const vehicle of this.vehicles) {
      const speed = Math.max(0, vehicle.speed + vehicle.acceleration * STEP);
      vehicle.s = (vehicle.s + ((vehicle.speed + speed) / 2) * STEP) % this.length;
      vehicle.speed = speed;
    }
  }

  get meanSpeed(): number {
    return this.vehicles.reduce((sum, { speed }) => sum + speed, 0) / this.vehicles.length;
  }
}
