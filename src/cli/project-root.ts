import { fileURLToPath } from 'node:url';

/** Folder of package.json, with a trailing slash: dist/cli/ lies two below it. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));
