import { cos, sin } from '../../core/math/sin-cos.ts';
import { ACTOR_KIND, type ActorsTruth, LIGHT } from '../../core/messages/actors-truth.ts';
import type { SignalsTruth } from '../../core/messages/signals.ts';
import type { Pose } from '../../core/pose.ts';
import type { Tick } from '../../core/tick.ts';
import type { Scenery, WeatherLight } from '../../world/scenery/mesh.ts';
import { BEAM_LIGHT, STREET_LIGHT } from '../../world/weather/look/surface-weather.ts';
import type { DepthTarget } from './depth-target.ts';
import { FallingVeil } from './falling-veil.ts';
import { HeadlampBeams, LAMP_HEIGHT } from './headlamp-beams.ts';
import { LampGlows } from './lamp-glows.ts';
import type { PixelRow } from './pixel-row.ts';
import type { PrimitiveTable } from './primitive-table.ts';
import { type SignalGlow, signalGlows } from './signal-glows.ts';
import type { View } from './view.ts';
import { LEAST_LAMPS, WeatherSurface } from './weather-surface.ts';

/** From the rear axle to the ego's own lamps [m]. */
const EGO_LAMPS = 3.2;

/** Lamps of a vehicle off its middle, as a share of its half width, and the height of its tail lamps [m]. */
const LAMP_OFF = 0.72;
const TAIL_HEIGHT = 0.85;

/** Height of a street lamp over its street [m]. */
const STREET_LAMP_HEIGHT = 6;

/** Colours of signal lamps and tail lamps as halos. */
const SIGNAL_COLOURS = [
  [0.9, 0.06, 0.04],
  [0.9, 0.42, 0.04],
  [0.06, 0.75, 0.3],
] as const;
const TAIL_COLOUR = [0.8, 0.04, 0.03] as const;

/** Strength of halos: of street lamps, head lamps seen from before, tail lamps, and brake lamps [1]. */
const STREET = 1.1;
const HEAD = 2.2;
const TAIL = 0.35;
const BRAKE = 1;
/** Of a bicycle's lamps beside a car's. */
const SMALL = 0.35;

/** What weather adds to a picture: its surfaces, lamps and what falls. */
export class PictureWeather {
  surface: WeatherSurface;
  /** Strength of the sensor's noise [1]. */
  noise: number;
  private look: WeatherLight;
  private readonly pixels: number;
  private readonly scenery: Scenery;
  private readonly beams = new HeadlampBeams();
  private glows: LampGlows;
  private veil: FallingVeil | null;
  private readonly signals: readonly SignalGlow[];
  /** Lamps that burn in each state of a signal, bits by lamp. */
  private readonly lampsOfState: readonly number[];

  constructor(look: WeatherLight, scenery: Scenery, pixels: number, lampsOfState: readonly number[]) {
    this.look = look;
    this.pixels = pixels;
    this.scenery = scenery;
    this.noise = look.noise;
    this.glows = new LampGlows(scenery.atmosphere.extinction);
    this.surface = new WeatherSurface(look, scenery.lamps ?? [], this.beams);
    this.veil = FallingVeil.of(look, pixels);
    this.signals = signalGlows(scenery.chunks);
    this.lampsOfState = lampsOfState;
  }

  /** Another weather over the same scenery. */
  setLook(look: WeatherLight, extinction: number): void {
    this.look = look;
    this.noise = look.noise;
    this.glows = new LampGlows(extinction);
    this.surface = new WeatherSurface(look, this.scenery.lamps ?? [], this.beams);
    this.veil = FallingVeil.of(look, this.pixels);
  }

  /** Takes in a frame, after its visibility is known. */
  prepare(
    tick: Tick,
    ego: Readonly<Pose>,
    actors: ActorsTruth | null,
    signals: SignalsTruth | null,
    view: View,
    target: DepthTarget,
  ): void {
    const { look, beams, glows, veil } = this;
    beams.clear();
    glows.clear();
    veil?.draw(tick, view, target);
    if (!look.areBeamsOn || look.lamps <= 0) return;
    const cosYaw = cos(ego.yaw);
    const sinYaw = sin(ego.yaw);
    const ahead = EGO_LAMPS;
    beams.add(ego.x + ahead * cosYaw, ego.y + ahead * sinYaw, ego.z + LAMP_HEIGHT, cosYaw, sinYaw, view.x, view.y);
    if (actors !== null) this.lightVehicles(actors, view, target);
    if (look.lamps < LEAST_LAMPS) return;
    for (const { x, y, z } of this.scenery.lamps ?? []) {
      glows.add(x, y, z, STREET_LAMP_HEIGHT, look.wetness, STREET * look.lamps, STREET_LIGHT, view, target);
    }
    if (signals !== null) this.glowSignals(signals, view, target);
  }

  /** Adds to a row of light what comes before its surfaces. */
  addTo(line: number, row: PixelRow, table: PrimitiveTable): void {
    this.glows.addTo(line, row, table);
    this.veil?.addTo(line, row);
  }

  private lightVehicles(actors: ActorsTruth, view: View, target: DepthTarget): void {
    const { look, beams, glows } = this;
    for (let i = 0; i < actors.count; i++) {
      if (actors.kind[i] === ACTOR_KIND.pedestrian) continue;
      const cosYaw = cos(actors.yaw[i]);
      const sinYaw = sin(actors.yaw[i]);
      const half = actors.length[i] / 2;
      // Who rides on two wheels has its lamps in the middle.
      const aside = actors.kind[i] >= ACTOR_KIND.motorcycle ? 0 : (LAMP_OFF * actors.width[i]) / 2;
      const x = actors.x[i];
      const y = actors.y[i];
      const z = actors.z[i];
      if (actors.kind[i] !== ACTOR_KIND.bicycle)
        beams.add(x + half * cosYaw, y + half * sinYaw, z + LAMP_HEIGHT, cosYaw, sinYaw, view.x, view.y);
      if (look.lamps < LEAST_LAMPS) continue;
      // How much it looks at the eye, from before (1) or behind (-1).
      const dx = view.x - x;
      const dy = view.y - y;
      const towards = (dx * cosYaw + dy * sinYaw) / Math.max(1, Math.sqrt(dx * dx + dy * dy));
      const isFront = towards > 0;
      const braking = (actors.lights[i] & LIGHT.brake) !== 0;
      const small = actors.kind[i] === ACTOR_KIND.bicycle ? SMALL : 1;
      const strength = isFront ? HEAD * towards * towards : (braking ? BRAKE : TAIL) * towards * towards;
      const along = (isFront ? half : -half) * 1.02;
      const height = isFront ? LAMP_HEIGHT : TAIL_HEIGHT;
      const colour = isFront ? BEAM_LIGHT : TAIL_COLOUR;
      for (let side = -1; side <= 1; side += 2) {
        const px = x + along * cosYaw - side * aside * sinYaw;
        const py = y + along * sinYaw + side * aside * cosYaw;
        glows.add(px, py, z + height, height, look.wetness, small * strength * look.lamps, colour, view, target);
      }
    }
  }

  private glowSignals(signals: SignalsTruth, view: View, target: DepthTarget): void {
    const { look, glows, lampsOfState } = this;
    for (const { signal, lamp, x, y, z } of this.signals) {
      if (((lampsOfState[signals.state[signal]] >> lamp) & 1) === 0) continue;
      glows.add(x, y, z, STREET_LAMP_HEIGHT / 2, look.wetness, 0.8 * look.lamps, SIGNAL_COLOURS[lamp], view, target);
    }
  }
}
