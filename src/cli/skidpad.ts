#!/usr/bin/env node
import { EXIT } from './exit-code.ts';
import { main } from './main.ts';

// Whoever reads our output may stop early (`skidpad ... | head`): that is no fault, and files are still to be written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`the output cannot be written: ${error.message}\n`);
  process.exit(EXIT.usage);
});

process.exitCode = await main(process.argv.slice(2));
