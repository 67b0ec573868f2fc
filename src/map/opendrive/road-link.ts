/** [10.3] */
export interface RoadLink {
  readonly kind: 'road' | 'junction';
  /** Index into roads or junctions; -1 where the file names one that is not there. */
  readonly element: number;
  /** Null for junctions, and where it meets the middle of a road. */
  readonly contact: 'start' | 'end' | null;
  /** Place on the linked road, and which way from there along its s [12.5, virtual junctions]. */
  readonly at?: { readonly s: number; readonly direction: '+' | '-' };
}
