import { readFileSync } from 'node:fs';
import { PROJECT_ROOT } from './project-root.ts';

export const VERSION: string = JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8')).version;

/** Name and version, as results.json has them. */
export const TOOL = `skidpad ${VERSION}`;
