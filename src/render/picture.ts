import { CustomToneMapping, NeutralToneMapping, PCFShadowMap, SRGBColorSpace, WebGLRenderer } from 'three';
import { adoptMapAxes } from './axes.ts';
import { AutoDetail, DETAILS, type Detail, type DetailChoice, type DetailName } from './detail.ts';
import { adoptCameraTones } from './light/camera-tones.ts';
import { EXPOSURE } from './light/weather-light-scale.ts';
import { webglSupport } from './webgl-support.ts';

/** So long after the last movement a picture is drawn once more with all its pixels [ms]. */
const STILL_AFTER = 220;
/** Picture pixels a screen pixel of a picture that stands still, at most. */
const STILL_RATIO = 2;

/** What fills a picture. */
export interface Painter {
  /** The element that holds the picture has this size now [CSS pixels]. */
  fit(width: number, height: number): void;
  setDetail(detail: Detail): void;
  /** A frame of the screen is due, `elapsedMs` after the last one: tells whether it was drawn because something moves. */
  frame(now: number, elapsedMs: number): boolean;
}

/**
 * A canvas that fills an element, three.js drawing into it, and the detail that this machine is up to. Make it only where
 * `webglSupport()` finds no problem; it begins with `start`.
 */
export class Picture {
  /** Called when the detail in use has changed by itself. */
  onDetail: (detail: DetailName) => void = () => {};
  /** Called when the graphics card was taken away, with the reason in words. */
  onLost: (reason: string) => void = () => {};
  readonly canvas = document.createElement('canvas');
  readonly renderer: WebGLRenderer;
  /** Whether the processor draws in place of a graphics card. */
  readonly isSoftware = webglSupport().isSoftware;
  private readonly container: HTMLElement;
  /** Shortest time between two frames [ms]. */
  private readonly frameTime: number;
  private readonly listening = new AbortController();
  private readonly auto: AutoDetail;
  private readonly sizes = new ResizeObserver(() => this.fit());
  private painter: Painter | null = null;
  private choice: DetailChoice = 'auto';
  private request = 0;
  private drawnAt = Number.NaN;
  private wasMoving = false;
  private movedAt = 0;
  private hasAllPixels = false;

  /** @param container an element without content, whose size the picture takes */
  constructor(container: HTMLElement, softwareFrameTime = 0) {
    adoptMapAxes();
    adoptCameraTones();
    const { canvas, isSoftware } = this;
    this.container = container;
    this.frameTime = isSoftware ? softwareFrameTime : 0;
    this.renderer = new WebGLRenderer({ canvas, antialias: !isSoftware, powerPreference: 'high-performance' });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.toneMapping = NeutralToneMapping;
    this.renderer.toneMappingExposure = EXPOSURE;
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = PCFShadowMap;
    this.auto = new AutoDetail(isSoftware ? 'low' : 'high');
    container.append(canvas);
    canvas.addEventListener('webglcontextlost', () => this.onLost('the browser took the graphics context away'), {
      signal: this.listening.signal,
    });
  }

  /** Tones as the camera has them, for weather, where both have to look alike; else three.js' own. */
  setCameraTones(hasWeather: boolean): void {
    this.renderer.toneMapping = hasWeather ? CustomToneMapping : NeutralToneMapping;
  }

  start(painter: Painter): void {
    this.painter = painter;
    this.sizes.observe(this.container);
    this.fit();
    this.request = requestAnimationFrame((now) => this.frame(now));
  }

  setDetail(choice: DetailChoice): void {
    this.choice = choice;
    this.applyDetail();
  }

  get detail(): Detail {
    return DETAILS[this.detailName];
  }

  /** Whether the picture has all its pixels: a machine that has to move few of them has the time once nothing moves. */
  get isSharp(): boolean {
    return this.hasAllPixels;
  }

  /** Whether it is to get them now: it has been still for long enough. */
  mayBeSharp(now: number): boolean {
    return !this.hasAllPixels && now - this.movedAt > STILL_AFTER;
  }

  /** Gives the picture the pixels that suit it while it stands still or moves. It has to be drawn then. */
  setSharp(isSharp: boolean): void {
    if (isSharp === this.hasAllPixels) return;
    this.hasAllPixels = isSharp;
    const ratio = isSharp ? Math.min(STILL_RATIO, window.devicePixelRatio) : this.movingRatio;
    if (ratio !== this.renderer.getPixelRatio()) this.renderer.setPixelRatio(ratio);
  }

  dispose(): void {
    cancelAnimationFrame(this.request);
    this.sizes.disconnect();
    this.listening.abort();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
    this.canvas.remove();
  }

  private get detailName(): DetailName {
    return this.choice === 'auto' ? this.auto.name : this.choice;
  }

  /** Picture pixels a screen pixel that this machine can afford while things move. */
  private get movingRatio(): number {
    const most = this.detail.pixelRatio;
    return most < 1 ? most : Math.min(most, window.devicePixelRatio);
  }

  private applyDetail(): void {
    this.painter?.setDetail(this.detail);
    this.fit();
    this.onDetail(this.detailName);
  }

  private fit(): void {
    const { clientWidth, clientHeight } = this.container;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.hasAllPixels = false;
    this.renderer.setPixelRatio(this.movingRatio);
    this.renderer.setSize(clientWidth, clientHeight, false);
    this.painter?.fit(clientWidth, clientHeight);
  }

  private frame(now: number): void {
    this.request = requestAnimationFrame((next) => this.frame(next));
    const elapsed = now - this.drawnAt;
    if (elapsed < this.frameTime) return;
    const isMoving = this.painter?.frame(now, elapsed || 0) ?? false;
    if (isMoving && this.wasMoving && this.choice === 'auto' && this.auto.observe(elapsed - this.frameTime)) {
      this.applyDetail();
    }
    this.wasMoving = isMoving;
    if (isMoving) this.movedAt = now;
    this.drawnAt = now;
  }
}
