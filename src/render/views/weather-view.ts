import { Group, type Vector3 } from 'three';
import { ACTOR_KIND, LIGHT } from '../../core/messages/actors-truth.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { Atmosphere, LampPlace, WeatherLight } from '../../world/scenery/mesh.ts';
import { BEAM_LIGHT, STREET_LIGHT } from '../../world/weather/look/surface-weather.ts';
import { MOST_BEAMS, takeWeather, type WeatherUniforms, weatherUniforms } from '../light/weather-uniforms.ts';
import { type ActorsView, SHOWN } from './actors-view.ts';
import type { EgoPose } from './ego-view.ts';
import { FallingView } from './falling-view.ts';
import { LampHalos } from './lamp-halos.ts';
import { WetLamps } from './wet-lamps.ts';

/** Height of head lamps and tail lamps [m], and how far they are off a vehicle's middle as a share of its half width. */
const HEAD_HEIGHT = 0.65;
const TAIL_HEIGHT = 0.85;
const LAMP_OFF = 0.72;

/** Below this no halos are drawn: lamps by day [1]. */
const LEAST_LAMPS = 0.12;

/** Radius of halos [m]. */
const STREET_HALO = 0.95;
const VEHICLE_HALO = 0.6;

/** Strength of halos: of street lamps, head lamps, tail lamps and brake lamps [1]. */
const STREET = 0.8;
const HEAD = 1.3;
const TAIL = 0.3;
const BRAKE = 0.8;
/** Of a bicycle's lamps beside a car's. */
const SMALL = 0.35;

const TAIL_LIGHT = [0.9, 0.05, 0.03] as const;

/** Lamps of streets and vehicles, and what falls from the sky. */
export class WeatherView {
  readonly object = new Group();
  readonly uniforms: WeatherUniforms;
  private look: WeatherLight;
  private readonly lamps: readonly LampPlace[];
  private readonly halos: LampHalos;
  private readonly wetLamps: WetLamps;
  private falling: FallingView | null;
  /** From the ego's place to its front [m], and its width. */
  private readonly egoAhead: number;
  private readonly egoWidth: number;
  /** Squared distance of each beam's vehicle from the eye. */
  private readonly far = new Float64Array(MOST_BEAMS);
  private beams = 0;

  constructor(
    { weather: look, extinction }: Atmosphere & { readonly weather: WeatherLight },
    lamps: readonly LampPlace[],
    vehicle: VehicleSpecification,
  ) {
    this.halos = new LampHalos(extinction);
    this.look = look;
    this.lamps = lamps;
    this.uniforms = weatherUniforms(look, lamps);
    this.wetLamps = new WetLamps(this.uniforms, look.wetness > 0);
    this.falling = FallingView.of(look);
    this.egoAhead = vehicle.length - vehicle.rearOverhang;
    this.egoWidth = vehicle.width;
    this.object.add(this.halos.object);
    if (this.falling !== null) this.object.add(this.falling.object);
  }

  /** Another weather. */
  setLook(look: WeatherLight, extinction: number): void {
    // Where lamps stand is not known to what was made for a day.
    if (look.lamps > 0 && this.look.lamps === 0) this.takeLamps(look);
    this.look = look;
    takeWeather(this.uniforms, look);
    this.halos.setExtinction(extinction);
    this.wetLamps.isWet = look.wetness > 0;
    if (this.falling !== null) this.object.remove(this.falling.object);
    this.falling?.dispose();
    this.falling = FallingView.of(look);
    if (this.falling !== null) this.object.add(this.falling.object);
  }

  lookFrom(eye: Vector3, moment: number, ego: EgoPose | null, actors: ActorsView): void {
    this.falling?.showAt(moment);
    this.halos.begin();
    this.wetLamps.begin();
    this.beams = 0;
    for (const place of this.uniforms.beamPlaces.value) place.w = 0;
    const { areBeamsOn, lamps } = this.look;
    if (areBeamsOn && lamps > 0) {
      if (ego !== null) this.lightEgo(ego, eye);
      for (let i = 0; i < actors.shownCount; i++) this.lightActor(actors.shown, SHOWN.stride * i, eye);
      if (lamps > LEAST_LAMPS) {
        for (const lamp of this.lamps) this.wetLamps.add(lamp.x, lamp.y, lamp.z, STREET * lamps, STREET_LIGHT, eye);
        for (const lamp of this.lamps)
          this.halos.add(lamp.x, lamp.y, lamp.z, STREET_HALO, STREET * lamps, STREET_LIGHT);
      }
    }
    this.halos.commit();
    this.wetLamps.commit();
  }

  dispose(): void {
    this.halos.dispose();
    this.falling?.dispose();
    this.uniforms.lampCells.value.dispose();
  }

  private takeLamps(look: WeatherLight): void {
    const { lampCells, lampCellsPlace } = weatherUniforms(look, this.lamps);
    this.uniforms.lampCells.value.dispose();
    this.uniforms.lampCells.value = lampCells.value;
    this.uniforms.lampCellsPlace.value = lampCellsPlace.value;
  }

  private lightEgo({ x, y, z, yaw }: EgoPose, eye: Vector3): void {
    const [c, s] = [Math.cos(yaw), Math.sin(yaw)];
    // Its own beam is always among those that are drawn.
    this.shine(x + this.egoAhead * c, y + this.egoAhead * s, z + HEAD_HEIGHT, c, s, 0);
    const middle = this.egoAhead / 2;
    this.halo(x + middle * c, y + middle * s, z, c, s, this.egoAhead / 2, this.egoWidth, false, eye);
  }

  private lightActor(shown: Float64Array, a: number, eye: Vector3): void {
    const kind = shown[a + SHOWN.kind];
    if (kind === ACTOR_KIND.pedestrian) return;
    const [x, y, z, yaw] = [shown[a], shown[a + SHOWN.y], shown[a + SHOWN.z], shown[a + SHOWN.yaw]];
    const [c, s] = [Math.cos(yaw), Math.sin(yaw)];
    const half = shown[a + SHOWN.length] / 2;
    const far = (x - eye.x) * (x - eye.x) + (y - eye.y) * (y - eye.y);
    if (kind !== ACTOR_KIND.bicycle) this.shine(x + half * c, y + half * s, z + HEAD_HEIGHT, c, s, far);
    const braking = (shown[a + SHOWN.lights] & LIGHT.brake) !== 0;
    const width = kind >= ACTOR_KIND.motorcycle ? 0 : shown[a + SHOWN.width];
    const size = kind === ACTOR_KIND.bicycle ? SMALL : 1;
    this.halo(x, y, z, c, s, half, width, braking, eye, size);
  }

  /** A beam among the nearest. */
  private shine(x: number, y: number, z: number, c: number, s: number, far: number): void {
    let k = this.beams;
    if (k === MOST_BEAMS) {
      k = 0;
      for (let i = 1; i < MOST_BEAMS; i++) if (this.far[i] > this.far[k]) k = i;
      if (this.far[k] <= far) return;
    } else this.beams++;
    this.far[k] = far;
    this.uniforms.beamPlaces.value[k].set(x, y, z, 1);
    this.uniforms.beamDirections.value[k].set(c, s);
  }

  /** Halos of the lamps that look at the eye. */
  private halo(
    x: number,
    y: number,
    z: number,
    c: number,
    s: number,
    half: number,
    width: number,
    braking: boolean,
    eye: Vector3,
    size = 1,
  ): void {
    const level = this.look.lamps;
    if (level <= LEAST_LAMPS) return;
    const [dx, dy] = [eye.x - x, eye.y - y];
    const towards = (dx * c + dy * s) / Math.max(1, Math.hypot(dx, dy));
    const isFront = towards > 0;
    const strength = size * level * towards * towards * (isFront ? HEAD : braking ? BRAKE : TAIL);
    const along = (isFront ? half : -half) * 1.03;
    const height = z + (isFront ? HEAD_HEIGHT : TAIL_HEIGHT);
    for (const side of width > 0 ? [-1, 1] : [0]) {
      const aside = (side * LAMP_OFF * width) / 2;
      const colour = isFront ? BEAM_LIGHT : TAIL_LIGHT;
      const [px, py] = [x + along * c - aside * s, y + along * s + aside * c];
      this.halos.add(px, py, height, VEHICLE_HALO, strength, colour);
      this.wetLamps.add(px, py, height, strength, colour, eye);
    }
  }
}
