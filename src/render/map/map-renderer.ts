import { NeutralToneMapping, PCFShadowMap, SRGBColorSpace, Vector3, WebGLRenderer } from 'three';
import { adoptMapAxes } from '../axes.ts';
import { AutoDetail, DETAILS, type DetailChoice, type DetailName } from '../detail.ts';
import { webglSupport } from '../webgl-support.ts';
import type { Highlight } from './highlight-view.ts';
import { LabelLayer, type Measure } from './label-layer.ts';
import { type Box, MapCamera, type Viewpoint } from './map-camera.ts';
import { MapHand } from './map-hand.ts';
import type { MapLayerChoice } from './map-layers.ts';
import { MapScene, type MapWorld } from './map-scene.ts';
import { pickGround } from './pick-ground.ts';

/** A place on the ground, map frame [m]. */
export type Place = readonly [number, number, number];

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
/** So long after the last movement the picture is drawn once more with all its pixels [ms]. */
const STILL_AFTER = 220;
/** Picture pixels a screen pixel of a picture that stands still. */
const STILL_RATIO = 2;

const nearPoint = new Vector3();
const farPoint = new Vector3();

/** Draws a map into a canvas of its own, whenever something has changed. Make it only where `webglSupport()` finds no problem. */
export class MapRenderer {
  onDetail: (detail: DetailName) => void = () => {};
  /** Called when the graphics card was taken away, with the reason in words. */
  onLost: (reason: string) => void = () => {};
  /** The pointer is over a place on the ground; null over the sky, or when it has left. */
  onHover: (place: Place | null) => void = () => {};
  onClick: (place: Place | null) => void = () => {};
  /** The camera has come to rest where it was not before. */
  onRest: (view: Viewpoint) => void = () => {};
  readonly camera: MapCamera;
  private readonly container: HTMLElement;
  private readonly canvas = document.createElement('canvas');
  private readonly listening = new AbortController();
  private readonly renderer: WebGLRenderer;
  private readonly scene: MapScene;
  private readonly labels: LabelLayer;
  private readonly world: MapWorld;
  private readonly hand: MapHand;
  private readonly auto: AutoDetail;
  private readonly sizes: ResizeObserver;
  private choice: DetailChoice = 'auto';
  private request = 0;
  private drawnAt = Number.NaN;
  private stale = true;
  private wasDrawing = false;
  /** Names, pin and measure are drawn apart from the picture, which they do not make anew. */
  private labelsStale = false;
  private sceneryStale = false;
  private sceneryShownAt = Number.NEGATIVE_INFINITY;
  private highlights: readonly Highlight[] = [];
  private cameraMoved = false;
  private movedAt = 0;
  private stillIsStale = false;
  /** Whether the picture has all its pixels. */
  private isSharp = false;
  private hoverAt: readonly [number, number] | null = null;

  /** @param container an element without content, whose size the picture takes */
  constructor(container: HTMLElement, world: MapWorld) {
    adoptMapAxes();
    this.container = container;
    this.world = world;
    const { canvas } = this;
    const { isSoftware } = webglSupport();
    this.renderer = new WebGLRenderer({ canvas, antialias: !isSoftware, powerPreference: 'high-performance' });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.toneMapping = NeutralToneMapping;
    this.renderer.toneMappingExposure = 1.3;
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = PCFShadowMap;
    this.auto = new AutoDetail(isSoftware ? 'low' : 'high');
    this.scene = new MapScene(world, DETAILS[this.auto.name]);
    this.labels = new LabelLayer(world.labels);
    this.camera = new MapCamera(boxOf(world));
    this.hand = new MapHand(canvas, this.camera, {
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
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(container);
    container.append(canvas, this.labels.canvas);
    canvas.addEventListener('webglcontextlost', () => this.onLost('the browser took the graphics context away'), {
      signal: this.listening.signal,
    });
    this.fit();
    this.request = requestAnimationFrame((now) => this.frame(now));
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

  setDetail(choice: DetailChoice): void {
    this.choice = choice;
    this.applyDetail();
  }

  /** Something has changed other than the view: a picture that stands still stays sharp. */
  private change(): void {
    if (this.isSharp) this.stillIsStale = true;
    else this.touch();
  }

  /** The camera was told to move. */
  touch(): void {
    this.stale = true;
  }

  dispose(): void {
    cancelAnimationFrame(this.request);
    this.sizes.disconnect();
    this.hand.dispose();
    this.scene.dispose();
    this.listening.abort();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
    this.canvas.remove();
    this.labels.canvas.remove();
  }

  /** The ground under a place of the picture [pixels]. */
  groundAt(x: number, y: number): Place | null {
    const { clientWidth, clientHeight } = this.container;
    const across = (2 * x) / clientWidth - 1;
    const up = 1 - (2 * y) / clientHeight;
    nearPoint.set(across, up, -1).unproject(this.camera.camera);
    farPoint.set(across, up, 1).unproject(this.camera.camera).sub(nearPoint).normalize();
    const distance = pickGround(this.world.chunks, nearPoint.toArray(), farPoint.toArray());
    if (!Number.isFinite(distance)) return null;
    return nearPoint.addScaledVector(farPoint, distance).toArray();
  }

  private get detail(): DetailName {
    return this.choice === 'auto' ? this.auto.name : this.choice;
  }

  private applyDetail(): void {
    this.scene.setDetail(DETAILS[this.detail]);
    this.fit();
    this.onDetail(this.detail);
  }

  private fit(): void {
    const { clientWidth, clientHeight } = this.container;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.resize(this.movingRatio);
    this.labels.resize(clientWidth, clientHeight);
    this.camera.camera.aspect = clientWidth / clientHeight;
    this.touch();
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

  /** Picture pixels a screen pixel while the camera moves. */
  private get movingRatio(): number {
    const most = DETAILS[this.detail].pixelRatio;
    return most < 1 ? most : Math.min(most, window.devicePixelRatio);
  }

  private resize(ratio: number): void {
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(this.container.clientWidth, this.container.clientHeight, false);
  }

  private frame(now: number): void {
    this.request = requestAnimationFrame((next) => this.frame(next));
    const elapsed = now - this.drawnAt;
    this.takeScenery(now, elapsed || 0);
    this.hover();
    const goesOn = this.stale;
    if (goesOn) this.draw(Math.min(LONGEST_FRAME, elapsed / 1000 || 0));
    if (goesOn && this.wasDrawing && this.choice === 'auto' && this.auto.observe(elapsed)) this.applyDetail();
    if (this.labelsStale && !goesOn) this.drawLabels();
    if (goesOn) this.movedAt = now;
    else if (!this.isSharp && now - this.movedAt > STILL_AFTER) this.rest();
    else if (this.stillIsStale) this.drawStill();
    this.wasDrawing = goesOn;
    this.drawnAt = now;
  }

  private draw(seconds: number): void {
    this.stale = false;
    if (this.isSharp) {
      this.isSharp = false;
      this.resize(this.movingRatio);
    }
    if (this.camera.update(seconds)) {
      this.cameraMoved = true;
      this.touch();
    }
    this.scene.showFrom(this.camera.view, true);
    this.renderer.render(this.scene.scene, this.camera.camera);
    this.drawLabels();
  }

  private drawLabels(): void {
    this.labelsStale = false;
    this.labels.draw(this.camera.camera);
  }

  /** A machine that has to move few pixels has the time for all of them once nothing moves. */
  private rest(): void {
    this.isSharp = true;
    this.drawStill();
    if (this.cameraMoved) this.onRest(this.camera.heading);
    this.cameraMoved = false;
  }

  private drawStill(): void {
    this.stillIsStale = false;
    const ratio = Math.min(STILL_RATIO, window.devicePixelRatio);
    if (ratio !== this.renderer.getPixelRatio()) this.resize(ratio);
    this.scene.showFrom(this.camera.view, false);
    this.renderer.render(this.scene.scene, this.camera.camera);
    this.drawLabels();
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
function boxOf({ areas }: MapWorld): Box {
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
