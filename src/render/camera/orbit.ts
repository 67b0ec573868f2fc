/** Turn for a drag across the picture's height [rad]. */
const TURN_PER_HEIGHT = 2.4;
const MIN_ZOOM = 0.25;
const MAX_ZOOM = 8;

/** What the viewer's hand adds to the camera. */
export interface HandTurn {
  /** [rad] */
  azimuth: number;
  elevation: number;
  /** Factor on the distance. */
  zoom: number;
  reset(): void;
}

/** Turned by dragging, nearer by the wheel or two fingers, back by a double click. */
export class Orbit implements HandTurn {
  azimuth = 0;
  elevation = 0;
  zoom = 1;
  private readonly element: HTMLElement;
  private readonly onChange: () => void;
  private readonly listening = new AbortController();
  private readonly pointers = new Map<number, { x: number; y: number }>();

  constructor(element: HTMLElement, onChange: () => void) {
    this.element = element;
    this.onChange = onChange;
    const { signal } = this.listening;
    element.addEventListener('pointerdown', (event) => this.grab(event), { signal });
    element.addEventListener('pointermove', (event) => this.drag(event), { signal });
    element.addEventListener('pointerup', (event) => this.pointers.delete(event.pointerId), { signal });
    element.addEventListener('pointercancel', (event) => this.pointers.delete(event.pointerId), { signal });
    element.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
    element.addEventListener('dblclick', () => this.reset(), { signal });
  }

  reset(): void {
    this.azimuth = 0;
    this.elevation = 0;
    this.zoom = 1;
    this.onChange();
  }

  dispose(): void {
    this.listening.abort();
  }

  private grab(event: PointerEvent): void {
    this.element.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  private drag(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (before === undefined) return;
    const gapBefore = this.gap();
    const perPixel = TURN_PER_HEIGHT / Math.max(1, this.element.clientHeight);
    if (this.pointers.size === 1) {
      this.azimuth -= (event.clientX - before.x) * perPixel;
      this.elevation += (event.clientY - before.y) * perPixel;
    }
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const gapNow = this.gap();
    if (gapBefore > 0 && gapNow > 0) this.scale(gapBefore / gapNow);
    this.onChange();
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    this.scale(Math.exp(Math.max(-1, Math.min(1, event.deltaY / 500))));
    this.onChange();
  }

  private scale(factor: number): void {
    this.zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, this.zoom * factor));
  }

  /** Between two fingers [pixels]; 0 unless there are two. */
  private gap(): number {
    if (this.pointers.size !== 2) return 0;
    const [a, b] = [...this.pointers.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  }
}
