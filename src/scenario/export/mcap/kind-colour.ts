import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';
import { SEMANTIC, SEMANTIC_PALETTE, type SemanticClass } from '../../../core/semantic-class.ts';

interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** Class in whose colour a road user is drawn, by ACTOR_KIND. */
const CLASSES: Readonly<Record<number, SemanticClass>> = {
  [ACTOR_KIND.car]: SEMANTIC.car,
  [ACTOR_KIND.van]: SEMANTIC.car,
  [ACTOR_KIND.truck]: SEMANTIC.truck,
  [ACTOR_KIND.bus]: SEMANTIC.bus,
  [ACTOR_KIND.motorcycle]: SEMANTIC.motorcycle,
  [ACTOR_KIND.bicycle]: SEMANTIC.bicycle,
  [ACTOR_KIND.pedestrian]: SEMANTIC.person,
};

/** Palette's blues are near black; this share of white lets them be seen on a dark ground. */
const LIGHTENED = 0.35;

export function kindColour(kind: number, alpha: number): Colour {
  const [r, g, b] = SEMANTIC_PALETTE[CLASSES[kind]].map((value) => value / 255 + LIGHTENED * (1 - value / 255));
  return { r, g, b, a: alpha };
}
