import type { MapReply, MapRequest, MapSource } from '../worker/map-protocol.ts';

/** The page's end of the worker that reads maps. Answers about an earlier map are dropped. */
export class MapClient {
  private readonly worker: Worker;
  private open = 0;

  constructor(onReply: (reply: MapReply) => void) {
    this.worker = new Worker(new URL('../worker/map.worker.ts', import.meta.url), { type: 'module', name: 'map' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<MapReply>) => {
      if (data.open === this.open) onReply(data);
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
    const transfer = source.kind === 'file' ? [source.bytes] : [];
    const request: MapRequest = { type: 'open', open: this.open, source };
    this.worker.postMessage(request, { transfer });
  }
}
