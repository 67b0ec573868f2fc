import type { MapCamera } from './map-camera.ts';

/** Turn for a drag across the picture's height [rad]. */
const TURN_PER_HEIGHT = 2.6;
/** A press that moves less than this is a click [pixels]. */
const CLICK_REACH = 4;

/** What the hand does beside moving the camera; places in the picture [pixels]. */
export interface HandListener {
  /** Place on the ground under a place of the picture; null where there is none. */
  groundAt(x: number, y: number): readonly [number, number, number] | null;
  onMove(): void;
  onHover(x: number, y: number): void;
  onLeave(): void;
  onClick(x: number, y: number): void;
}

/** Moves a camera over a map: dragging pans, with the right button (or Shift) it turns, the wheel or two fingers zoom. */
export class MapHand {
  private readonly element: HTMLElement;
  private readonly camera: MapCamera;
  private readonly listener: HandListener;
  private readonly listening = new AbortController();
  private readonly pointers = new Map<number, { x: number; y: number }>();
  private travelled = 0;
  private turns = false;

  constructor(element: HTMLElement, camera: MapCamera, listener: HandListener) {
    this.element = element;
    this.camera = camera;
    this.listener = listener;
    const { signal } = this.listening;
    element.addEventListener('pointerdown', (event) => this.grab(event), { signal });
    element.addEventListener('pointermove', (event) => this.move(event), { signal });
    element.addEventListener('pointerup', (event) => this.release(event), { signal });
    element.addEventListener('pointercancel', (event) => this.pointers.delete(event.pointerId), { signal });
    element.addEventListener('pointerleave', () => listener.onLeave(), { signal });
    element.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
    element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  }

  dispose(): void {
    this.listening.abort();
  }

  private grab(event: PointerEvent): void {
    this.element.setPointerCapture(event.pointerId);
    if (this.pointers.size === 0) this.travelled = 0;
    this.turns = event.button !== 0 || event.shiftKey || event.ctrlKey;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  private move(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (before === undefined) {
      this.listener.onHover(event.offsetX, event.offsetY);
      return;
    }
    const right = event.clientX - before.x;
    const down = event.clientY - before.y;
    this.travelled += Math.abs(right) + Math.abs(down);
    if (this.travelled < CLICK_REACH) return;
    const height = Math.max(1, this.element.clientHeight);
    const gapBefore = this.gap();
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const share = 1 / Math.max(1, this.pointers.size);
    if (this.turns) this.camera.turn((-right / height) * TURN_PER_HEIGHT, (down / height) * TURN_PER_HEIGHT);
    else this.camera.pan((-share * right) / height, (share * down) / height);
    const gapNow = this.gap();
    if (gapBefore > 0 && gapNow > 0) this.camera.zoom(gapBefore / gapNow, null);
    this.listener.onMove();
  }

  private release(event: PointerEvent): void {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.travelled < CLICK_REACH && event.button === 0) this.listener.onClick(event.offsetX, event.offsetY);
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const factor = Math.exp(Math.max(-0.6, Math.min(0.6, event.deltaY / 400)));
    this.camera.zoom(factor, this.listener.groundAt(event.offsetX, event.offsetY));
    this.listener.onMove();
  }

  /** Between two fingers [pixels]; 0 unless there are two. */
  private gap(): number {
    if (this.pointers.size !== 2) return 0;
    const [a, b] = [...this.pointers.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  }
}
