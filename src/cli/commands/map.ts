import { Command } from 'commander';
import { writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { mapCheckCommand } from './map/check.ts';
import { mapImageCommand } from './map/image.ts';
import { mapInfoCommand } from './map/info.ts';
import { mapProbeCommand } from './map/probe.ts';

export function mapCommand(done: (code: ExitCode) => void): Command {
  const make = new Command('make')
    .description("write the project's own maps anew")
    .option('--output-dir <dir>', 'where they go', `${PROJECT_ROOT}scenes/maps`)
    .action(async ({ outputDir }: { outputDir: string }) => done(await makeMaps(outputDir)));
  const map = new Command('map').description('OpenDRIVE maps');
  for (const command of [mapInfoCommand, mapCheckCommand, mapProbeCommand, mapImageCommand])
    map.addCommand(command(done));
  return map.addCommand(make);
}

async function makeMaps(folder: string): Promise<ExitCode> {
  const { OWN_MAPS, ownMapXml } = await import('../../map/authoring/own-maps.ts');
  for (const name of Object.keys(OWN_MAPS)) {
    const path = `${folder}/${name}.xodr`;
    await writeWhole(path, ownMapXml(name));
    process.stdout.write(`${path}\n`);
  }
  return EXIT.ok;
}
