/** A scene that ships with the app. */
export interface SceneEntry {
  /** Path in the project, for example "scenes/first-drive.json". */
  readonly file: string;
  /** Name in the address, for example "first-drive". */
  readonly key: string;
  /** Title from the file. */
  readonly title: string;
}

const names = import.meta.glob<string>('/scenes/*.json', { import: 'name', eager: true });

/** Scenes by title; the first drive first. */
export const SCENES: readonly SceneEntry[] = Object.entries(names)
  .map(([path, title]) => ({
    file: path.slice(1),
    key: path.replace(/^.*\/|\.json$/g, ''),
    title: String(title ?? path),
  }))
  .sort((a, b) => Number(b.key === 'first-drive') - Number(a.key === 'first-drive') || a.title.localeCompare(b.title));
