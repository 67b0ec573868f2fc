import type { SensorPicture } from '../../render/sensor-picture.ts';
import type { SensorReading } from '../worker/sensor-readings.ts';

/**
 * The processor, where it draws, has a simulation to run as well: it rests after each picture for so many times as long
 * as that took, at least and at most so long [ms].
 */
const REST = 3;
const LEAST_REST = 150;
const MOST_REST = 3000;

/** What there is to draw: a camera's latest frame. */
type Frame = Pick<SensorReading, 'tick' | 'pose'>;

/**
 * Draws a camera's latest frame, and none twice: when the one before is done, when the canvas is in sight, at the size
 * that it has on the screen. Frames that come faster than that are left out, the last one never.
 */
export class PicturePacer {
  private readonly picture: SensorPicture;
  private readonly container: HTMLElement;
  private readonly isSoftware: boolean;
  private readonly sizes = new ResizeObserver(() => this.redraw());
  private readonly sight = new IntersectionObserver((entries) => this.see(entries));
  private frame: Frame | null = null;
  private isDrawn = true;
  private isInSight = false;
  private request = 0;
  private drawnAt = 0;
  /** When the last picture was seen to be done; null while it is not. */
  private doneAt: number | null = 0;

  /** @param container an element without content, which the picture fills */
  constructor(picture: SensorPicture, container: HTMLElement, isSoftware: boolean) {
    this.picture = picture;
    this.container = container;
    this.isSoftware = isSoftware;
    container.append(picture.canvas);
    this.sizes.observe(container);
    this.sight.observe(container);
  }

  /** Takes the camera's latest frame. */
  show(frame: Frame): void {
    this.frame = frame;
    this.redraw();
  }

  dispose(): void {
    cancelAnimationFrame(this.request);
    this.sizes.disconnect();
    this.sight.disconnect();
    this.picture.dispose();
  }

  private redraw(): void {
    this.isDrawn = false;
    this.ask();
  }

  private see(entries: readonly IntersectionObserverEntry[]): void {
    this.isInSight = entries[entries.length - 1].isIntersecting;
    this.ask();
  }

  private ask(): void {
    if (this.request !== 0 || this.isDrawn || !this.isInSight || this.frame === null) return;
    this.request = requestAnimationFrame((now) => {
      this.request = 0;
      this.draw(now);
      this.ask();
    });
  }

  private draw(now: number): void {
    const { clientWidth, clientHeight } = this.container;
    if (this.frame === null || clientWidth === 0 || clientHeight === 0) return;
    if (!this.isReady(now)) return;
    const ratio = window.devicePixelRatio;
    this.picture.fit(clientWidth * ratio, clientHeight * ratio);
    this.picture.draw(this.frame.tick, this.frame.pose);
    this.isDrawn = true;
    this.drawnAt = now;
    this.doneAt = null;
  }

  private isReady(now: number): boolean {
    if (this.doneAt === null && this.picture.isDone) this.doneAt = now;
    if (this.doneAt === null) return false;
    const rest = Math.min(MOST_REST, Math.max(LEAST_REST, REST * (this.doneAt - this.drawnAt)));
    return !this.isSoftware || now - this.doneAt >= rest;
  }
}
