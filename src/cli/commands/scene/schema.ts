import { Command } from 'commander';
import { SCENE_SCHEMA_FILE, sceneJsonSchema } from '../../../scenario/scene-json-schema.ts';
import { writeWhole } from '../../disk-files.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { PROJECT_ROOT } from '../../project-root.ts';

export function sceneSchemaCommand(done: (code: ExitCode) => void): Command {
  return new Command('schema')
    .description('write the JSON Schema of scene files, which "$schema" in a scene names, anew')
    .option('-o, --output <file>', 'where it goes', `${PROJECT_ROOT}${SCENE_SCHEMA_FILE}`)
    .action(async ({ output }: { output: string }) => {
      await writeWhole(output, sceneJsonSchema());
      process.stdout.write(`${output}\n`);
      done(EXIT.ok);
    });
}
