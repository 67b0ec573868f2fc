import { NeutralToneMapping, PCFShadowMap, SRGBColorSpace, WebGLRenderer } from 'three';
import type { Messages } from '../core/messages.ts';
import type { Tick } from '../core/tick.ts';
import { adoptMapAxes } from './axes.ts';
import { CameraRig, type CameraView } from './camera/camera-rig.ts';
import { Orbit } from './camera/orbit.ts';
import { AutoDetail, DETAILS, type DetailChoice, type DetailName } from './detail.ts';
import type { LayerChoice } from './layers.ts';
import { DisplayClock } from './time/display-clock.ts';
import { webglSupport } from './webgl-support.ts';
import { type DrawnTopic, type WorldFacts, WorldScene } from './world-scene.ts';

/** Longest time that the camera eases over in one frame [s]. */
const LONGEST_FRAME = 0.1;
/** Without a graphics card the processor draws, which has a simulation to run as well: a frame takes at least this [ms]. */
const SOFTWARE_FRAME = 45;

/** Draws a drive into a canvas of its own, whenever something has changed. Make it only where `webglSupport()` finds no problem. */
export class WorldRenderer {
  /** Called when the detail in use has changed by itself. */
  onDetail: (detail: DetailName) => void = () => {};
  /** Called when the graphics card was taken away, with the reason in words. */
  onLost: (reason: string) => void = () => {};
  private readonly container: HTMLElement;
  private readonly canvas = document.createElement('canvas');
  private readonly listening = new AbortController();
  private readonly renderer: WebGLRenderer;
  private readonly world: WorldScene;
  private readonly orbit: Orbit;
  private readonly rig: CameraRig;
  private readonly clock = new DisplayClock();
  private readonly auto: AutoDetail;
  /** Shortest time between two frames [ms]. */
  private readonly frameTime: number;
  private readonly sizes: ResizeObserver;
  private choice: DetailChoice = 'auto';
  private request = 0;
  private drawnAt = Number.NaN;
  private stale = true;
  private wasDrawing = false;

  /** @param container an element without content, whose size the picture takes */
  constructor(container: HTMLElement, facts: WorldFacts) {
    adoptMapAxes();
    this.container = container;
    const { canvas } = this;
    const { isSoftware } = webglSupport();
    this.renderer = new WebGLRenderer({ canvas, antialias: !isSoftware, powerPreference: 'high-performance' });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.toneMapping = NeutralToneMapping;
    this.renderer.toneMappingExposure = 1.3;
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = PCFShadowMap;
    this.auto = new AutoDetail(isSoftware ? 'low' : 'high');
    this.frameTime = isSoftware ? SOFTWARE_FRAME : 0;
    this.world = new WorldScene(facts, DETAILS[this.auto.name]);
    this.orbit = new Orbit(canvas, () => this.touch());
    this.rig = new CameraRig(this.orbit);
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(container);
    container.append(canvas);
    canvas.addEventListener('webglcontextlost', () => this.onLost('the browser took the graphics context away'), {
      signal: this.listening.signal,
    });
    this.fit();
    this.request = requestAnimationFrame((now) => this.frame(now));
  }

  /** Takes the messages of a batch: first `receive`, then `show` for each that is new. */
  receive(tick: Tick): void {
    this.clock.receive(tick, performance.now());
    this.touch();
  }

  show<T extends DrawnTopic>(topic: T, message: Messages[T], tick: Tick): void {
    this.world.update(topic, message, tick);
    this.touch();
  }

  setView(view: CameraView): void {
    this.rig.setView(view);
    this.world.ego.setBodyVisible(view !== 'driver');
    this.touch();
  }

  setLayers(layers: LayerChoice): void {
    this.world.setLayers(layers);
    this.touch();
  }

  setDetail(choice: DetailChoice): void {
    this.choice = choice;
    this.applyDetail();
  }

  setReducedMotion(reduced: boolean): void {
    this.rig.reducedMotion = reduced;
  }

  dispose(): void {
    cancelAnimationFrame(this.request);
    this.sizes.disconnect();
    this.orbit.dispose();
    this.world.dispose();
    this.listening.abort();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
    this.canvas.remove();
  }

  private get detail(): DetailName {
    return this.choice === 'auto' ? this.auto.name : this.choice;
  }

  private touch(): void {
    this.stale = true;
  }

  private applyDetail(): void {
    this.world.setDetail(DETAILS[this.detail]);
    this.fit();
    this.onDetail(this.detail);
  }

  private fit(): void {
    const { clientWidth, clientHeight } = this.container;
    if (clientWidth === 0 || clientHeight === 0) return;
    const most = DETAILS[this.detail].pixelRatio;
    this.renderer.setPixelRatio(most < 1 ? most : Math.min(most, window.devicePixelRatio));
    this.renderer.setSize(clientWidth, clientHeight, false);
    this.rig.camera.aspect = clientWidth / clientHeight;
    this.rig.camera.updateProjectionMatrix();
    this.touch();
  }

  private frame(now: number): void {
    this.request = requestAnimationFrame((next) => this.frame(next));
    const elapsed = now - this.drawnAt;
    if (elapsed < this.frameTime) return;
    const moment = this.clock.at(now);
    const goesOn = this.stale || !this.clock.isSettled;
    if (goesOn) this.draw(moment, Math.min(LONGEST_FRAME, elapsed / 1000 || 0));
    if (goesOn && this.wasDrawing && this.choice === 'auto' && this.auto.observe(elapsed - this.frameTime))
      this.applyDetail();
    this.wasDrawing = goesOn;
    this.drawnAt = now;
  }

  private draw(moment: number, seconds: number): void {
    this.stale = false;
    this.world.showAt(moment);
    const { pose } = this.world.ego;
    if (pose !== null && this.rig.follow(pose, seconds)) this.touch();
    if (pose !== null) this.world.seeFrom(this.rig.camera.position.z - pose.z);
    this.renderer.render(this.world.scene, this.rig.camera);
  }
}
