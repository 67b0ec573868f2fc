import type { Block } from './find-block.ts';
import { kindInWords } from './kind-in-words.ts';

/** What blocks the lane in words, for decisions: "standing truck 7". */
export function blockInWords({ track, moves }: Block): string {
  return `${moves ? 'slow' : 'standing'} ${kindInWords(track.kind)} ${track.id}`;
}
