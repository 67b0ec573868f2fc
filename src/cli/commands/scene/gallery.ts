import { relative } from 'node:path';
import { Command } from 'commander';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { findScenes } from '../../find-scenes.ts';
import { loadScenes } from '../../load-scenes.ts';
import { PROJECT_ROOT } from '../../project-root.ts';

export function sceneGalleryCommand(done: (code: ExitCode) => void): Command {
  return new Command('gallery')
    .description('draw every scene that ships, and write the table of them into docs/scenes.md anew')
    .action(async () => done(await gallery()));
}

async function gallery(): Promise<ExitCode> {
  const loaded = await loadScenes(await findScenes([]));
  if (loaded === null) return EXIT.usage;
  const { writeGallery } = await import('../../jobs/scene-gallery.ts');
  const docs = relative(process.cwd(), `${PROJECT_ROOT}docs`) || '.';
  await writeGallery(loaded, `${docs}/scenes.md`, `${docs}/scenes`);
  process.stdout.write(`${docs}/scenes.md: ${loaded.length} scenes\n`);
  return EXIT.ok;
}
