/** A map that ships with the app. */
export interface MapEntry {
  /** Path in the project, for example "scenes/maps/first-town.xodr". */
  readonly file: string;
  /** Name in the address, for example "first-town". */
  readonly key: string;
  readonly title: string;
}

const addresses = import.meta.glob<string>('/scenes/maps/*.xodr', { query: '?url', import: 'default' });

/** Maps by title; the first town first. */
export const MAPS: readonly MapEntry[] = Object.keys(addresses)
  .map((path) => {
    const key = path.replace(/^.*\/|\.xodr$/g, '');
    return { file: path.slice(1), key, title: titleOf(key) };
  })
  .sort((a, b) => Number(b.key === 'first-town') - Number(a.key === 'first-town') || a.title.localeCompare(b.title));

/** "first-town" -> "First town" */
function titleOf(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words[0].toUpperCase() + words.slice(1);
}
