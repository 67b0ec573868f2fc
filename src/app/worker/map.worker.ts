import { decodeXml } from './decode-xml.ts';
import { loadMap } from './load-map.ts';
import type { MapReply, MapRequest, MapSource } from './map-protocol.ts';
import { transferables } from './transferables.ts';

const addresses = import.meta.glob<string>('/scenes/maps/*.xodr', { query: '?url', import: 'default' });

let current = 0;

self.addEventListener('message', ({ data }: MessageEvent<MapRequest>) => {
  if (data.type === 'open') void open(data.open, data.source);
});

async function open(number: number, source: MapSource): Promise<void> {
  current = number;
  const name = source.kind === 'own' ? `${source.key}.xodr` : source.name;
  try {
    reply({ type: 'stage', open: number, stage: 'fetch' });
    const bytes = source.kind === 'own' ? await fetchOwn(source.key) : source.bytes;
    if (number !== current) return;
    if (bytes === null) {
      const message = 'there is no map of this name; pick one of the list, or open a file';
      reply({ type: 'refused', open: number, name, problems: [{ severity: 'error', line: 0, path: '', message }] });
      return;
    }
    const { facts, problems } = loadMap(decodeXml(bytes), name, (stage) =>
      reply({ type: 'stage', open: number, stage }),
    );
    if (facts === null) reply({ type: 'refused', open: number, name, problems });
    else reply({ type: 'opened', open: number, facts }, transferables(facts));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply({ type: 'fault', open: number, message, detail: error instanceof Error ? (error.stack ?? '') : '' });
  }
}

async function fetchOwn(key: string): Promise<ArrayBuffer | null> {
  const address = addresses[`/scenes/maps/${key}.xodr`];
  if (address === undefined) return null;
  const response = await fetch(new URL(await address(), import.meta.url));
  if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

function reply(message: MapReply, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
