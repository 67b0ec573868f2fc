import { NeutralToneMapping, PCFShadowMap, SRGBColorSpace, Vector3, WebGLRenderer } from 'three';
import { adoptMapAxes } from '../axes.ts';
import { AutoDetail, DETAILS, type DetailChoice, type DetailName } from '../detail.ts';
import { webglSupport } from '../webgl-support.ts';
import { type Box, MapCamera } from './map-camera.ts';
import { MapHand } from './map-hand.ts';
import type { MapLayerChoice } from './map-layers.ts';
import { MapScene, type MapWorld } from './map-scene.ts';
import { pickGround } from './pick-ground.ts';

/** A place on the ground, map frame [m]. */
export type Place = readonly [number, number, number];

/** Longest time that the camera eases over in one frame [s]. */
const LONGEST_FRAME = 0.1;
/** Time of a frame that may go into taking in scenery [ms]. */
const SCENERY_BUDGET = 8;

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
  readonly camera: MapCamera;
  private readonly container: HTMLElement;
  private readonly canvas = document.createElement('canvas');
  private readonly listening = new AbortController();
  private readonly renderer: WebGLRenderer;
  private readonly scene: MapScene;
  private readonly world: MapWorld;
  private readonly hand: MapHand;
  private readonly auto: AutoDetail;
  private readonly sizes: ResizeObserver;
  private choice: DetailChoice = 'auto';
  private request = 0;
  private drawnAt = Number.NaN;
  private stale = true;
  private wasDrawing = false;
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
    container.append(canvas);
    canvas.addEventListener('webglcontextlost', () => this.onLost('the browser took the graphics context away'), {
      signal: this.listening.signal,
    });
    this.fit();
    this.request = requestAnimationFrame((now) => this.frame(now));
  }

  setLayers(layers: MapLayerChoice): void {
    this.scene.setLayers(layers);
    this.touch();
  }

  setDetail(choice: DetailChoice): void {
    this.choice = choice;
    this.applyDetail();
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
    const most = DETAILS[this.detail].pixelRatio;
    this.renderer.setPixelRatio(most < 1 ? most : Math.min(most, window.devicePixelRatio));
    this.renderer.setSize(clientWidth, clientHeight, false);
    this.camera.camera.aspect = clientWidth / clientHeight;
    this.touch();
  }

  private frame(now: number): void {
    this.request = requestAnimationFrame((next) => this.frame(next));
    const elapsed = now - this.drawnAt;
    if (this.scene.addScenery(performance.now() + SCENERY_BUDGET)) this.touch();
    this.hover();
    const goesOn = this.stale;
    if (goesOn) this.draw(Math.min(LONGEST_FRAME, elapsed / 1000 || 0));
    if (goesOn && this.wasDrawing && this.choice === 'auto' && this.auto.observe(elapsed)) this.applyDetail();
    this.wasDrawing = goesOn;
    this.drawnAt = now;
  }

  private draw(seconds: number): void {
    this.stale = false;
    if (this.camera.update(seconds)) this.touch();
    this.scene.showFrom(this.camera.view);
    this.renderer.render(this.scene.scene, this.camera.camera);
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
