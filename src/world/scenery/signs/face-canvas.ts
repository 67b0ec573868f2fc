import { cos, sin } from '../../../core/math/sin-cos.ts';
import { SEMANTIC } from '../../../core/semantic-class.ts';
import type { LocalFrame } from '../box-mesh.ts';
import { MATERIAL } from '../mesh.ts';
import type { Finish, MeshBuilder } from '../mesh-builder.ts';
import type { Colour } from '../palette.ts';
import { type Corner, triangulate } from '../triangulate.ts';
import { CAPITAL, glyphOf, LETTER_GAP } from './glyphs.ts';
import { strokeEdges } from './stroke.ts';

/** Distance between layers of paint [m]: enough for a depth buffer of 24 bits to tell them apart. */
const LAYER = 0.008;

/** Letters of a line that are drawn. */
const MOST_LETTERS = 48;

/**
 * An upright face that is painted with polygons, layer over layer: u to the right as its reader sees it and v up, both
 * in units of `scale` [m] from the middle at height `z` of the frame, whose +x looks at the reader.
 */
export class FaceCanvas {
  private readonly builder: MeshBuilder;
  private readonly frame: LocalFrame;
  private readonly z: number;
  private scale: number;
  private x: number;

  constructor(builder: MeshBuilder, frame: LocalFrame, x: number, z: number, scale: number) {
    this.builder = builder;
    this.frame = frame;
    this.x = x;
    this.z = z;
    this.scale = scale;
  }

  /** What is painted from now on lies over what was. */
  nextLayer(): this {
    this.x += LAYER;
    return this;
  }

  /** What is painted from now on is larger by a factor. */
  zoom(factor: number): this {
    this.scale *= factor;
    return this;
  }

  /** A simple polygon, in either sense. */
  polygon(corners: readonly Corner[], colour: Colour): void {
    const vertices = corners.map(([u, v]) => this.vertex(u, v));
    const indices = triangulate(corners);
    const finish = painted(colour);
    for (let i = 0; i < indices.length; i += 3) {
      this.builder.triangle(vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]], finish);
    }
  }

  rectangle(left: number, low: number, right: number, high: number, colour: Colour): void {
    this.polygon(rectangle(left, low, right, high), colour);
  }

  disc(u: number, v: number, radius: number, colour: Colour, sides = 24): void {
    this.polygon(ring(u, v, radius, sides), colour);
  }

  /** A line of that width. */
  stroke(points: readonly Corner[], width: number, colour: Colour): void {
    const [left, right] = strokeEdges(points, width);
    const finish = painted(colour);
    const a = left.map(([u, v]) => this.vertex(u, v));
    const b = right.map(([u, v]) => this.vertex(u, v));
    for (let i = 1; i < a.length; i++) this.builder.quad(b[i - 1], b[i], a[i], a[i - 1], finish);
  }

  /** A line that ends in an arrowhead. */
  arrow(points: readonly Corner[], width: number, colour: Colour): void {
    const [tip, from] = [points[points.length - 1], points[points.length - 2]];
    const [dx, dy] = [tip[0] - from[0], tip[1] - from[1]];
    const length = Math.sqrt(dx * dx + dy * dy);
    const [x, y] = [dx / length, dy / length];
    const head = 2 * width;
    const neck: Corner = [tip[0] - head * x, tip[1] - head * y];
    this.stroke([...points.slice(0, -1), [neck[0] - 0.4 * width * x, neck[1] - 0.4 * width * y]], width, colour);
    const wing = 1.5 * width;
    this.polygon([tip, [neck[0] - wing * y, neck[1] + wing * x], [neck[0] + wing * y, neck[1] - wing * x]], colour);
  }

  /** Words around (u, v), their capitals `height` high, smaller where they would be wider than `width`. */
  text(words: string, u: number, v: number, height: number, width: number, colour: Colour): void {
    const glyphs = [...words].slice(0, MOST_LETTERS).map(glyphOf);
    const units = glyphs.reduce((sum, glyph) => sum + glyph.width + LETTER_GAP, -LETTER_GAP);
    const unit = Math.min(height / CAPITAL, width / Math.max(units, 1));
    let x = u - (unit * units) / 2;
    for (const glyph of glyphs) {
      for (const line of glyph.lines) {
        const points = line.map(([a, b]): Corner => [x + unit * (a + 0.5), v + unit * (b + 0.5 - CAPITAL / 2)]);
        this.stroke(points, unit, colour);
      }
      x += unit * (glyph.width + LETTER_GAP);
    }
  }

  private vertex(u: number, v: number): number {
    return this.frame.vertex(this.builder, this.x, this.scale * u, this.z + this.scale * v);
  }
}

/** Corners of a regular polygon with a side at its foot. */
export function ring(u: number, v: number, radius: number, sides: number): Corner[] {
  return Array.from({ length: sides }, (_, i) => {
    const angle = (2 * Math.PI * (i + 0.5)) / sides - Math.PI / 2;
    return [u + radius * cos(angle), v + radius * sin(angle)];
  });
}

export function rectangle(left: number, low: number, right: number, high: number): Corner[] {
  return [
    [left, low],
    [right, low],
    [right, high],
    [left, high],
  ];
}

function painted(color: Colour): Finish {
  return { color, material: MATERIAL.plain, semantic: SEMANTIC.trafficSign };
}
