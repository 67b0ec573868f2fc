import type { RandomStream } from '../../core/random.ts';

export type Colour = readonly [number, number, number];

/** The colour made lighter or darker by a factor. */
export function shaded(colour: Colour, factor: number): Colour {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

/** The colour with a little chance in brightness and in each channel. */
export function varied(colour: Colour, random: RandomStream, amount: number): Colour {
  const brightness = 1 + amount * random.between(-1, 1);
  const tint = 60 * amount;
  return [
    colour[0] * brightness + tint * random.between(-0.5, 0.5),
    colour[1] * brightness + tint * random.between(-0.5, 0.5),
    colour[2] * brightness + tint * random.between(-0.5, 0.5),
  ];
}

export function pick<T>(choices: readonly T[], random: RandomStream): T {
  return choices[random.integer(choices.length)];
}
