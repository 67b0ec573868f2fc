import { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { sceneCheckCommand } from './scene/check.ts';
import { sceneGalleryCommand } from './scene/gallery.ts';
import { sceneImageCommand } from './scene/image.ts';
import { sceneProveCommand } from './scene/prove.ts';
import { sceneRecordCommand } from './scene/record.ts';
import { sceneSchemaCommand } from './scene/schema.ts';

export function sceneCommand(done: (code: ExitCode) => void): Command {
  const scene = new Command('scene').description('scene files');
  for (const command of [
    sceneCheckCommand,
    sceneImageCommand,
    sceneProveCommand,
    sceneRecordCommand,
    sceneGalleryCommand,
    sceneSchemaCommand,
  ])
    scene.addCommand(command(done));
  return scene;
}
