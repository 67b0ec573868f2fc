import type { MapReply, MapRequest, MapSource } from '../worker/map-protocol.ts';

type Place = readonly [number, number, number];

/** The page's end of the worker that reads maps. Answers about an earlier map are dropped. */
export class MapClient {
  private readonly worker: Worker;
  private open = 0;
  /** Whether a place is being asked for, and the newest one to ask for next. */
  private asking = false;
  private next: Place | null = null;

  constructor(onReply: (reply: MapReply) => void) {
    this.worker = new Worker(new URL('../worker/map.worker.ts', import.meta.url), { type: 'module', name: 'map' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<MapReply>) => {
      if (data.open !== this.open) return;
      if (data.type === 'place' && !data.pin) this.askNext();
      onReply(data);
    });
    this.worker.addEventListener('error', (event) => {
      onReply({
        type: 'fault',
        open: this.open,
        message: event.message || 'the worker could not be started',
        detail: '',
      });
    });
  }

  openMap(source: MapSource): void {
    this.open++;
    this.asking = false;
    this.next = null;
    const transfer = source.kind === 'file' ? [source.bytes] : [];
    const request: MapRequest = { type: 'open', open: this.open, source };
    this.worker.postMessage(request, { transfer });
  }

  /** What is at a place? Of many questions in a short time only the newest is asked. */
  askPlace(place: Place): void {
    this.next = place;
    if (!this.asking) this.askNext();
  }

  /** What is at a place, and all about its lane? */
  askPin(place: Place): void {
    this.ask({ type: 'place', open: this.open, place, pin: true });
  }

  askLane(strip: number): void {
    this.ask({ type: 'lane', open: this.open, strip });
  }

  askJunction(index: number): void {
    this.ask({ type: 'junction', open: this.open, index });
  }

  private askNext(): void {
    const { next } = this;
    this.next = null;
    this.asking = next !== null;
    if (next !== null) this.ask({ type: 'place', open: this.open, place: next, pin: false });
  }

  private ask(request: MapRequest): void {
    this.worker.postMessage(request);
  }
}
