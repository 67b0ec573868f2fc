import { decodeXml } from '../../map/opendrive/decode-xml.ts';
import { junctionFacts } from './junction-facts.ts';
import { loadMap, type OpenMap } from './load-map.ts';
import type { MapReply, MapRequest, MapSource } from './map-protocol.ts';
import { transferables } from './transferables.ts';

const addresses = import.meta.glob<string>('/scenes/maps/*.xodr', { query: '?url', import: 'default' });

let current = 0;
let opened: OpenMap | null = null;

self.addEventListener('message', ({ data }: MessageEvent<MapRequest>) => {
  if (data.type === 'open') void open(data.open, data.source);
  else if (data.open === current && opened !== null) answer(opened, data);
});

function answer({ places, lanes, map }: OpenMap, request: Exclude<MapRequest, { type: 'open' }>): void {
  if (request.type === 'lane') {
    reply({ type: 'lane', open: current, lane: lanes.facts(request.strip) });
    return;
  }
  if (request.type === 'junction') {
    reply({ type: 'junction', open: current, junction: junctionFacts(map, lanes, request.index) });
    return;
  }
  const place = places.at(...request.place);
  reply({ type: 'place', open: current, place, pin: request.pin });
  if (request.pin && place.strip >= 0) reply({ type: 'lane', open: current, lane: lanes.facts(place.strip) });
}

async function open(number: number, source: MapSource): Promise<void> {
  current = number;
  opened = null;
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
    const loaded = loadMap(decodeXml(new Uint8Array(bytes)), name, (stage) =>
      reply({ type: 'stage', open: number, stage }),
    );
    if (loaded.opened === null) {
      reply({ type: 'refused', open: number, name, problems: loaded.problems });
      return;
    }
    opened = loaded.opened;
    const { facts } = opened;
    // The strips stay here, too, to answer questions with: they are copied, all else is handed over.
    const handedOver = transferables({ ...facts, areas: { ...facts.areas, strips: null } });
    reply({ type: 'opened', open: number, facts }, handedOver);
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
