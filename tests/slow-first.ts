import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Whole drives, and whatever else takes ten seconds and more. */
const SLOW = [
  'tests/e2e/engines/drive-hash',
  'tests/e2e/engines/mask-agreement',
  'tests/e2e/engines/',
  'tests/scenario/',
  'tests/cli/',
  'tests/world/people/people-on-own-maps',
  'tests/world/scenery/from-above',
  'tests/world/traffic/',
];

/**
 * Starts the slowest files first, so that at the end no core waits for one of them. Vitest does so by itself where it
 * remembers their times, which a fresh clone does not; of such files it would start the longest texts first.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted
      .map((file) => ({ file, rank: rankOf(file.moduleId) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ file }) => file);
  }
}

/** Place in the list above; all others are behind it. */
function rankOf(path: string): number {
  const rank = SLOW.findIndex((slow) => path.includes(slow));
  return rank < 0 ? SLOW.length : rank;
}
