import {
  CanvasTexture,
  Group,
  Mesh,
  MeshBasicMaterial,
  RingGeometry,
  Sprite,
  SpriteMaterial,
  SRGBColorSpace,
} from 'three';
import { setPose } from '../axes.ts';
import { INFO } from '../meaning-colors.ts';

/** Ring on the ground, its width, and how far it lies above the road [m]. */
const RADIUS = 1.7;
const WIDTH = 0.3;
const LIFT = 0.06;
/** The disc with the number: size, height of its middle [m], pixels of its picture. */
const DISC = 1.3;
const HEIGHT = 2.6;
const PIXELS = 96;

/** Stops of the mission: a ring on the road and over it a disc with the stop's number. */
export class StopsView {
  readonly object = new Group();
  private readonly ring = new RingGeometry(RADIUS - WIDTH, RADIUS, 48);
  private readonly paint = new MeshBasicMaterial({ transparent: true, opacity: 0.8, depthWrite: false });
  private readonly discs: SpriteMaterial[] = [];

  /** @param stops x, y, z of each, map frame [m] */
  constructor(stops: readonly (readonly [number, number, number])[]) {
    this.paint.color.setRGB(...INFO);
    for (const [i, [x, y, z]] of stops.entries()) {
      const mark = new Group();
      const ring = new Mesh(this.ring, this.paint);
      ring.position.set(0, 0, LIFT);
      ring.renderOrder = 3;
      const look = new SpriteMaterial({ map: numbered(i + 1), depthWrite: false, toneMapped: false });
      const disc = new Sprite(look);
      disc.position.set(0, 0, HEIGHT);
      disc.scale.setScalar(DISC);
      disc.renderOrder = 8;
      this.discs.push(look);
      mark.add(ring, disc);
      setPose(mark, x, y, z, 0);
      this.object.add(mark);
    }
  }

  dispose(): void {
    this.ring.dispose();
    this.paint.dispose();
    for (const look of this.discs) {
      look.map?.dispose();
      look.dispose();
    }
  }
}

/** A disc with a number on it. */
function numbered(number: number): CanvasTexture {
  const canvas = document.createElement('canvas');
  canvas.width = PIXELS;
  canvas.height = PIXELS;
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.fillStyle = '#4cc2ff';
    context.beginPath();
    context.arc(PIXELS / 2, PIXELS / 2, PIXELS / 2 - 2, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = '#06202e';
    context.font = `700 ${0.62 * PIXELS}px "Inter Variable", system-ui, sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(String(number), PIXELS / 2, PIXELS / 2 + 0.03 * PIXELS);
  }
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
}
