import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import { SIGNAL_STATE } from '../../core/messages/signals.ts';
import type { DriveFacts, LatestMessages } from '../worker/protocol.ts';
import { WAY_COLOURS } from './way-colours.ts';

/** Colours of the map, from the page's style. */
export interface MapColors {
  readonly lane: string;
  readonly route: string;
  /** The same among several ways. */
  readonly driven: string;
  readonly ego: string;
  readonly actor: string;
  readonly goal: string;
  /** Marks of stops and the numbers on them. */
  readonly stop: string;
  readonly onStop: string;
  readonly red: string;
  readonly amber: string;
  readonly green: string;
}

/** All ways instead of the one that is driven alone; the one that is pointed at, from 0, stands out. */
export interface ShownWays {
  readonly pointed: number | null;
}

/** Radius of the mark of a stop [pixels]. */
const STOP = 6.5;
/** How visible ways are that are not driven. */
const FAINT = 0.6;
/** Width of a lane on the map [m]. */
const LANE_WIDTH = 3.6;
/** Least length of cars on the map [pixels]. */
const LEAST_CAR = 7;
/** Radius of people on the map [pixels]. */
const PERSON = 1.5;
/** Around what is shown [pixels]. */
const MARGIN = 14;

/** A drive seen from above, north up, fitted into a canvas. */
export class MapDrawing {
  private readonly context: CanvasRenderingContext2D;
  private readonly facts: DriveFacts;
  private readonly width: number;
  private readonly height: number;
  private readonly scale: number;
  private readonly middle: readonly [number, number];
  private readonly lanes = new Path2D();
  private readonly ways: ShownWays | null;

  /**
   * @param width @param height of the canvas in the context's units
   * @param ways all ways, with the map about them; null: the whole map and the one that is driven
   */
  constructor(
    context: CanvasRenderingContext2D,
    facts: DriveFacts,
    width: number,
    height: number,
    ways: ShownWays | null = null,
  ) {
    this.context = context;
    this.facts = facts;
    this.width = width;
    this.height = height;
    this.ways = ways;
    const lines = facts.ways.map(({ line }) => line).filter((line) => line.length > 0);
    const [left, bottom, right, top] = boundsOf(ways === null || lines.length === 0 ? facts.lanes : lines);
    this.middle = [(left + right) / 2, (bottom + top) / 2];
    const [across, up] = [Math.max(1, right - left), Math.max(1, top - bottom)];
    this.scale = Math.min((width - 2 * MARGIN) / across, (height - 2 * MARGIN) / up);
    for (const lane of facts.lanes) this.addLine(this.lanes, lane, 2);
  }

  draw(latest: LatestMessages, colors: MapColors): void {
    const { context } = this;
    context.clearRect(0, 0, this.width, this.height);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    this.stroke(this.lanes, colors.lane, Math.max(2, LANE_WIDTH * this.scale));
    if (this.ways !== null) this.drawWays(this.ways);
    this.drawRoute(latest, colors);
    this.drawSignals(latest, colors);
    this.drawStops(colors);
    this.drawDot(...this.facts.goal, colors.goal, 4.5);
    this.drawActors(latest, colors);
    const ego = latest['truth.ego']?.message;
    if (ego !== undefined) this.drawCar(ego.x, ego.y, ego.yaw, 4.3, colors.ego, 1.5);
  }

  /** The dearest first, so that the cheapest lies on top; the one that is pointed at above all. */
  private drawWays({ pointed }: ShownWays): void {
    const { ways, way: driven } = this.facts;
    const order = ways.map((_, i) => i).reverse();
    if (pointed !== null) order.push(pointed);
    for (const i of order) {
      const path = new Path2D();
      this.addLine(path, ways[i].line, 2);
      const standsOut = i === (pointed ?? driven - 1);
      this.context.globalAlpha = standsOut ? 1 : FAINT;
      this.stroke(path, WAY_COLOURS[i % WAY_COLOURS.length], standsOut ? 5 : 3.5);
    }
    this.context.globalAlpha = 1;
  }

  /** Stops in their order, by number. */
  private drawStops({ stop, onStop }: MapColors): void {
    const { context } = this;
    context.font = `700 ${1.5 * STOP}px sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const [i, [x, y]] of this.facts.stops.entries()) {
      this.drawDot(x, y, stop, STOP);
      context.fillStyle = onStop;
      const [across, down] = this.place(x, y);
      context.fillText(String(i + 1), across, down + 0.5);
    }
  }

  private drawRoute(latest: LatestMessages, colors: MapColors): void {
    const polyline = latest.route?.message.polyline;
    if (polyline === undefined) return;
    const route = new Path2D();
    this.addLine(route, polyline, 3);
    // Among ways of many colours the driver's own is a thin line on top of one of them.
    if (this.ways !== null) this.stroke(route, colors.driven, 1.5);
    else this.stroke(route, colors.route, Math.max(2, 1.6 * this.scale));
  }

  private drawSignals(latest: LatestMessages, { red, amber, green }: MapColors): void {
    const states = latest['truth.signals']?.message.state;
    for (const [index, [x, y]] of this.facts.signals.entries()) {
      const state = states?.[index] ?? SIGNAL_STATE.off;
      if (state === SIGNAL_STATE.off) continue;
      const isAmber = state === SIGNAL_STATE.amber || state === SIGNAL_STATE.flashingAmber;
      const color = state === SIGNAL_STATE.green ? green : isAmber ? amber : red;
      this.drawDot(x, y, color, 2.5);
    }
  }

  private drawActors(latest: LatestMessages, { actor }: MapColors): void {
    const actors = latest['truth.actors']?.message;
    if (actors === undefined) return;
    for (let index = 0; index < actors.count; index++) {
      const [x, y] = [actors.x[index], actors.y[index]];
      if (actors.kind[index] === ACTOR_KIND.pedestrian) this.drawDot(x, y, actor, PERSON);
      else this.drawCar(x, y, actors.yaw[index], actors.length[index], actor, 1);
    }
  }

  /** An arrow head as long as the car, or as small as one can still see. */
  private drawCar(x: number, y: number, yaw: number, length: number, color: string, emphasis: number): void {
    const { context } = this;
    const half = (emphasis * Math.max(LEAST_CAR, length * this.scale)) / 2;
    const [across, down] = this.place(x, y);
    const [forwardX, forwardY] = [Math.cos(yaw), -Math.sin(yaw)];
    const corner = (forward: number, side: number): [number, number] => [
      across + half * (forward * forwardX - side * forwardY),
      down + half * (forward * forwardY + side * forwardX),
    ];
    context.fillStyle = color;
    context.beginPath();
    context.moveTo(...corner(1, 0));
    context.lineTo(...corner(-0.8, 0.7));
    context.lineTo(...corner(-0.45, 0));
    context.lineTo(...corner(-0.8, -0.7));
    context.closePath();
    context.fill();
  }

  private drawDot(x: number, y: number, color: string, radius: number): void {
    const { context } = this;
    context.fillStyle = color;
    context.beginPath();
    context.arc(...this.place(x, y), radius, 0, 2 * Math.PI);
    context.fill();
  }

  private stroke(path: Path2D, color: string, width: number): void {
    this.context.strokeStyle = color;
    this.context.lineWidth = width;
    this.context.stroke(path);
  }

  private addLine(path: Path2D, places: ArrayLike<number>, stride: number): void {
    for (let index = 0; index + 1 < places.length; index += stride) {
      const [across, down] = this.place(places[index], places[index + 1]);
      if (index === 0) path.moveTo(across, down);
      else path.lineTo(across, down);
    }
  }

  private place(x: number, y: number): [number, number] {
    return [this.width / 2 + (x - this.middle[0]) * this.scale, this.height / 2 - (y - this.middle[1]) * this.scale];
  }
}

/** xMin, yMin, xMax, yMax of places x, y in turn. */
function boundsOf(lines: readonly Float32Array[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const line of lines) {
    for (let index = 0; index + 1 < line.length; index += 2) {
      bounds[0] = Math.min(bounds[0], line[index]);
      bounds[1] = Math.min(bounds[1], line[index + 1]);
      bounds[2] = Math.max(bounds[2], line[index]);
      bounds[3] = Math.max(bounds[3], line[index + 1]);
    }
  }
  return bounds;
}
