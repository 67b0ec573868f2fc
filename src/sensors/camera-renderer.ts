import { type ActorsTruth, LIGHT } from '../core/messages/actors-truth.ts';
import type { CameraCalibration } from '../core/messages/camera-frame.ts';
import { SIGNAL_STATE, type SignalsTruth } from '../core/messages/signals.ts';
import { type Pose, rotationOfPose } from '../core/pose.ts';
import { SEMANTIC } from '../core/semantic-class.ts';
import type { Tick } from '../core/tick.ts';
import type { Atmosphere, Mesh, Scenery } from '../world/scenery/mesh.ts';
import { ActorShadow, type ShadowCaster } from './raster/actor-shadow.ts';
import { isHidden } from './raster/hidden-box.ts';
import type { ImageNoise } from './raster/image-noise.ts';
import { FULL_QUALITY, type PictureQuality } from './raster/picture-quality.ts';
import { PictureShader } from './raster/picture-shader.ts';
import { PictureWeather } from './raster/picture-weather.ts';
import { type PrimitiveTable, SURFACE } from './raster/primitive-table.ts';
import { Rasteriser } from './raster/rasteriser.ts';
import { SceneryTables } from './raster/scenery-tables.ts';
import { ShadowMap } from './raster/shadow-map.ts';
import { SRGB_TO_LINEAR } from './raster/tone-curve.ts';
import { cameraView, sphereInView } from './raster/view.ts';

/** How much brighter than its colour a burning lamp is, and how much darker an unlit one. */
const LAMP_GLOW = 1.5;
const LAMP_OFF = 0.14;

/** What colours a model's triangle, see Mesh.slot. */
const SLOT = { body: 1, brake: 2, left: 3, right: 4, blue: 5, dark: 6 } as const;

/** How much brighter than their colour head lamps and tail lamps are in the dark. */
const DARK_GLOW = { headLamp: 1.6, tailLamp: 0.9 } as const;

/** Lamps that burn in each state of a signal: bits 1 red, 2 amber, 4 green. */
const LAMPS_OF_STATE: readonly number[] = lampsOfState();

/**
 * Renders what a camera sees: one pass of visibility over the scenery and its actors gives depth, class and instance,
 * a second gives every pixel its colour. Buffers are made once and hold the latest frame.
 */
export class CameraRenderer {
  readonly calibration: CameraCalibration;
  /** sRGB, 3 bytes a pixel, rows from the top. */
  readonly rgb: Uint8Array;
  /** Along the optical axis [m]; Infinity for sky. */
  readonly depth: Float32Array;
  /** SEMANTIC class ids. */
  readonly semantic: Uint8Array;
  /** Actor ids, 0 for none. */
  readonly instance: Uint16Array;
  private readonly scenery: Scenery;
  /** What is seen where, by primitive of `table`; valid until any camera over this scenery renders again. */
  readonly rasteriser: Rasteriser;
  readonly table: PrimitiveTable;
  private readonly tables: SceneryTables;
  private readonly quality: PictureQuality;
  /** Where linear light goes instead of a developed picture, three values a pixel; null for a picture. */
  private readonly light: Float32Array | null;
  private readonly shader: PictureShader;
  private readonly shadow: ActorShadow;
  private readonly weather: PictureWeather | null;
  /** Whether lamps of vehicles are on. */
  private lampsBurn: boolean;
  /** Meshes in view, one of a chunk, and their distance, nearest first. */
  private readonly order: Int32Array;
  private readonly distance: Float64Array;
  private readonly caster: ShadowCaster;
  private readonly pose: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };

  /** @param light takes the picture as linear light in the place of `rgb`, which then stays black */
  constructor(
    scenery: Scenery,
    calibration: CameraCalibration,
    quality: PictureQuality = FULL_QUALITY,
    light: Float32Array | null = null,
  ) {
    const { width, height } = calibration;
    this.scenery = scenery;
    this.calibration = calibration;
    this.quality = quality;
    this.light = light;
    this.rgb = new Uint8Array(light === null ? 3 * width * height : 0);
    this.depth = new Float32Array(width * height);
    this.semantic = new Uint8Array(width * height);
    this.instance = new Uint16Array(width * height);
    this.rasteriser = new Rasteriser(width, height);
    this.tables = SceneryTables.of(scenery);
    this.table = this.tables.table;
    const look = scenery.atmosphere.weather;
    this.weather = look === undefined ? null : new PictureWeather(look, scenery, width * height, LAMPS_OF_STATE);
    const shadows = quality.shadows ? this.tables.shadows : new ShadowMap([], scenery.atmosphere.sun);
    this.shader = new PictureShader(scenery, calibration, this.weather, shadows, quality.textures);
    this.lampsBurn = look?.areBeamsOn === true;
    this.shadow = new ActorShadow(width, height, scenery.atmosphere.sun);
    this.order = new Int32Array(scenery.chunks.length);
    this.distance = new Float64Array(scenery.chunks.length);
    this.caster = { id: 0, x: 0, y: 0, z: 0, rotation: new Float64Array(9), length: 0, width: 0, height: 0 };
  }

  /** Another weather under the same sun. Of no effect on scenery that was made for a fair day. */
  setAtmosphere(atmosphere: Atmosphere): void {
    const look = atmosphere.weather;
    if (look === undefined || this.weather === null) return;
    this.weather.setLook(look, atmosphere.extinction);
    this.shader.setAtmosphere(atmosphere);
    this.lampsBurn = look.areBeamsOn;
  }

  /** Renders the frame of a vehicle at `ego` (rear axle, map frame); `noise` is advanced, null leaves it out; what falls from the sky is that of the tick. */
  render(
    ego: Readonly<Pose>,
    actors: ActorsTruth | null,
    signals: SignalsTruth | null,
    noise: ImageNoise | null,
    tick: Tick = 0,
  ): void {
    cameraView(this.calibration, ego, this.rasteriser.view);
    this.rasteriser.begin();
    this.shadow.clear();
    if (signals !== null) this.lightSignals(signals);
    this.drawChunks();
    if (actors !== null) {
      this.drawActors(actors);
      this.castShadows(actors);
      if (!this.quality.shadows) this.shadow.sunHidden.fill(0);
      if (!this.quality.ambientOcclusion) this.shadow.contact.fill(0);
    }
    this.weather?.prepare(tick, ego, actors, signals, this.rasteriser.view, this.rasteriser.target);
    const { rasteriser, table, shader, shadow, light } = this;
    if (light !== null) shader.shadeLight(rasteriser.view, rasteriser.target, table, shadow, light);
    else shader.shade(rasteriser.view, rasteriser.target, table, shadow, noise, this.rgb);
    if (light === null) this.readTruth();
  }

  private drawChunks(): void {
    const { rasteriser, scenery, tables, table, order, distance } = this;
    const { meshes, boxes } = tables;
    const view = rasteriser.view;
    let count = 0;
    for (let i = 0; i < scenery.chunks.length; i++) {
      const level = meshes.levelOf(i, view);
      const { bounds, reach } = meshes.all[level];
      const [x, y, z, radius] = bounds;
      if (!sphereInView(view, x, y, z, radius, reach ?? scenery.sight)) continue;
      const d = (x - view.x) * (x - view.x) + (y - view.y) * (y - view.y);
      // Insertion sort, nearest first; of equals the earlier chunk stays first.
      let k = count++;
      for (; k > 0 && distance[k - 1] > d; k--) {
        distance[k] = distance[k - 1];
        order[k] = order[k - 1];
      }
      distance[k] = d;
      order[k] = level;
    }
    for (let k = 0; k < count; k++) {
      const mesh = order[k];
      if (isHidden(boxes[mesh], view, rasteriser.target)) continue;
      rasteriser.drawStatic(meshes.all[mesh], table.firstOfMesh[mesh]);
    }
  }

  private drawActors(actors: ActorsTruth): void {
    const { rasteriser, scenery, table, caster } = this;
    let next = table.firstDynamic;
    for (let i = 0; i < actors.count; i++) {
      const model = scenery.models[actors.model[i]];
      const [x, y, z, radius] = model.mesh.bounds;
      const reach = radius + Math.sqrt(x * x + y * y + z * z);
      if (!sphereInView(rasteriser.view, actors.x[i], actors.y[i], actors.z[i], reach, scenery.sight)) continue;
      this.poseActor(actors, i);
      table.reserve(next + model.mesh.material.length);
      this.paintModel(next, model.mesh, actors, i);
      rasteriser.drawModel(model.mesh, next, actors.x[i], actors.y[i], actors.z[i], caster.rotation);
      next += model.mesh.material.length;
    }
  }

  /** Shadows fall into the picture from actors outside it too. */
  private castShadows(actors: ActorsTruth): void {
    const { caster, rasteriser } = this;
    for (let i = 0; i < actors.count; i++) {
      this.poseActor(actors, i);
      caster.id = actors.id[i];
      caster.length = actors.length[i];
      caster.width = actors.width[i];
      caster.height = actors.height[i];
      this.shadow.cast(caster, rasteriser.view, rasteriser.target, this.table);
    }
  }

  private poseActor(actors: ActorsTruth, i: number): void {
    const { caster, pose } = this;
    pose.yaw = actors.yaw[i];
    pose.pitch = actors.pitch[i];
    pose.roll = actors.roll[i];
    rotationOfPose(pose, caster.rotation);
    caster.x = actors.x[i];
    caster.y = actors.y[i];
    caster.z = actors.z[i];
  }

  /** Gives the model's triangles this actor's colour, lamps and direction. */
  private paintModel(first: number, mesh: Mesh, actors: ActorsTruth, i: number): void {
    const { table } = this;
    const r = this.caster.rotation;
    const color = actors.color[i];
    const lights = actors.lights[i];
    const instance = actors.id[i];
    for (let k = 0; k < mesh.material.length; k++) {
      const p = first + k;
      table.set(p, mesh, k);
      const x = mesh.normals[3 * k];
      const y = mesh.normals[3 * k + 1];
      const z = mesh.normals[3 * k + 2];
      const s = SURFACE.stride * p;
      table.surface[s + SURFACE.nx] = r[0] * x + r[1] * y + r[2] * z;
      table.surface[s + SURFACE.ny] = r[3] * x + r[4] * y + r[5] * z;
      table.surface[s + SURFACE.nz] = r[6] * x + r[7] * y + r[8] * z;
      table.instance[p] = instance;
      const slot = mesh.slot[k];
      if (slot === 0) continue;
      if (slot === SLOT.body) {
        table.surface[s + SURFACE.red] = SRGB_TO_LINEAR[(color >> 16) & 255];
        table.surface[s + SURFACE.green] = SRGB_TO_LINEAR[(color >> 8) & 255];
        table.surface[s + SURFACE.blue] = SRGB_TO_LINEAR[color & 255];
      } else if (isLit(slot, lights)) table.surface[s + SURFACE.glow] = LAMP_GLOW;
      else if (this.lampsBurn && slot === SLOT.dark) table.surface[s + SURFACE.glow] = DARK_GLOW.headLamp;
      else if (this.lampsBurn && slot === SLOT.brake) table.surface[s + SURFACE.glow] = DARK_GLOW.tailLamp;
    }
  }

  private lightSignals(signals: SignalsTruth): void {
    const { table } = this;
    const { lampColours } = this.tables;
    for (let i = 0; i < table.lamps.length; i++) {
      const { primitive, signal, lamp } = table.lamps[i];
      const lit = ((LAMPS_OF_STATE[signals.state[signal]] >> lamp) & 1) === 1;
      const share = lit ? 1 : LAMP_OFF;
      const s = SURFACE.stride * primitive;
      for (let c = 0; c < 3; c++) table.surface[s + SURFACE.red + c] = share * lampColours[3 * i + c];
      table.surface[s + SURFACE.glow] = lit ? LAMP_GLOW : 0;
    }
  }

  private readTruth(): void {
    const { nearness, primitive } = this.rasteriser.target;
    const { table, depth, semantic, instance } = this;
    for (let p = 0; p < primitive.length; p++) {
      const seen = primitive[p];
      depth[p] = seen < 0 ? Number.POSITIVE_INFINITY : 1 / nearness[p];
      semantic[p] = seen < 0 ? SEMANTIC.sky : table.semantic[seen];
      instance[p] = seen < 0 ? 0 : table.instance[seen];
    }
  }
}

function isLit(slot: number, lights: number): boolean {
  if (slot === SLOT.brake) return (lights & LIGHT.brake) !== 0;
  if (slot === SLOT.left) return (lights & LIGHT.left) !== 0;
  if (slot === SLOT.blue) return (lights & LIGHT.blue) !== 0;
  return slot === SLOT.right && (lights & LIGHT.right) !== 0;
}

function lampsOfState(): number[] {
  const lamps: number[] = [];
  lamps[SIGNAL_STATE.off] = 0;
  lamps[SIGNAL_STATE.red] = 1;
  lamps[SIGNAL_STATE.redAmber] = 3;
  lamps[SIGNAL_STATE.green] = 4;
  lamps[SIGNAL_STATE.amber] = 2;
  lamps[SIGNAL_STATE.flashingAmber] = 2;
  return lamps;
}
