import { Command, InvalidArgumentError } from 'commander';
import { FIRST_TOWN } from '../asset-paths.ts';
import type { ExitCode } from '../exit-code.ts';
import type { SheetFlags } from '../jobs/camera-sheet.ts';
import { parsePngFile } from '../parse-options.ts';
import { parseSeed } from '../parse-seeds.ts';

const SHEETS = ['weather', 'truth'] as const;

export function cameraCommand(done: (code: ExitCode) => void): Command {
  const sheet = new Command('sheet')
    .description('a contact sheet of pictures: by weather and hour, or of lenses with the truth of their pixels')
    .argument('[map]', 'an OpenDRIVE map', FIRST_TOWN)
    .option('--of <what>', SHEETS.join(' or '), parseSheet, 'weather')
    .option('--width <pixels>', 'of one picture', parseWidth, 256)
    .option('--seed <n>', 'of place, traffic and scenery', parseSeed, 6)
    .option('-o, --output <file>', 'a PNG', parsePngFile, 'camera-sheet.png')
    .action(async (map: string, flags: SheetFlags) => {
      const { makeCameraSheet } = await import('../jobs/camera-sheet.ts');
      done(await makeCameraSheet(map, flags));
    });
  return new Command('camera').description('pictures of the cameras').addCommand(sheet);
}

function parseSheet(text: string): (typeof SHEETS)[number] {
  const sheet = SHEETS.find((name) => name === text);
  if (sheet === undefined) throw new InvalidArgumentError(`expected ${SHEETS.join(' or ')}.`);
  return sheet;
}

function parseWidth(text: string): number {
  const width = Number(text);
  if (!/^\d+$/.test(text) || width < 64 || width > 2048) throw new InvalidArgumentError('expected 64 to 2048.');
  return width;
}
