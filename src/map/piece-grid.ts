import type { BoxTree } from './box-tree.ts';
import { headingAgreement } from './heading-agreement.ts';
import type { LanePieces } from './lane-pieces.ts';

/** Smallest cell [m], and cells per piece at most: memory grows with the length of the lanes, not with the land between. */
const SMALLEST = 4;
const CELLS_PER_PIECE = 4;
/** The grid reaches this far beyond the pieces [m]. */
const MARGIN = 5;
/** Lists reach no farther than this beyond their cell [m]; where there are more pieces, it is left to the tree. */
const FARTHEST = 60;
const MOST_PIECES = 96;
/** Lists take no more than this many numbers in all: 16 MB. */
const MOST_NUMBERS = 4_194_304;
/** Distances are compared with this much to spare [m]. */
const SPARE = 1e-5;

/** Numbers before a list's pieces: how many there are, and how far beyond the cell it knows of all of them [um]. */
export const HEAD = 2;
export const PER_METRE = 1e6;

/** Directions are told apart by octants, this far to either side of their middle [rad]; one more list is for any direction. */
const OCTANT = Math.PI / 8;
const LISTS = 9;
const ANY = 8;
const COS = Math.sqrt(0.5 + Math.SQRT1_2 / 2);
const SIN = Math.sqrt(0.5 - Math.SQRT1_2 / 2);

/** What is known of a cell's list: nothing, that it was asked for, that the tree is to be asked; from LIST on, where it is. */
const ASKED = 1;
const TREE = 2;
const LIST = 3;

/**
 * For each cell of a uniform grid and each octant of directions, the pieces near the cell that may agree with such a direction.
 * A list is made when it is asked for a second time: places that are asked about once cost no more than without it. It says how
 * far it reaches, so that answers never depend on what was asked before.
 */
export class PieceGrid {
  /** Lists: a head each, and after it the pieces, about from near to far. */
  lists = new Int32Array(1024);
  private used = 0;
  private readonly pieces: LanePieces;
  private readonly boxes: Float64Array;
  private readonly tree: BoxTree;
  private readonly noneAgrees: Float64Array;
  private readonly state: Int32Array;
  private readonly columns: number;
  private readonly rows: number;
  private readonly cell: number;
  private readonly x0: number;
  private readonly y0: number;
  /** Where in `state` the list is that is being made, -1 for none, and the place that it was asked for. */
  private pending = -1;
  private askedX = 0;
  private askedY = 0;
  /** Its cell: the middle, the middle direction of its octant; how far the list reaches, and what is found. */
  private x = 0;
  private y = 0;
  private directionX = 0;
  private directionY = 0;
  private reach = 0;
  private count = 0;
  private readonly found = new Int32Array(MOST_PIECES);
  private readonly distances = new Float64Array(MOST_PIECES);

  /** Takes the pieces, their boxes (xMin, yMin, xMax, yMax each), and a tree of these. */
  constructor(pieces: LanePieces, boxes: Float64Array, tree: BoxTree) {
    this.pieces = pieces;
    this.boxes = boxes;
    this.tree = tree;
    this.noneAgrees = headingAgreement(pieces, OCTANT).none;
    let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < boxes.length; i += 4) {
      xMin = Math.min(xMin, boxes[i]);
      yMin = Math.min(yMin, boxes[i + 1]);
      xMax = Math.max(xMax, boxes[i + 2]);
      yMax = Math.max(yMax, boxes[i + 3]);
    }
    this.x0 = xMin - MARGIN;
    this.y0 = yMin - MARGIN;
    const width = Math.max(0, xMax + MARGIN - this.x0);
    const height = Math.max(0, yMax + MARGIN - this.y0);
    const most = CELLS_PER_PIECE * pieces.count;
    // A strip of land may be so long that it has more columns or rows than cells are allowed.
    this.cell = Math.max(SMALLEST, Math.sqrt((width * height) / most), Math.max(width, height) / most);
    this.columns = pieces.count > 0 ? Math.ceil(width / this.cell) : 0;
    this.rows = pieces.count > 0 ? Math.ceil(height / this.cell) : 0;
    this.state = new Int32Array(LISTS * this.columns * this.rows);
  }

  /**
   * Where in `lists` the list for (x, y) and a direction begins, or for any direction where `asksHeading` is false; -1 where
   * there is none: then the tree is to be asked, and `learn` to be told.
   */
  find(x: number, y: number, asksHeading: boolean, directionX: number, directionY: number): number {
    const column = Math.floor((x - this.x0) / this.cell);
    const row = Math.floor((y - this.y0) / this.cell);
    this.pending = -1;
    if (!(column >= 0 && row >= 0 && column < this.columns && row < this.rows)) return -1;
    const octant = asksHeading ? octantOf(directionX, directionY) : ANY;
    const at = LISTS * (row * this.columns + column) + octant;
    const known = this.state[at];
    if (known >= LIST) return known - LIST;
    if (known === ASKED) this.wait(at, column, row, octant, x, y);
    else if (known !== TREE) this.state[at] = ASKED;
    return -1;
  }

  /** Makes ready to learn of a cell. */
  private wait(at: number, column: number, row: number, octant: number, x: number, y: number): void {
    const { cell } = this;
    this.pending = at;
    this.askedX = x;
    this.askedY = y;
    this.x = this.x0 + column * cell + cell / 2;
    this.y = this.y0 + row * cell + cell / 2;
    this.directionX = octant === ANY ? 0 : (octant & 1 ? -1 : 1) * (octant & 4 ? SIN : COS);
    this.directionY = octant === ANY ? 0 : (octant & 2 ? -1 : 1) * (octant & 4 ? COS : SIN);
  }

  /**
   * Takes in how far the nearest piece was that the tree has found for the place asked for last, Infinity for none. The cell's
   * list reaches as far around as it takes to find one as near to any place of it.
   */
  learn(distance: number): void {
    if (this.pending < 0) return;
    const half = this.cell / 2;
    const [dx, dy] = [this.askedX - this.x, this.askedY - this.y];
    // Any place of the cell lies within half a diagonal of its middle.
    const across = Math.sqrt(dx * dx + dy * dy) + half * Math.SQRT2;
    this.reach = Math.min(FARTHEST, distance + across + SPARE);
    this.count = 0;
    this.tree.around(this.x, this.y, this.reach + half, this.collect);
    const fits = this.count <= MOST_PIECES && this.used + this.count + HEAD <= MOST_NUMBERS;
    this.state[this.pending] = fits ? LIST + this.keep() : TREE;
    this.pending = -1;
  }

  private readonly collect = (piece: number): void => {
    const { boxes, distances, found } = this;
    if (this.directionX !== 0) {
      const along = this.pieces.tx[piece] * this.directionX + this.pieces.ty[piece] * this.directionY;
      if (along < this.noneAgrees[piece] - SPARE) return;
    }
    const right = Math.max(0, boxes[4 * piece] - this.x, this.x - boxes[4 * piece + 2]);
    const up = Math.max(0, boxes[4 * piece + 1] - this.y, this.y - boxes[4 * piece + 3]);
    const half = this.cell / 2;
    const [dx, dy] = [Math.max(0, right - half), Math.max(0, up - half)];
    if (dx * dx + dy * dy > this.reach * this.reach) return;
    if (this.count >= MOST_PIECES) {
      this.count = MOST_PIECES + 1;
      return;
    }
    const distance = right * right + up * up;
    let at = this.count++;
    for (
      ;
      at > 0 && (distances[at - 1] > distance || (distances[at - 1] === distance && found[at - 1] > piece));
      at--
    ) {
      distances[at] = distances[at - 1];
      found[at] = found[at - 1];
    }
    distances[at] = distance;
    found[at] = piece;
  };

  private keep(): number {
    const { used, count } = this;
    this.used += HEAD + count;
    if (this.used > this.lists.length) {
      const larger = new Int32Array(2 * this.used);
      larger.set(this.lists);
      this.lists = larger;
    }
    this.lists[used] = count;
    this.lists[used + 1] = Math.floor(PER_METRE * this.reach);
    for (let i = 0; i < count; i++) this.lists[used + HEAD + i] = this.found[i];
    return used;
  }
}

/** Number of the octant: bit 0 for west, 1 for south, 2 for steeper than a diagonal. */
function octantOf(x: number, y: number): number {
  return (x < 0 ? 1 : 0) | (y < 0 ? 2 : 0) | (Math.abs(y) > Math.abs(x) ? 4 : 0);
}
