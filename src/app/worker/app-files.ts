import type { FileSource } from '../../scenario/file-source.ts';

/*
 * The project's files as the bundler knows them: scenes, rigs and maps come as text with the code that asks for them,
 * weights by address.
 */
const texts = {
  ...import.meta.glob<string>('/scenes/*.json', { query: '?raw', import: 'default' }),
  ...import.meta.glob<string>('/scenes/experts/*.json', { query: '?raw', import: 'default' }),
  ...import.meta.glob<string>('/rigs/*.json', { query: '?raw', import: 'default' }),
  ...import.meta.glob<string>('/scenes/maps/*.xodr', { query: '?raw', import: 'default' }),
};
const addresses = import.meta.glob<string>('/assets/*.weights', { query: '?url', import: 'default' });

const NOT_THERE = 'there is no such file; check the path';

/** Files that ship with the app, by their path in the project. */
export const appFiles: FileSource = {
  async text(path) {
    const load = texts[`/${path}`];
    if (load !== undefined) return load();
    return new TextDecoder().decode(await appFiles.bytes(path));
  },
  async bytes(path) {
    const text = texts[`/${path}`];
    if (text !== undefined) return new TextEncoder().encode(await text());
    const load = addresses[`/${path}`];
    if (load === undefined) throw new Error(NOT_THERE);
    const response = await fetch(new URL(await load(), import.meta.url));
    if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`);
    return new Uint8Array(await response.arrayBuffer());
  },
};
