import { MARK_KIND } from '../../core/mark-kind.ts';
import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import { pieceAt } from '../../map/cubic.ts';
import type { RoadMark } from '../../map/opendrive/mark-records.ts';
import { type CrossSection, paintLineAt, type Strip } from './cross-section.ts';
import { isPaintedAt } from './mark-lines.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish } from './mesh-builder.ts';
import { markOf, PAINT } from './paint-colours.ts';
import { type Colour, shaded, varied } from './palette.ts';
import type { StopBand } from './stop-bands.ts';
import type { SurfaceLook } from './surface-look.ts';

const KERB: Colour = [148, 146, 141];

/** Colours of a section's strips as one goes along them: repairs, slabs and worn paint. */
export class StripColours {
  private readonly asphalt: Colour;
  private readonly random: RandomStream;
  /** Without repairs all is of one tint, as it must be where lanes of a junction lie in each other's place. */
  private readonly repairs: boolean;
  /** Present tint of each strip, and the station up to which it holds. */
  private readonly tint: number[];
  private readonly until: number[];

  constructor(cross: CrossSection, asphalt: Colour, random: RandomStream, repairs: boolean) {
    this.asphalt = asphalt;
    this.random = random;
    this.repairs = repairs;
    this.tint = cross.strips.map(() => 1);
    this.until = cross.strips.map(() => Number.NEGATIVE_INFINITY);
  }

  /** Of strip i at station `s`. */
  at(i: number, strip: Strip, s: number, bands: readonly StopBand[]): Finish {
    if (strip.kind === 'kerb') return finish(this.varied(KERB, 0.05), MATERIAL.concrete, SEMANTIC.sidewalk);
    if (strip.kind === 'mark') return this.mark(strip, s);
    const band = bands.some(({ lane, from, to }) => lane === strip.lane && s > from && s < to);
    if (band) return marked(this.varied(PAINT.white, 0.04), MARK_KIND.stopLine, 'white');
    return this.surface(i, strip.look, s);
  }

  /** What is between the dashes of a marking. */
  bare({ colour, material, semantic }: SurfaceLook): Finish {
    const plain = typeof colour === 'number' ? shaded(this.asphalt, colour) : colour;
    return finish(plain, material, semantic);
  }

  private mark(strip: Strip & { kind: 'mark' }, s: number): Finish {
    const line = paintLineAt(strip, s);
    if (line === undefined || !isPaintedAt(line, s)) return this.bare(strip.border.look);
    const paint = shaded(PAINT[line.color], this.random.between(0.84, 1.02));
    return marked(paint, markKindAt(strip, s, line.gap > 0), line.color);
  }

  private surface(i: number, { colour, chance, material, semantic }: SurfaceLook, s: number): Finish {
    if (chance === null) return finish(shaded(this.asphalt, this.tintAt(i, s)), material, semantic);
    const base = typeof colour === 'number' ? shaded(this.asphalt, colour) : colour;
    return finish(this.varied(base, chance), material, semantic);
  }

  /** Every 8 to 25 m the asphalt is of another age; some of it is a dark repair. */
  private tintAt(i: number, s: number): number {
    if (this.repairs && s > this.until[i]) {
      this.until[i] = s + this.random.between(8, 25);
      this.tint[i] = this.random.uniform() < 0.12 ? this.random.between(0.78, 0.88) : this.random.between(0.95, 1.04);
    }
    return this.tint[i];
  }

  private varied(colour: Colour, amount: number): Colour {
    return varied(colour, this.random, amount);
  }
}

/** What a line of a marking is told as. */
function markKindAt({ border }: Strip & { kind: 'mark' }, s: number, isBroken: boolean): number {
  const { type } = border.marks[pieceAt(border.marks, s)];
  return KIND_OF_TYPE[type] ?? (isBroken ? MARK_KIND.broken : MARK_KIND.solid);
}

/** Types that say more than whether a line is broken. */
const KIND_OF_TYPE: Readonly<Record<string, number>> = {
  'solid solid': MARK_KIND.solidSolid,
  'solid broken': MARK_KIND.solidBroken,
  'broken solid': MARK_KIND.brokenSolid,
  'broken broken': MARK_KIND.brokenBroken,
  'botts dots': MARK_KIND.dots,
};

function marked(colour: Colour, kind: number, paint: RoadMark['color']): Finish {
  return { ...finish(colour, MATERIAL.paint, SEMANTIC.laneMark), mark: markOf(kind, paint) };
}

function finish(color: Colour, material: number, semantic: number): Finish {
  return { color, material, semantic };
}
