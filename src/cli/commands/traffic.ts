import { Command, InvalidArgumentError } from 'commander';
import { OVAL } from '../asset-paths.ts';
import type { ExitCode } from '../exit-code.ts';
import type { DiagramFlags } from '../jobs/measure-diagram.ts';
import { parseSvgFile } from '../parse-options.ts';
import { parseSeed } from '../parse-seeds.ts';

/** Numbers of vehicles on the oval from free to nearly standing. */
const VEHICLES = '10,30,60,90,120,160,200,250,300,400,500,600,700,800';
const MOST_VEHICLES = 20_000;
const MOST_SECONDS = 36_000;

export function trafficCommand(done: (code: ExitCode) => void): Command {
  const diagram = new Command('diagram')
    .description('measure the fundamental diagram of traffic on closed lanes, beside that of its model')
    .argument('[file]', 'an OpenDRIVE map of nothing but closed lanes', OVAL)
    .option('--vehicles <list>', 'how many vehicles, for each point', parseVehicles, parseVehicles(VEHICLES))
    .option('--seed <n>', 'of the drivers', parseSeed, 1)
    .option('--settling <s>', 'simulated time before it is watched', parseSeconds, 600)
    .option('--watching <s>', 'simulated time of watching', parseSeconds, 300)
    .option('-o, --output <file>', 'draw it there as SVG', parseSvgFile)
    .option('--json', 'points as JSON')
    .action(async (file: string, flags: DiagramFlags) => {
      const { measureDiagram } = await import('../jobs/measure-diagram.ts');
      done(await measureDiagram(file, flags));
    });
  return new Command('traffic').description('traffic by itself').addCommand(diagram);
}

function parseVehicles(text: string): number[] {
  return text.split(',').map((part) => whole(part, MOST_VEHICLES));
}

function parseSeconds(text: string): number {
  return whole(text, MOST_SECONDS);
}

function whole(text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw new InvalidArgumentError(`expected whole numbers from 1 to ${most}.`);
  return value;
}
