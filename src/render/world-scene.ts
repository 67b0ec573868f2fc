import { Scene, type Vector3 } from 'three';
import type { Messages } from '../core/messages.ts';
import type { Tick } from '../core/tick.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { Atmosphere, Mesh, Scenery } from '../world/scenery/mesh.ts';
import type { Detail } from './detail.ts';
import { GroundHeight } from './ground-height.ts';
import { atmosphereUniforms, takeAtmosphere } from './light/atmosphere-shader.ts';
import { SkyDome } from './light/sky-dome.ts';
import { SunLight } from './light/sun-light.ts';
import type { PointColour } from './point-colour.ts';
import { lampUniforms } from './surface/lamp-uniforms.ts';
import { sceneryGeometry } from './surface/mesh-geometry.ts';
import { type SurfaceMaterials, surfaceMaterial } from './surface/surface-material.ts';
import { ActorsView } from './views/actors-view.ts';
import { EgoView } from './views/ego-view.ts';
import { FenceView } from './views/fence-view.ts';
import { LocalisationView } from './views/localisation-view.ts';
import { PlanView } from './views/plan-view.ts';
import { RouteView } from './views/route-view.ts';
import { SceneryView } from './views/scenery-view.ts';
import { type DrawnSensor, SensorViews } from './views/sensor-views.ts';
import { SignalsView } from './views/signals-view.ts';
import { StopsView } from './views/stops-view.ts';
import { ThoughtsView } from './views/thoughts-view.ts';
import { TracksView } from './views/tracks-view.ts';
import { TruthBoxesView } from './views/truth-boxes-view.ts';
import { WeatherView } from './views/weather-view.ts';
import type { WorldLayerChoice } from './world-layers.ts';

/** Topics that the world draws. */
export const DRAWN_TOPICS = [
  'truth.ego',
  'truth.actors',
  'truth.signals',
  'route',
  'plan',
  'planner.thoughts',
  'tracks',
  'localisation',
] as const;
export type DrawnTopic = (typeof DRAWN_TOPICS)[number];

/** Period of indicators [ticks]: 1.5 Hz, the middle of what UN Regulation 48 (6.5.9) allows. */
const BLINK_PERIOD = 67;
/** Height of the eye from which on the air is clear down to the ground [m], and farther by as many heights as this. */
const HAZE_HEIGHT = 20;
const CLEAR_REACH = 1.3;

/** What a world is drawn from, apart from messages. */
export interface WorldFacts {
  readonly scenery: Scenery;
  readonly vehicle: VehicleSpecification;
  /** Number of signals on the map. */
  readonly signalCount: number;
  readonly sensors: readonly DrawnSensor[];
  /** Places to stand at on the way, in order: x, y, z, map frame [m]; none where left out. */
  readonly stops?: readonly (readonly [number, number, number])[];
}

/** Everything that is seen of a drive: scenery, light, and one view per topic. */
export class WorldScene {
  readonly scene = new Scene();
  readonly ego: EgoView;
  private readonly ground = new GroundHeight();
  private readonly lamps;
  private readonly uniforms;
  private readonly light: SunLight;
  private readonly sky: SkyDome;
  /** Null on a fair day. */
  private readonly weather: WeatherView | null;
  private readonly scenery: SceneryView<Mesh>;
  private readonly actors: ActorsView;
  private readonly signals: SignalsView;
  private readonly route = new RouteView();
  private readonly stops: StopsView;
  private readonly plan = new PlanView();
  private readonly thoughts = new ThoughtsView(this.ground);
  private readonly fence = new FenceView(this.ground);
  private readonly tracks = new TracksView(this.ground);
  private readonly truthBoxes = new TruthBoxesView();
  private readonly localisation: LocalisationView;
  private readonly sensors: SensorViews;
  private materials: SurfaceMaterials;
  /** The latest message of the road users. */
  latest: Messages['truth.actors'] | null = null;
  private moment = 0;
  private shadowSize: number;

  constructor({ scenery, vehicle, signalCount, sensors, stops = [] }: WorldFacts, detail: Detail) {
    this.lamps = lampUniforms(signalCount);
    const look = scenery.atmosphere.weather;
    this.uniforms = atmosphereUniforms(scenery.atmosphere);
    this.weather =
      look === undefined
        ? null
        : new WeatherView({ ...scenery.atmosphere, weather: look }, scenery.lamps ?? [], vehicle);
    this.materials = this.makeMaterials(detail.plain);
    this.light = new SunLight(scenery.atmosphere);
    this.shadowSize = detail.shadowSize;
    this.light.setShadow(detail.shadowSize);
    this.sky = new SkyDome(this.uniforms, look);
    this.scenery = new SceneryView(scenery.chunks, this.materials.fixed, sceneryGeometry);
    this.ego = new EgoView(scenery.models[scenery.egoModel], vehicle, this.materials);
    this.actors = new ActorsView(
      scenery.models,
      this.materials.worn,
      look === undefined ? 0 : scenery.atmosphere.extinction,
    );
    this.signals = new SignalsView(scenery.chunks, this.lamps);
    this.localisation = new LocalisationView(vehicle);
    this.stops = new StopsView(stops);
    this.sensors = new SensorViews(sensors);
    for (const { object } of this.parts()) this.scene.add(object);
  }

  /** Takes a message of a topic. */
  update<T extends DrawnTopic>(topic: T, message: Messages[T], tick: Tick): void {
    const views = this.viewsOf(topic) as readonly { update(message: Messages[T], tick: Tick): void }[];
    for (const view of views) view.update(message, tick);
    if (topic === 'truth.actors') this.latest = message as Messages['truth.actors'];
    if (topic === 'route') this.ground.setRoute((message as Messages['route']).polyline);
    if (topic === 'truth.ego') this.ground.setFallback((message as Messages['truth.ego']).z);
  }

  /** Takes what a sensor of the rig said; `pose` is the vehicle's at that tick. */
  updateSensor(...said: Parameters<SensorViews['update']>): void {
    this.sensors.update(...said);
  }

  setPointColour(colour: PointColour): void {
    this.sensors.setColour(colour);
  }

  /** Moves everything that moves to a moment [ticks, with a fraction]. */
  showAt(moment: number): void {
    this.moment = moment;
    this.lamps.blink.value = moment % BLINK_PERIOD < BLINK_PERIOD / 2 ? 1 : 0;
    for (const view of [this.ego, this.actors, this.tracks, this.localisation, this.truthBoxes]) view.showAt(moment);
    const { pose } = this.ego;
    if (pose !== null) this.light.follow(pose.x + 18 * Math.cos(pose.yaw), pose.y + 18 * Math.sin(pose.yaw), pose.z);
  }

  /** From high above one sees through clear air: haze is for looking along the ground. `height` is the eye's [m]. */
  seeFrom(height: number): void {
    this.uniforms.clearReach.value = Math.max(0, CLEAR_REACH * (height - HAZE_HEIGHT));
  }

  /** Lights lamps and lets rain fall around the eye. */
  lookFrom(eye: Vector3): void {
    this.weather?.lookFrom(eye, this.moment, this.ego.pose, this.actors);
  }

  setLayers(layers: WorldLayerChoice): void {
    this.route.object.visible = layers.route;
    this.stops.object.visible = layers.route;
    this.plan.object.visible = layers.plan;
    this.thoughts.object.visible = layers.thoughts;
    this.fence.object.visible = layers.fence;
    this.tracks.object.visible = layers.tracks;
    this.truthBoxes.object.visible = layers.truth;
    this.localisation.object.visible = layers.localisation;
    this.sensors.object.visible = layers.sensors;
  }

  /** Another weather under the same sun. Of no effect on a world that was made for a fair day. */
  setAtmosphere(atmosphere: Atmosphere): void {
    const { weather: look, extinction } = atmosphere;
    if (look === undefined || this.weather === null) return;
    takeAtmosphere(this.uniforms, atmosphere);
    this.light.setAtmosphere(atmosphere);
    this.light.setShadow(this.shadowSize);
    this.sky.setWeather(look);
    this.weather.setLook(look, extinction);
    this.actors.setExtinction(extinction);
  }

  setDetail(detail: Detail): void {
    this.shadowSize = detail.shadowSize;
    const old = this.materials;
    this.materials = this.makeMaterials(detail.plain);
    this.scenery.setMaterial(this.materials.fixed);
    this.ego.setMaterials(this.materials);
    this.actors.setMaterial(this.materials.worn);
    this.light.setShadow(detail.shadowSize);
    old.fixed.dispose();
    old.worn.dispose();
  }

  dispose(): void {
    for (const part of this.parts()) part.dispose();
    this.materials.fixed.dispose();
    this.materials.worn.dispose();
  }

  private viewsOf(topic: DrawnTopic) {
    return {
      'truth.ego': [this.ego],
      'truth.actors': [this.actors, this.truthBoxes],
      'truth.signals': [this.signals],
      route: [this.route],
      plan: [this.plan, this.fence],
      'planner.thoughts': [this.thoughts],
      tracks: [this.tracks],
      localisation: [this.localisation],
    }[topic];
  }

  private makeMaterials(plain: boolean): SurfaceMaterials {
    const weather = this.weather?.uniforms ?? null;
    return {
      fixed: surfaceMaterial(this.uniforms, this.lamps, { instanced: false, plain, weather }),
      worn: surfaceMaterial(this.uniforms, this.lamps, { instanced: true, plain, weather }),
    };
  }

  private parts() {
    const { sky, light, scenery, ego, actors, signals, route, plan, fence, tracks, truthBoxes } = this;
    const { localisation, sensors, thoughts, stops } = this;
    const air = this.weather === null ? [] : [this.weather];
    const believed = [route, stops, plan, thoughts, fence, tracks, truthBoxes, localisation, sensors];
    return [...air, sky, light, scenery, ego, actors, signals, ...believed];
  }
}
