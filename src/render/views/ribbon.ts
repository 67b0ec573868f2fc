import { BufferAttribute, BufferGeometry, DynamicDrawUsage } from 'three';

/**
 * A flat band along a path on the road. Attributes: `position`, `color` (linear, with alpha) and `across` (-1 at the
 * right edge, 1 at the left), for soft edges.
 */
export class Ribbon {
  readonly geometry = new BufferGeometry();
  private readonly positions: BufferAttribute;
  private readonly colors: BufferAttribute;
  private readonly capacity: number;

  /** @param capacity greatest number of places along the path */
  constructor(capacity: number) {
    this.capacity = capacity;
    this.positions = new BufferAttribute(new Float32Array(6 * capacity), 3).setUsage(DynamicDrawUsage);
    this.colors = new BufferAttribute(new Float32Array(8 * capacity), 4).setUsage(DynamicDrawUsage);
    const across = new Float32Array(2 * capacity);
    const indices = new Uint32Array(6 * capacity);
    for (let place = 0; place < capacity; place++) {
      across.set([1, -1], 2 * place);
      const [left, right, nextLeft, nextRight] = [0, 1, 2, 3].map((corner) => 2 * place + corner);
      if (place < capacity - 1) indices.set([left, right, nextLeft, nextLeft, right, nextRight], 6 * place);
    }
    this.geometry.setAttribute('position', this.positions);
    this.geometry.setAttribute('color', this.colors);
    this.geometry.setAttribute('across', new BufferAttribute(across, 1));
    this.geometry.setIndex(new BufferAttribute(indices, 1));
    this.geometry.setDrawRange(0, 0);
  }

  /** One place of the path: its middle, its direction [rad], the band's width [m] and colour. */
  set(
    place: number,
    [x, y, z]: readonly [number, number, number],
    heading: number,
    width: number,
    [red, green, blue, alpha]: readonly [number, number, number, number],
  ): void {
    if (place >= this.capacity) return;
    const leftX = (-Math.sin(heading) * width) / 2;
    const leftY = (Math.cos(heading) * width) / 2;
    this.positions.setXYZ(2 * place, x + leftX, y + leftY, z);
    this.positions.setXYZ(2 * place + 1, x - leftX, y - leftY, z);
    this.colors.setXYZW(2 * place, red, green, blue, alpha);
    this.colors.setXYZW(2 * place + 1, red, green, blue, alpha);
  }

  /** Shows the first `count` places. */
  commit(count: number): void {
    this.positions.needsUpdate = true;
    this.colors.needsUpdate = true;
    this.geometry.setDrawRange(0, 6 * Math.max(0, Math.min(count, this.capacity) - 1));
  }

  dispose(): void {
    this.geometry.dispose();
  }
}
