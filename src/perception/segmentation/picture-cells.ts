/** The camera's picture that the network takes [pixels]. */
export const PICTURE_WIDTH = 256;
export const PICTURE_HEIGHT = 128;
export const PICTURE_BYTES = PICTURE_WIDTH * PICTURE_HEIGHT * 3;

/** The mask that it gives [pixels]. */
export const MASK_WIDTH = 128;
export const MASK_HEIGHT = 64;
export const MASK_PIXELS = MASK_WIDTH * MASK_HEIGHT;

/** Side of a cell of the finest grid that the network computes on [picture pixels]. */
const CELL = 4;
export const CELLS_WIDE = PICTURE_WIDTH / CELL;
export const CELLS_HIGH = PICTURE_HEIGHT / CELL;

/** Mask pixels of a cell: a side of it, and all. */
const CELL_MASK_SIDE = MASK_WIDTH / CELLS_WIDE;
export const CELL_MASK_PIXELS = CELL_MASK_SIDE * CELL_MASK_SIDE;

/** What the network sees of a cell: the colours of its pixels, and how high in the picture it lies. */
export const INPUT_CHANNELS = CELL * CELL * 3 + 1;
export const INPUT_LENGTH = CELLS_WIDE * CELLS_HIGH * INPUT_CHANNELS;

/**
 * Index in the mask of each of the network's results: cell by cell in rows, and inside a cell its mask pixels in rows.
 */
export const MASK_ORDER: Int32Array = maskOrder();

/** Below this a picture counts as one grey and is not stretched further [bytes]. */
const LEAST_DEVIATION = 4;

const normalised = new Float32Array(256);

/**
 * Cuts a picture into cells [CELLS_HIGH, CELLS_WIDE, INPUT_CHANNELS], with the mean of all its bytes taken to zero and
 * their deviation to one, so that exposure does not matter. The last channel runs from -1 in the top row to 1.
 */
export function cutIntoCells(rgb: Uint8Array, out: Float32Array, start = 0): void {
  tabulateNormalised(rgb);
  const rowBytes = PICTURE_WIDTH * 3;
  let to = start;
  for (let cellRow = 0; cellRow < CELLS_HIGH; cellRow++) {
    const height = (2 * cellRow + 1) / CELLS_HIGH - 1;
    for (let cellColumn = 0; cellColumn < CELLS_WIDE; cellColumn++) {
      let from = cellRow * CELL * rowBytes + cellColumn * CELL * 3;
      for (let row = 0; row < CELL; row++, from += rowBytes) {
        for (let byte = 0; byte < CELL * 3; byte++) out[to++] = normalised[rgb[from + byte]];
      }
      out[to++] = height;
    }
  }
}

/** Fills `normalised` with what each byte value becomes. The sums are of integers, so exact. */
function tabulateNormalised(rgb: Uint8Array): void {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < PICTURE_BYTES; i++) {
    sum += rgb[i];
    squares += rgb[i] * rgb[i];
  }
  const mean = sum / PICTURE_BYTES;
  const deviation = Math.max(LEAST_DEVIATION, Math.sqrt(squares / PICTURE_BYTES - mean * mean));
  for (let value = 0; value < 256; value++) normalised[value] = (value - mean) / deviation;
}

function maskOrder(): Int32Array {
  const order = new Int32Array(MASK_PIXELS);
  for (let index = 0; index < MASK_PIXELS; index++) {
    const cell = Math.floor(index / CELL_MASK_PIXELS);
    const inside = index % CELL_MASK_PIXELS;
    const row = Math.floor(cell / CELLS_WIDE) * CELL_MASK_SIDE + Math.floor(inside / CELL_MASK_SIDE);
    const column = (cell % CELLS_WIDE) * CELL_MASK_SIDE + (inside % CELL_MASK_SIDE);
    order[index] = row * MASK_WIDTH + column;
  }
  return order;
}
