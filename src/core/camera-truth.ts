/**
 * Boxes of the road users that reach into a camera's picture, in the order of the actors; arrays are index-aligned and
 * `count` long. Edges are in pixels of the picture, with 0 at its left and upper border.
 */
export interface CameraBoxes {
  count: number;
  /** Actor id. */
  id: Int32Array;
  /** ACTOR_KIND. */
  kind: Uint8Array;
  /** Box of the pixels seen: left, top, right, bottom, four a row; 0 where none is. */
  seen: Float32Array;
  /** Box of the whole 3D box on the image, what is hidden or beyond the picture's border included. */
  whole: Float32Array;
  /** Pixels seen, and their share of those that it would have in the picture if nothing stood before it, 0 to 1. */
  pixels: Int32Array;
  visibility: Float32Array;
  /** Share of the whole box beyond the picture's border, 0 to 1 (as KITTI's). */
  truncation: Float32Array;
  /** Middle of the box's floor in the optical frame (right, down, forward), three a row [m]. */
  position: Float32Array;
  /** Heading about the optical frame's down axis, 0 along right (KITTI's rotation_y) [rad]. */
  rotationY: Float32Array;
  /** Length, width and height, three a row [m]. */
  size: Float32Array;
}

/** Ground truth of a camera beyond depth, class and instance: only what its parameters ask for. */
export interface ExtendedCameraTruth {
  /** What `depth` is measured along; the optical axis where left out. */
  depthAlong?: 'ray';
  /**
   * Surface normal in the optical frame (right, down, forward), three bytes a pixel: 128 + 127 n; 0, 0, 0 for sky.
   */
  normal?: Uint8Array;
  /**
   * How far each pixel's surface moved in the picture since the frame before, right and down [pixels]; and FLOW_STATE:
   * 0 seen in both, 1 hidden before, 2 outside of the picture before, 3 unknown.
   */
  flow?: Float32Array;
  flowState?: Uint8Array;
  /** Kind and colour of lane markings, see mark-kind.ts; 0 where there is none. */
  mark?: Uint8Array;
  boxes?: CameraBoxes;
}
