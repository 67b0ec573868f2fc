/**
 * Error-free transformations: what rounding loses from one sum or product. Sums by D. Knuth, "The Art of Computer
 * Programming" vol. 2, 4.2.2; products by T. Dekker, "A floating-point technique for extending the available
 * precision" (1971). No fused multiply-add is needed.
 */

/** 2^27 + 1: splits 53 bits into two halves whose products are exact. */
const SPLITTER = 134217729;

/** a + b - sum exactly, where `sum` is the rounded a + b. */
export function sumError(a: number, b: number, sum: number): number {
  const bPart = sum - a;
  return a - (sum - bPart) + (b - bPart);
}

/** a * b - product exactly, where `product` is the rounded a * b; magnitudes below 2^995, product above 2^-969. */
export function productError(a: number, b: number, product: number): number {
  const aScaled = a * SPLITTER;
  const aHead = aScaled - (aScaled - a);
  const aTail = a - aHead;
  const bScaled = b * SPLITTER;
  const bHead = bScaled - (bScaled - b);
  const bTail = b - bHead;
  return aTail * bTail - (product - aHead * bHead - aTail * bHead - aHead * bTail);
}
