import { SEMANTIC } from '../../../core/semantic-class.ts';
import type { SignMeaning } from '../../../map/signs/sign-name.ts';
import type { LocalFrame } from '../box-mesh.ts';
import { MATERIAL } from '../mesh.ts';
import type { Finish, MeshBuilder } from '../mesh-builder.ts';
import { triangulate } from '../triangulate.ts';
import { boardOutline } from './boards.ts';
import { FaceCanvas } from './face-canvas.ts';
import { SIGN_BACK } from './sign-colours.ts';
import { faceOf } from './sign-face.ts';

/** Sizes of boards that are believed [m]; a file that says otherwise means something else. */
const LEAST = 0.15;
const MOST = 12;

/** How far before its post's middle a board hangs [m]. */
const BEFORE_POST = 0.05;

const BACK: Finish = { color: SIGN_BACK, material: MATERIAL.plain, semantic: SEMANTIC.pole };

/** Height and width of a board [m]. */
export interface BoardSize {
  readonly height: number;
  readonly width: number;
}

/** The board's size: as the file gives it, else the usual one of its kind. */
export function boardSize(meaning: SignMeaning, width: number, height: number): BoardSize {
  const face = faceOf(meaning);
  const [w, h] = [width, height].map((size) => (size >= LEAST && size <= MOST ? size : 0));
  if (face.board === 'plate' || face.board === 'square') {
    const tall = h > 0 ? h : w > 0 ? w / face.aspect : face.height;
    return { height: tall, width: w > 0 ? w : tall * face.aspect };
  }
  const fits = Math.min(h > 0 ? h : Number.POSITIVE_INFINITY, w > 0 ? w / face.aspect : Number.POSITIVE_INFINITY);
  const tall = Number.isFinite(fits) ? fits : face.height;
  return { height: tall, width: tall * face.aspect };
}

/** A board whose lower edge is `low` over the frame's origin and which looks along local +x; `detail` gets its paint. */
export function addBoard(
  builder: MeshBuilder,
  detail: MeshBuilder,
  frame: LocalFrame,
  low: number,
  meaning: SignMeaning,
  size: BoardSize,
  leftHand: boolean,
): void {
  const face = faceOf(meaning);
  const scale = size.height / 2;
  const aspect = size.width / size.height;
  const outline = boardOutline(face.board, aspect, 0);
  if (face.board !== 'saltire') {
    const back = outline.map(([u, v]) => frame.vertex(builder, BEFORE_POST, scale * u, low + scale * (v + 1)));
    const indices = triangulate(outline);
    for (let i = 0; i < indices.length; i += 3) {
      builder.triangle(back[indices[i + 2]], back[indices[i + 1]], back[indices[i]], BACK);
    }
  }
  face.paint(new FaceCanvas(detail, frame, BEFORE_POST, low + scale, scale), meaning, aspect, leftHand);
}
