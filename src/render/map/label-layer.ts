import { type PerspectiveCamera, Vector3 } from 'three';
import { groupColor } from './group-colors.ts';
import type { LabelKind, MapLabel } from './map-labels.ts';
import { outlineInPicture } from './outline-in-picture.ts';

/** Greatest number of names in the picture. */
const MOST = 260;
/** Room around a name [pixels]. */
const MARGIN = 3;
const HEIGHT = 16;
const FONT: Readonly<Record<LabelKind, string>> = {
  junction: '600 12px "JetBrains Mono Variable", monospace',
  road: '500 12px "JetBrains Mono Variable", monospace',
  signal: '500 11px "JetBrains Mono Variable", monospace',
  lane: '400 11px "JetBrains Mono Variable", monospace',
};
/** Text and ground of names: legible on the world at any hour, so they are the same in both themes. */
const LOOK: Readonly<Record<LabelKind, { readonly text: string; readonly ground: string }>> = {
  junction: { text: '#06202e', ground: '#ffd479' },
  road: { text: '#e6edf3', ground: 'rgb(13 17 23 / 82%)' },
  signal: { text: '#06202e', ground: '#aab2bc' },
  lane: { text: '#e6edf3', ground: 'rgb(31 78 130 / 85%)' },
};

export type LabelChoice = Readonly<Record<LabelKind, boolean>>;

/** A distance that is being measured, or was. */
export interface Measure {
  readonly from: readonly [number, number, number];
  readonly to: readonly [number, number, number];
}

/** A lane under the pointer and those that it leads to: outlines of x, y, z in turn, map frame [m]. */
export interface Hint {
  readonly lane: readonly number[];
  readonly next: readonly (readonly number[])[];
}

const HINT_COLOR = '76 194 255';
const NEXT_COLOR = '63 185 80';

const at = new Vector3();

/** Names, the pinned place and the measured distance, drawn flat over the picture: crisp, and never on top of each other. */
export class LabelLayer {
  readonly canvas = document.createElement('canvas');
  choice: LabelChoice = { road: false, lane: false, junction: false, signal: false };
  measure: Measure | null = null;
  hint: Hint | null = null;
  pin: readonly [number, number, number] | null = null;
  private readonly context: CanvasRenderingContext2D | null;
  private readonly labels: readonly MapLabel[];
  private width = 0;
  private height = 0;
  /** left, top, right, bottom of each name in the picture. */
  private readonly taken: [number, number, number, number][] = [];

  constructor(labels: readonly MapLabel[]) {
    this.labels = labels;
    this.context = this.canvas.getContext('2d');
    this.canvas.className = 'map-labels';
  }

  resize(width: number, height: number): void {
    const ratio = window.devicePixelRatio;
    this.width = width;
    this.height = height;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.context?.scale(ratio, ratio);
  }

  draw(camera: PerspectiveCamera): void {
    const { context } = this;
    if (context === null) return;
    if (!this.canvas.hidden) context.clearRect(0, 0, this.width, this.height);
    this.taken.length = 0;
    if (this.hint !== null) this.drawHint(context, camera, this.hint);
    if (this.pin !== null) this.drawPin(context, camera, this.pin);
    if (this.measure !== null) this.drawMeasure(context, camera, this.measure);
    for (const label of this.labels) {
      if (this.taken.length >= MOST) break;
      if (this.choice[label.kind]) this.drawLabel(context, camera, label);
    }
    // An empty canvas over the picture is work for nothing each time the page is put together.
    const isEmpty = this.taken.length === 0 && this.hint === null;
    this.canvas.hidden = isEmpty && this.pin === null && this.measure === null;
  }

  private drawLabel(context: CanvasRenderingContext2D, camera: PerspectiveCamera, label: MapLabel): void {
    const { x, y, z, reach, kind, text, group } = label;
    at.set(x, y, z);
    if (at.distanceTo(camera.position) > reach) return;
    const place = this.place(camera, x, y, z);
    if (place === null) return;
    context.font = FONT[kind];
    const width = context.measureText(text).width + 8;
    const look = LOOK[kind];
    const ground = kind === 'signal' ? `rgb(${groupColor(group).join(' ')})` : look.ground;
    this.drawBox(context, place, text, width, look.text, ground);
  }

  private drawBox(
    context: CanvasRenderingContext2D,
    [x, y]: readonly [number, number],
    text: string,
    width: number,
    color: string,
    ground: string,
  ): void {
    const [left, top] = [x - width / 2, y - HEIGHT / 2];
    const box: [number, number, number, number] = [
      left - MARGIN,
      top - MARGIN,
      left + width + MARGIN,
      top + HEIGHT + MARGIN,
    ];
    const isFree = this.taken.every(
      (other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1],
    );
    if (!isFree) return;
    this.taken.push(box);
    context.fillStyle = ground;
    context.beginPath();
    context.roundRect(left, top, width, HEIGHT, 4);
    context.fill();
    context.fillStyle = color;
    context.textBaseline = 'middle';
    context.textAlign = 'center';
    context.fillText(text, x, y + 0.5);
  }

  private drawHint(context: CanvasRenderingContext2D, camera: PerspectiveCamera, { lane, next }: Hint): void {
    for (const outline of next) this.drawOutline(context, camera, outline, NEXT_COLOR);
    this.drawOutline(context, camera, lane, HINT_COLOR);
  }

  private drawOutline(
    context: CanvasRenderingContext2D,
    camera: PerspectiveCamera,
    outline: readonly number[],
    color: string,
  ): void {
    context.beginPath();
    for (const [x, y] of outlineInPicture(camera, outline)) {
      context.lineTo(((x + 1) / 2) * this.width, ((1 - y) / 2) * this.height);
    }
    context.closePath();
    context.fillStyle = `rgb(${color} / 22%)`;
    context.strokeStyle = `rgb(${color})`;
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  }

  private drawPin(context: CanvasRenderingContext2D, camera: PerspectiveCamera, pin: Measure['from']): void {
    const place = this.place(camera, ...pin);
    if (place === null) return;
    this.drawDot(context, place, '#4cc2ff');
  }

  private drawMeasure(context: CanvasRenderingContext2D, camera: PerspectiveCamera, { from, to }: Measure): void {
    const [start, end] = [this.place(camera, ...from), this.place(camera, ...to)];
    if (start !== null && end !== null) {
      for (const [color, width] of [
        ['rgb(13 17 23 / 80%)', 5],
        ['#ffffff', 2],
      ] as const) {
        context.strokeStyle = color;
        context.lineWidth = width;
        context.beginPath();
        context.moveTo(...start);
        context.lineTo(...end);
        context.stroke();
      }
      const length = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
      if (length > 0) {
        const text = `${length.toFixed(2)} m`;
        context.font = FONT.junction;
        const middle = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2] as const;
        this.drawBox(context, middle, text, context.measureText(text).width + 10, '#ffffff', 'rgb(13 17 23 / 92%)');
      }
    }
    for (const place of [start, end]) if (place !== null) this.drawDot(context, place, '#ffffff');
  }

  private drawDot(context: CanvasRenderingContext2D, [x, y]: readonly [number, number], color: string): void {
    context.fillStyle = color;
    context.strokeStyle = 'rgb(13 17 23 / 85%)';
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, 5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }

  /** Where a place of the map is in the picture [pixels]; null behind the eye or beside the picture. */
  private place(camera: PerspectiveCamera, x: number, y: number, z: number): [number, number] | null {
    at.set(x, y, z).applyMatrix4(camera.matrixWorldInverse);
    if (at.z > -camera.near) return null;
    at.applyMatrix4(camera.projectionMatrix);
    if (Math.abs(at.x) > 1.1 || Math.abs(at.y) > 1.1) return null;
    return [((at.x + 1) / 2) * this.width, ((1 - at.y) / 2) * this.height];
  }
}
