import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { FIRST_ID, vehicleId } from './actors-view.ts';
import { drawByShare, drawDriver, type TrafficDriver } from './driver-styles.ts';
import { type DriverTable, driverTable, writeDriver } from './driver-table.ts';
import { USUAL_MANNERS } from './traffic-manners.ts';
import type { TrafficOptions } from './traffic-options.ts';
import { kindOfModel, type VehicleKind } from './vehicle-kinds.ts';
import { FAIR, inWeather, type WeatherDriving } from './weather-driving.ts';

/** Name of the random stream of the vehicle that is at a place of that number from the start on. */
function vehicleStream(number: number): string {
  return `traffic.actor.${FIRST_ID + number}`;
}

/** A state of the cast. */
export interface CastSnapshot {
  readonly random: readonly PlainData[];
  readonly drivers: readonly TrafficDriver[];
  readonly vehicles: number;
  readonly before: Int32Array;
  readonly atEase: readonly TrafficDriver[];
}

/**
 * The vehicles that have the actors' places, one after another where they leave the map: each has a random stream, a driver
 * and an id of its own; the make stays.
 */
export class Cast {
  /** What each actor's vehicle can do. */
  readonly kinds: readonly VehicleKind[];
  readonly random: readonly RandomStream[];
  readonly drivers: readonly TrafficDriver[];
  /** The same drivers for those who look at them often. */
  readonly table: DriverTable;
  private readonly options: TrafficOptions;
  /** Per actor: name of its random stream, and how many vehicles have had its place before it. */
  private readonly streams: readonly string[];
  private readonly before: Int32Array;
  private readonly streamsNow: RandomStream[];
  private readonly driversNow: TrafficDriver[];
  /** The same drivers in fair weather. */
  private readonly atEase: TrafficDriver[];
  private driving: WeatherDriving;
  /** How many vehicles there ever were. */
  private vehicles: number;

  constructor(options: TrafficOptions) {
    const { actors, models, seed, manners = USUAL_MANNERS } = options;
    this.options = options;
    this.vehicles = actors.length;
    this.before = new Int32Array(actors.length);
    this.kinds = actors.map(({ model }) => kindOfModel(manners.kinds, models[model].name));
    this.streams = actors.map(({ stream }, i) => stream ?? vehicleStream(i));
    this.streamsNow = this.streams.map((stream) => new RandomStream(seed, stream));
    this.random = this.streamsNow;
    this.driving = options.driving ?? FAIR;
    this.atEase = this.streamsNow.map((random, i) => this.drawDriver(random, this.streams[i], i));
    this.driversNow = this.atEase.map((driver) => inWeather(driver, this.driving));
    this.drivers = this.driversNow;
    this.table = driverTable(this.driversNow);
  }

  /** Gives an actor's place to another vehicle, with a random stream and a driver of its own. */
  replace(actor: number): void {
    const stream = `${this.streams[actor]}.${++this.before[actor]}`;
    this.streamsNow[actor] = new RandomStream(this.options.seed, stream);
    this.atEase[actor] = this.drawDriver(this.streamsNow[actor], stream, actor);
    this.seat(actor, inWeather(this.atEase[actor], this.driving));
  }

  /** Lets all drive as another weather makes them, those who come later too. */
  setDriving(driving: WeatherDriving): void {
    this.driving = driving;
    for (const [actor, driver] of this.atEase.entries()) this.seat(actor, inWeather(driver, driving));
  }

  /** An id that none of those on the roads has: after the last ones begin anew, and some may be there since long ago. */
  nextId(ids: Int32Array): number {
    let id = vehicleId(this.vehicles++);
    while (ids.includes(id)) id = vehicleId(this.vehicles++);
    return id;
  }

  snapshot(): CastSnapshot {
    return {
      random: this.random.map((stream) => stream.snapshot()),
      drivers: this.drivers.map((driver) => ({ ...driver })),
      vehicles: this.vehicles,
      before: this.before,
      atEase: this.atEase.map((driver) => ({ ...driver })),
    };
  }

  restore(from: CastSnapshot): void {
    for (const [actor, stream] of this.random.entries()) stream.restore(from.random[actor]);
    for (const [actor, driver] of from.drivers.entries()) this.seat(actor, driver);
    for (const [actor, driver] of from.atEase.entries()) this.atEase[actor] = driver;
    this.vehicles = from.vehicles;
    this.before.set(from.before);
  }

  private seat(actor: number, driver: TrafficDriver): void {
    this.driversNow[actor] = driver;
    writeDriver(this.table, actor, driver);
  }

  /** Who drives and how, by a stream beside the vehicle's own. */
  private drawDriver(random: RandomStream, stream: string, actor: number): TrafficDriver {
    const { seed, manners = USUAL_MANNERS } = this.options;
    const ways = new RandomStream(seed, `${stream}.driver`);
    const name = drawByShare(manners.drivers, ways);
    return drawDriver(random, ways, name, this.kinds[actor], manners.following);
  }
}
