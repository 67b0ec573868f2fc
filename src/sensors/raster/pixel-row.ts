/**
 * One row of pixels on its way from visibility to light, an array a quantity: loops over such arrays are what engines
 * compile best, where one call a pixel with a dozen numbers would box them all.
 */
export class PixelRow {
  readonly width: number;
  /** Primitive seen, -1 for sky. */
  readonly primitive: Int32Array;
  /** The pixel's ray in the map frame, of optical depth 1, and its length. */
  readonly dx: Float64Array;
  readonly dy: Float64Array;
  readonly dz: Float64Array;
  readonly rayLength: Float64Array;
  /** Place seen, map frame, and its distance from the eye [m]; surfaces only. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly distance: Float64Array;
  /** What texture does to the colour: a factor, and a shift that multiplies red by 1 + warmth and blue by 1 - warmth. */
  readonly brightness: Float64Array;
  readonly warmth: Float64Array;
  /** Sunlight that falls on the surface, as a share of what falls on one that faces the sun. */
  readonly sunShare: Float64Array;
  /** Linear light that reaches the eye, red, green and blue in turn. */
  readonly light: Float64Array;

  constructor(width: number) {
    this.width = width;
    this.primitive = new Int32Array(width);
    this.dx = new Float64Array(width);
    this.dy = new Float64Array(width);
    this.dz = new Float64Array(width);
    this.rayLength = new Float64Array(width);
    this.x = new Float64Array(width);
    this.y = new Float64Array(width);
    this.z = new Float64Array(width);
    this.distance = new Float64Array(width);
    this.brightness = new Float64Array(width);
    this.warmth = new Float64Array(width);
    this.sunShare = new Float64Array(width);
    this.light = new Float64Array(3 * width);
  }
}
