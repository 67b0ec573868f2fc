import { Scene } from 'three';
import type { Atmosphere, LampPlace } from '../../world/scenery/mesh.ts';
import type { Detail } from '../detail.ts';
import { atmosphereUniforms, takeAtmosphere } from '../light/atmosphere-shader.ts';
import { SkyDome } from '../light/sky-dome.ts';
import { SunLight } from '../light/sun-light.ts';
import { takeWeather, type WeatherUniforms, weatherUniforms } from '../light/weather-uniforms.ts';
import { cornerLitMaterial } from '../surface/corner-lit-material.ts';
import { lampUniforms } from '../surface/lamp-uniforms.ts';
import { surfaceMaterial } from '../surface/surface-material.ts';
import { SceneryView } from '../views/scenery-view.ts';
import { type Highlight, HighlightView } from './highlight-view.ts';
import type { LaneAreas } from './lane-areas.ts';
import { LaneAreasView } from './lane-areas-view.ts';
import type { LaneArrows } from './lane-arrows.ts';
import type { Viewpoint } from './map-camera.ts';
import type { MapLayerChoice } from './map-layers.ts';
import type { MapTile } from './map-tiles.ts';
import { MarksView } from './marks-view.ts';
import type { PlaceAreas } from './place-areas.ts';
import type { SignalMarks } from './signal-marks.ts';
import { TileShapes } from './tile-shapes.ts';

/** What a map is drawn from. */
export interface MapWorld {
  readonly tiles: readonly MapTile[];
  readonly atmosphere: Atmosphere;
  /** Street lamps. */
  readonly lamps: readonly LampPlace[];
  readonly signalCount: number;
  readonly areas: LaneAreas;
  readonly arrows: LaneArrows;
  readonly marks: SignalMarks;
  readonly places: PlaceAreas;
}

/** The air is clear so far beyond what is looked at, as part of the eye's distance: haze would hide the map. */
const CLEAR_REACH = 1.6;
/** Beyond that it dims light over the eye's distance by this [optical depth], and by so much where the land ends. */
const HAZE = 0.25;
const HAZE_AT_END = 5;
/** Shadows reach as far as the picture; where that would make them blurs, there are none [m]. */
const LEAST_SHADOW = 64;
const MOST_SHADOW = 256;
/** Side of the shadow map that any machine has the time for once nothing moves [texels]. */
const STILL_SHADOW = 1024;
/** Half the side of the square of shadows as part of the eye's distance. */
const SHADOW_PER_DISTANCE = 0.8;

/** Everything that is seen of a map: its world as a drive shows it, and what is laid over that. */
export class MapScene {
  readonly scene = new Scene();
  private readonly uniforms;
  private readonly signalLamps;
  private readonly streetLamps: readonly LampPlace[];
  /** Null until a weather is asked for. */
  private weather: WeatherUniforms | null = null;
  private readonly light: SunLight;
  private readonly sky: SkyDome;
  private readonly scenery: SceneryView<MapTile>;
  private readonly areas: LaneAreasView;
  private readonly marks: MarksView;
  private readonly highlight: HighlightView;
  private extinction: number;
  private readonly shapes = new TileShapes();
  /** Whether tiles are drawn with less than all that they have. */
  private isShaped = false;
  private shadowSize: number;
  /** Whether this machine draws slowly. */
  private isSlow: boolean;
  private material;
  /** In place of the other while the picture moves on such a machine. */
  private readonly movingMaterial;

  constructor({ tiles, atmosphere, lamps, signalCount, areas, arrows, marks, places }: MapWorld, detail: Detail) {
    this.uniforms = atmosphereUniforms(atmosphere);
    this.extinction = atmosphere.extinction;
    this.signalLamps = lampUniforms(signalCount);
    this.streetLamps = lamps;
    this.material = this.makeMaterial(detail.plain);
    this.movingMaterial = cornerLitMaterial(this.uniforms);
    this.light = new SunLight(atmosphere);
    this.shadowSize = detail.shadowSize;
    this.isSlow = detail.plain;
    this.sky = new SkyDome(this.uniforms);
    this.scenery = new SceneryView(
      fromTheMiddle(tiles, areas),
      this.material,
      (tile) => this.shapes.geometryOf(tile),
      true,
    );
    this.areas = new LaneAreasView(areas);
    this.marks = new MarksView(arrows, marks, places);
    this.highlight = new HighlightView(areas.strips);
    for (const { object } of this.parts()) this.scene.add(object);
  }

  /** Takes in scenery until a moment of the clock [ms]; tells whether there was any. */
  addScenery(untilMs: number): boolean {
    return this.scenery.addPieces(untilMs);
  }

  setLayers(layers: MapLayerChoice): void {
    this.scenery.object.visible = layers.scenery;
    this.areas.show(layers.types, layers.speeds);
    this.marks.show(layers);
  }

  setHighlights(highlights: readonly Highlight[]): void {
    this.highlight.show(highlights);
  }

  setDetail(detail: Detail): void {
    this.shadowSize = detail.shadowSize;
    this.isSlow = detail.plain;
    this.renewMaterial();
  }

  /** Another light than the one that the map came with, and what a weather does to surfaces. */
  setAtmosphere(atmosphere: Atmosphere): void {
    const { weather: look, extinction } = atmosphere;
    this.extinction = extinction;
    takeAtmosphere(this.uniforms, atmosphere);
    this.light.setAtmosphere(atmosphere);
    this.sky.setWeather(look);
    if (this.weather !== null) takeWeather(this.weather, look);
    else if (look !== undefined) {
      // Lamps have to be known before the evening on which they are lit.
      this.weather = weatherUniforms({ ...look, lamps: 1 }, this.streetLamps);
      takeWeather(this.weather, look);
      this.renewMaterial();
    }
  }

  private renewMaterial(): void {
    this.material.dispose();
    this.material = this.makeMaterial(this.isSlow);
    this.scenery.setMaterial(this.material);
  }

  private makeMaterial(plain: boolean) {
    return surfaceMaterial(this.uniforms, this.signalLamps, { instanced: false, plain, weather: this.weather });
  }

  /** Suits air, shadows and detail to where the eye is, and to whether it moves. */
  showFrom(view: Viewpoint, isMoving: boolean): void {
    const { x, y, z, distance } = view;
    const isRough = isMoving && this.isSlow;
    this.shapeTiles(isRough ? view : null);
    this.scenery.setMaterial(isRough ? this.movingMaterial : this.material);
    this.clearAir(distance);
    this.areas.showFrom(view);
    this.marks.showFrom(view);
    if (isRough) {
      this.light.setShadow(0);
      return;
    }
    // In steps, so that shadows do not crawl with every turn of the wheel.
    const wanted = 2 ** Math.ceil(Math.log2(SHADOW_PER_DISTANCE * distance));
    this.light.setShadow(wanted > MOST_SHADOW ? 0 : Math.max(STILL_SHADOW, this.shadowSize));
    this.light.setReach(Math.min(MOST_SHADOW, Math.max(LEAST_SHADOW, wanted)));
    this.light.follow(x, y, z);
  }

  /** An overview sees its map through clear air, and yet the land fades away before it ends. */
  private clearAir(distance: number): void {
    const clear = CLEAR_REACH * distance;
    const atEnd = HAZE_AT_END / Math.max(1, this.scenery.landRadius - clear);
    this.uniforms.clearReach.value = clear;
    this.uniforms.extinction.value = Math.min(this.extinction, Math.max(HAZE / distance, atEnd));
  }

  private shapeTiles(view: Viewpoint | null): void {
    if (view === null && !this.isShaped) return;
    this.isShaped = view !== null;
    this.shapes.begin();
    this.scenery.shape((tile, mesh) => this.shapes.apply(tile, mesh, view));
  }

  dispose(): void {
    for (const part of this.parts()) part.dispose();
    this.shapes.dispose();
    this.material.dispose();
    this.movingMaterial.dispose();
    this.signalLamps.signalStates.value.dispose();
    this.weather?.lampCells.value.dispose();
  }

  private parts() {
    const { sky, light, scenery, areas, marks, highlight } = this;
    return [sky, light, scenery, areas, marks, highlight];
  }
}

/** The tiles in the middle of the lanes first: that is where one looks. */
function fromTheMiddle(tiles: readonly MapTile[], { positions }: LaneAreas): MapTile[] {
  const middle = [0, 0];
  for (let index = 0; index < positions.length; index++) {
    if (index % 3 < 2) middle[index % 3] += (3 * positions[index]) / positions.length;
  }
  const off = ({ bounds: [x, y] }: MapTile) => Math.hypot(x - middle[0], y - middle[1]);
  return [...tiles].sort((a, b) => off(a) - off(b));
}
