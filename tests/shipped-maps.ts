import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../scenes/maps');

/** A map's name and OpenDRIVE text. */
export type NamedMap = readonly [name: string, xml: string];

/** All maps that ship, by name. */
export function shippedMaps(): NamedMap[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.xodr'))
    .sort()
    .map((file): NamedMap => [file.replace('.xodr', ''), readFileSync(join(FOLDER, file), 'utf8')]);
}
