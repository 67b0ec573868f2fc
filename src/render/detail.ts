/** How much is drawn. */
export interface Detail {
  /** Picture pixels a screen pixel, at most. */
  readonly pixelRatio: number;
  /** Shadow map's side [texels], 0 for none. */
  readonly shadowSize: number;
  /** Without procedural patterns and reflections. */
  readonly plain: boolean;
}

export const DETAIL_NAMES = ['high', 'medium', 'low', 'lowest'] as const;
export type DetailName = (typeof DETAIL_NAMES)[number];
export type DetailChoice = DetailName | 'auto';

export const DETAILS: Readonly<Record<DetailName, Detail>> = {
  high: { pixelRatio: 2, shadowSize: 2048, plain: false },
  medium: { pixelRatio: 1, shadowSize: 1024, plain: false },
  low: { pixelRatio: 0.75, shadowSize: 1024, plain: true },
  lowest: { pixelRatio: 0.6, shadowSize: 0, plain: true },
};

/** Frames slower than this on average ask for less detail [ms]. */
const SLOW = 42;
/** Frames, or drawing time [ms], looked at before each judgement. */
const WINDOW_FRAMES = 24;
const WINDOW_MS = 1500;
/** Frames after each change that are not judged: programs are being compiled and textures uploaded. */
const WARM_UP_FRAMES = 3;
/** A longer time was no frame: the page was in the background or the machine asleep [ms]. */
const AWAY = 3000;

/** Steps down, detail by detail, until frames come fast enough. Never up: a picture that keeps changing is worse. */
export class AutoDetail {
  private level: number;
  private sum = 0;
  private count = -WARM_UP_FRAMES;

  constructor(start: DetailName) {
    this.level = DETAIL_NAMES.indexOf(start);
  }

  get name(): DetailName {
    return DETAIL_NAMES[this.level];
  }

  /** Takes the time between two frames that were drawn one after the other [ms]; true when the detail has changed. */
  observe(frameMs: number): boolean {
    if (frameMs > AWAY || ++this.count <= 0) return false;
    this.sum += frameMs;
    if (this.count < WINDOW_FRAMES && this.sum < WINDOW_MS) return false;
    const slow = this.sum / this.count > SLOW;
    this.sum = 0;
    this.count = 0;
    if (!slow || this.level === DETAIL_NAMES.length - 1) return false;
    this.level++;
    this.count = -WARM_UP_FRAMES;
    return true;
  }
}
