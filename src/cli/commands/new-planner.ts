import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Command } from 'commander';
import { STARTER } from '../asset-paths.ts';
import { writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { UsageError } from '../usage-error.ts';

export function newPlannerCommand(done: (code: ExitCode) => void): Command {
  return new Command('new-planner')
    .description('write a planner to begin with, which drives')
    .argument('[file]', 'its file', 'my-planner.ts')
    .action(async (file: string) => done(await write(file)));
}

async function write(file: string): Promise<ExitCode> {
  if (!/\.[mc]?[jt]s$/.test(file))
    throw new UsageError(`${file}: expected a name that ends in .ts, such as my-planner.ts`);
  if (existsSync(file)) throw new UsageError(`${file} is there already; name another, or delete it first`);
  const name = basename(file, extname(file)).replace(/'/g, '');
  const starter = await readFile(STARTER, 'utf8');
  await writeWhole(file, starter.replace("name: 'starter'", `name: '${name}'`));
  process.stdout.write(`${file}\n`);
  process.stderr.write(`npx skidpad check-planner ${file}\nnpx skidpad run --tag @normal --planner ${file}\n`);
  return EXIT.ok;
}
