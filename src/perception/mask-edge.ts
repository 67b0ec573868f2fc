/** With less contrast than this between two pixels their border says nothing about the place between them [1]. */
const LEAST_CONTRAST = 0.1;

/**
 * Share of the way from an inner pixel's centre to its outer neighbour's at which the inner class' probability, taken
 * as linear between them, is one half. Both confidences are 0 to 255 and each speaks of the pixel's own class; the
 * neighbour leaves at most the rest of its probability to the inner class.
 */
export function edgeShare(innerConfidence: number, outerConfidence: number): number {
  const inner = innerConfidence / 255;
  const outer = 1 - outerConfidence / 255;
  const drop = inner - outer;
  return drop > LEAST_CONTRAST ? Math.min(1, Math.max(0, (inner - 0.5) / drop)) : 0.5;
}
