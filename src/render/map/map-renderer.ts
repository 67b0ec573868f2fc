import { Vector3 } from 'three';
import type { LaneStrips } from '../../map/lane-strips.ts';
import type { Atmosphere, Mesh } from '../../world/scenery/mesh.ts';
import type { Detail } from '../detail.ts';
import { type Painter, Picture } from '../picture.ts';
import type { Highlight } from './highlight-view.ts';
import { LabelLayer, type Measure } from './label-layer.ts';
import { laneOutline } from './lane-outline.ts';
import { type Box, MapCamera, type Viewpoint } from './map-camera.ts';
import { MapHand } from './map-hand.ts';
import type { MapLabel } from './map-labels.ts';
import type { MapLayerChoice } from './map-layers.ts';
import { MapScene, type MapWorld } from './map-scene.ts';
import { pickGround } from './pick-ground.ts';

/** A place on the ground, map frame [m]. */
export type Place = readonly [number, number, number];

/** What a map is drawn from, what is written over it, and the ground that one points at. */
export interface DrawnMap extends MapWorld {
  readonly labels: readonly MapLabel[];
  readonly ground: readonly Mesh[];
}

/** Longest time that the camera eases over in one frame [s]. */
const LONGEST_FRAME = 0.4;
/**
 * Time of a frame that may go into taking in scenery [ms]: at least that, and more where frames take long anyway, since
 * the graphics card, or what stands in for it, is what they wait for.
 */
const SCENERY_BUDGET = 8;
const MOST_SCENERY_BUDGET = 80;
const SCENERY_SHARE = 0.4;
/** Until all scenery is there it is drawn only so often [ms]. */
const SCENERY_PERIOD = 300;

const nearPoint = new Vector3();
const farPoint = new Vector3();

/** Draws a map into a picture of its own, whenever something has changed. */
export class MapRenderer implements Painter {
  /** The pointer is over a place on the ground; null over the sky, or when it has left. */
  onHover: (place: Place | null) => void = () => {};
  onClick: (place: Place | null) => void = () => {};
  /** The camera has come to rest where it was not before. */
  onRest: (view: Viewpoint) => void = () => {};
  readonly picture: Picture;
  readonly camera: MapCamera;
  private readonly container: HTMLElement;
  private readonly scene: MapScene;
  private readonly labels: LabelLayer;
  private readonly ground: readonly Mesh[];
  private readonly strips: LaneStrips;
  private readonly hand: MapHand;
  private stale = true;
  /** Names, pin and measure are drawn apart from the picture, which they do not make anew. */
  private labelsStale = false;
  private sceneryStale = false;
  private sceneryShownAt = Number.NEGATIVE_INFINITY;
  private highlights: readonly Highlight[] = [];
  private cameraMoved = false;
  private stillIsStale = false;
  private hinted = -1;
  private hoverAt: readonly [number, number] | null = null;

  /** @param container an element without content, whose size the picture takes */
  constructor(container: HTMLElement, map: DrawnMap) {
    this.container = container;
    this.ground = map.ground;
    this.strips = map.areas.strips;
    this.picture = new Picture(container);
    this.scene = new MapScene(map, this.picture.detail);
    this.labels = new LabelLayer(map.labels);
    this.camera = new MapCamera(boxOf(map));
    this.hand = new MapHand(this.picture.canvas, this.camera, {
      groundAt: (x, y) => this.groundAt(x, y),
      onMove: () => this.touch(),
      onHover: (x, y) => {
        this.hoverAt = [x, y];
      },
      onLeave: () => {
        this.hoverAt = null;
        this.onHover(null);
      },
      onClick: (x, y) => this.onClick(this.groundAt(x, y)),
    });
    container.append(this.labels.canvas);
    this.picture.start(this);
  }

  setLayers(layers: MapLayerChoice): void {
    this.scene.setLayers(layers);
    this.labels.choice = {
      road: layers.roadIds,
      lane: layers.laneIds,
      junction: layers.junctionIds,
      signal: layers.signals,
    };
    this.change();
  }

  /** Another light than the one that the map came with. */
  setAtmosphere(atmosphere: Atmosphere): void {
    this.picture.setCameraTones(atmosphere.weather !== undefined);
    this.scene.setAtmosphere(atmosphere);
    this.change();
  }

  /** What stands out, where the pin is, and what is measured. */
  setSelection(highlights: readonly Highlight[], pin: Place | null, measure: Measure | null): void {
    if (highlights !== this.highlights) {
      this.highlights = highlights;
      this.scene.setHighlights(highlights);
      this.change();
    }
    this.labels.pin = pin;
    this.labels.measure = measure;
    this.labelsStale = true;
  }

  setDetail(detail: Detail): void {
    this.scene.setDetail(detail);
  }

  /** Hints at the lane under the pointer and those that it leads to, by index of LaneStrips; -1 for none. */
  setHint(lane: number, next: readonly number[]): void {
    if (lane === this.hinted) return;
    this.hinted = lane;
    const outline = (strip: number) => laneOutline(this.strips, strip);
    this.labels.hint = lane < 0 ? null : { lane: outline(lane), next: next.map(outline) };
    this.labelsStale = true;
  }

  setReducedMotion(reduced: boolean): void {
    this.camera.reducedMotion = reduced;
  }

  /** Something has changed other than the view: a picture that stands still stays sharp. */
  private change(): void {
    if (this.picture.isSharp) this.stillIsStale = true;
    else this.touch();
  }

  /** The camera was told to move. */
  touch(): void {
    this.stale = true;
  }

  dispose(): void {
    this.picture.dispose();
    this.hand.dispose();
    this.scene.dispose();
    this.labels.canvas.remove();
  }

  /** The ground under a place of the picture [pixels]. */
  groundAt(x: number, y: number): Place | null {
    const { clientWidth, clientHeight } = this.container;
    const across = (2 * x) / clientWidth - 1;
    const up = 1 - (2 * y) / clientHeight;
    nearPoint.set(across, up, -1).unproject(this.camera.camera);
    farPoint.set(across, up, 1).unproject(this.camera.camera).sub(nearPoint).normalize();
    const distance = pickGround(this.ground, nearPoint.toArray(), farPoint.toArray());
    if (!Number.isFinite(distance)) return null;
    return nearPoint.addScaledVector(farPoint, distance).toArray();
  }

  fit(width: number, height: number): void {
    this.labels.resize(width, height);
    this.camera.camera.aspect = width / height;
    this.touch();
  }

  frame(now: number, elapsedMs: number): boolean {
    this.takeScenery(now, elapsedMs);
    this.hover();
    const goesOn = this.stale;
    if (goesOn) this.draw(Math.min(LONGEST_FRAME, elapsedMs / 1000));
    if (this.labelsStale && !goesOn) this.drawLabels();
    if (!goesOn && this.picture.mayBeSharp(now)) this.rest();
    else if (!goesOn && this.stillIsStale) this.drawStill();
    return goesOn;
  }

  private takeScenery(now: number, frameMs: number): void {
    const budget = Math.min(MOST_SCENERY_BUDGET, Math.max(SCENERY_BUDGET, SCENERY_SHARE * frameMs));
    if (this.scene.addScenery(performance.now() + budget)) this.sceneryStale = true;
    else if (this.sceneryStale) this.sceneryShownAt = Number.NEGATIVE_INFINITY;
    if (!this.sceneryStale || now - this.sceneryShownAt < SCENERY_PERIOD) return;
    this.sceneryStale = false;
    this.sceneryShownAt = now;
    this.touch();
  }

  private draw(seconds: number): void {
    this.stale = false;
    this.picture.setSharp(false);
    if (this.camera.update(seconds)) {
      this.cameraMoved = true;
      this.touch();
    }
    this.paint(true);
  }

  private paint(isMoving: boolean): void {
    this.scene.showFrom(this.camera.view, isMoving);
    this.picture.renderer.render(this.scene.scene, this.camera.camera);
    this.drawLabels();
  }

  private drawLabels(): void {
    this.labelsStale = false;
    this.labels.draw(this.camera.camera);
  }

  private rest(): void {
    this.picture.setSharp(true);
    this.drawStill();
    if (this.cameraMoved) this.onRest(this.camera.heading);
    this.cameraMoved = false;
  }

  private drawStill(): void {
    this.stillIsStale = false;
    this.paint(false);
  }

  /** At most once a frame, whatever the pointer sends. */
  private hover(): void {
    if (this.hoverAt === null) return;
    const [x, y] = this.hoverAt;
    this.hoverAt = null;
    this.onHover(this.groundAt(x, y));
  }
}

/** Around the lanes: they are what a map is about. */
function boxOf({ areas }: DrawnMap): Box {
  const least = [Infinity, Infinity, Infinity];
  const most = [-Infinity, -Infinity, -Infinity];
  for (let index = 0; index < areas.positions.length; index++) {
    const axis = index % 3;
    least[axis] = Math.min(least[axis], areas.positions[index]);
    most[axis] = Math.max(most[axis], areas.positions[index]);
  }
  if (least[0] > most[0]) return [0, 0, 0, 0, 0, 0];
  return [least[0], least[1], least[2], most[0], most[1], most[2]];
}
