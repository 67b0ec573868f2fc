/** When somebody sets off: at a simulated time [s], or when the ego's front axle region is within so many metres. */
export type Departure =
  | { readonly kind: 'time'; readonly time: number }
  | { readonly kind: 'ego-within'; readonly distance: number };

/** A person whom the scene names. */
export interface PersonStart {
  /** Index into Scenery.models. */
  readonly model: number;
  /** Of its clothes, 0xRRGGBB. */
  readonly color: number;
  /** Map frame [m]. */
  readonly x: number;
  readonly y: number;
  /** Walking speed [m/s]; NaN for one as people have. */
  readonly speed: number;
  readonly departure: Departure;
  /** Is not there until a storyboard lets it appear. */
  readonly isAbsent?: boolean;
  /** Places to walk to in turn, straight, whatever comes; none: it walks about like others. */
  readonly path: readonly { readonly x: number; readonly y: number }[];
}
