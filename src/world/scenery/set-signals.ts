import { atan2 } from '../../core/math/atan.ts';
import type { RoadSignal } from '../../map/opendrive/signal-records.ts';
import type { RoadMap, Signal } from '../../map/road-map.ts';
import { signMeaning } from '../../map/signs/sign-meaning.ts';
import { LocalFrame } from './box-mesh.ts';
import { addHead, HEAD_HEIGHT } from './signal-head.ts';
import { headKind } from './signal-head-kind.ts';
import { type Carrier, SignalSupports, type Support } from './signal-support.ts';
import { addBoard, boardSize } from './signs/sign-mesh.ts';
import { addHeadPost, addMastArm, addSignPost, addStem } from './street-furniture.ts';
import type { TownSite } from './town-site.ts';

/** Side of a post's box for collisions, and of a mast's [m]. */
const POST = 0.2;
const MAST = 0.3;

/** Lower edges of heads and boards whose file gives none, and of those that hang over lanes [m] (RiLSA 2015, 4.5). */
const HEAD_LOW = 2.2;
const BOARD_LOW = 2;
const OVER_LANE = 4.6;

/** A lower zOffset than this stands for none [m]. */
const LEAST_OFFSET = 0.3;

/** Heights of heads that are believed [m]. */
const LEAST_HEAD = 0.4;
const MOST_HEAD = 2;

/** Signal heads and signs where the map has them; `carriers` are poles of the map's own. */
export function setSignals(map: RoadMap, carriers: readonly Carrier[], site: TownSite): void {
  const supports = new SignalSupports(map, carriers);
  const given = map.document.roads.flatMap((road) =>
    road.signals.map((signal) => ({ signal, leftHand: road.leftHand })),
  );
  const junctionOf = ({ group }: Signal) => map.signalGroups[group]?.junction ?? -1;
  const hasHeads = new Set<number>();
  for (const signal of map.signals) {
    const isHead = signal.kind === 'light' && !isBodiless(given[signal.index].signal);
    if (isHead && junctionOf(signal) >= 0) hasHeads.add(junctionOf(signal));
  }
  for (const signal of map.signals) {
    const { signal: own, leftHand } = given[signal.index];
    // Where other heads of a junction show the light, those without a body are there for their lanes only.
    if (signal.kind === 'light') {
      const support = supports.of(signal, leftHand);
      if (!isLogical(own, support) || !hasHeads.has(junctionOf(signal))) setHead(signal, own, support, site);
    } else setSign(signal, own, supports.of(signal, leftHand), leftHand, site);
  }
}

/** Local +x is the way a face looks: against the traffic that it governs. */
function frameOf({ x, y, z, heading }: Signal): LocalFrame {
  return new LocalFrame(x, y, z, heading + Math.PI);
}

function setHead(signal: Signal, own: RoadSignal, support: Support, site: TownSite): void {
  const frame = frameOf(signal);
  const builder = site.chunks.at(signal.x, signal.y);
  const kind = headKind(own);
  const usual = (HEAD_HEIGHT * kind.lamps.length) / 3;
  const height = own.height >= LEAST_HEAD && own.height <= MOST_HEAD ? own.height : usual;
  const low = lowerEdge(signal, HEAD_LOW, support);
  if (support.kind === 'post') {
    addHeadPost(builder, frame, low + height + 0.05);
    site.solids.push({ x: signal.x, y: signal.y, yaw: signal.heading, length: POST, width: POST });
  }
  addHead(builder, frame, low, height, kind, signal.index);
  if (support.kind === 'arm') setArm(signal, support, low + height / 2, site);
  if (support.kind === 'beam') addStem(builder, frame, support.z - signal.z, low, low + height);
}

function setSign(signal: Signal, own: RoadSignal, support: Support, leftHand: boolean, site: TownSite): void {
  const meaning = signMeaning(own);
  if (meaning.sign === 'none' || isLogical(own, support)) return;
  const frame = frameOf(signal);
  const builder = site.chunks.at(signal.x, signal.y);
  const size = boardSize(meaning, own.width, own.height);
  const low = lowerEdge(signal, BOARD_LOW, support);
  if (support.kind === 'post') {
    addSignPost(builder, frame, low + size.height);
    site.solids.push({ x: signal.x, y: signal.y, yaw: signal.heading, length: POST, width: POST });
  }
  addBoard(builder, site.chunks.detailAt(signal.x, signal.y), frame, low, meaning, size, leftHand);
  if (support.kind === 'arm') setArm(signal, support, low + size.height / 2, site);
  if (support.kind === 'beam') addStem(builder, frame, support.z - signal.z, low, low + size.height);
}

/** One without size or height in the middle of a lane only says where to stop: editors add them to junctions. */
function isLogical(own: RoadSignal, support: Support): boolean {
  return support.kind !== 'post' && isBodiless(own);
}

function isBodiless({ zOffset, width, height }: RoadSignal): boolean {
  return zOffset === 0 && width === 0 && height === 0;
}

function lowerEdge({ zOffset }: Signal, usual: number, support: Support): number {
  const low = zOffset >= LEAST_OFFSET ? zOffset : usual;
  return support.kind === 'arm' && low < OVER_LANE ? OVER_LANE : low;
}

/** A mast at the support's place, whose arm reaches the signal at `height` over the signal's foot. */
function setArm(signal: Signal, at: { x: number; y: number }, height: number, site: TownSite): void {
  const [dx, dy] = [signal.x - at.x, signal.y - at.y];
  const towards = atan2(dy, dx);
  const z = site.ground.at(at.x, at.y);
  const frame = new LocalFrame(at.x, at.y, z, towards - Math.PI / 2);
  addMastArm(site.chunks.at(at.x, at.y), frame, signal.z + height - z, Math.sqrt(dx * dx + dy * dy));
  site.solids.push({ x: at.x, y: at.y, yaw: towards, length: MAST, width: MAST });
}
